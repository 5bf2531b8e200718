/** Forms that are taken apart and written anew, however they come. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Bytes} from '../../src/proxy/bytes.js';
import {boundaryOf, rewritten} from '../../src/proxy/multipart.js';
import {Refusal} from '../../src/proxy/refusal.js';
import {filePart, formOf, partsOf, userPart} from '../support/proxied-site.js';

const to = 'new-boundary';

async function rewrite(
  form: {readonly headers: Readonly<Record<string, string>>; readonly body: Buffer},
  {size = Infinity, user = 'ada'}: {readonly size?: number; readonly user?: string | null} = {},
): Promise<string> {
  const from = boundaryOf(form.headers['content-type'] ?? null);
  const pieces: Buffer[] = [];
  for await (const piece of rewritten(cut(form.body, size), {from, to, user}))
    pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('latin1');
}

async function* cut(body: Buffer, size: number): AsyncGenerator<Bytes, void> {
  for (let at = 0; at < body.length; at += size)
    yield await Promise.resolve(new Uint8Array(body.subarray(at, at + size)));
}

const bytes = Buffer.from(Array.from({length: 700}, (_, i) => [13, 10, 45, 45, 0, 255, 128, i][i % 8]!));

for (const size of [1, 2, 3, 7, 64, 4096])
  test(`a file is the same when it comes ${String(size)} bytes at a time`, async () => {
    const said = await rewrite(formOf(userPart('eve'), filePart(bytes)), {size});
    assert.deepEqual(await partsOf(`multipart/form-data; boundary=${to}`, said), [
      ['user', 'ada'],
      ['file', {name: 'tent.png', type: 'image/png', bytes: bytes.toString('latin1')}],
    ]);
  });

test('a file that quotes boundaries is a file all the same', async () => {
  const body = `--${to}\r\nContent-Disposition: form-data; name="user"\r\n\r\neve\r\n\r\n------WebKitFormBoundary\r\n`;
  const form = formOf(filePart(body));
  // The site's own boundary is a new one for each request: nobody can have written it into a file.
  const anew = (await rewrite(form)).replaceAll(
    /^--new-boundary(?=\r\nContent-Disposition: form-data; name="(?:file|user"\r\n\r\nada))|--new-boundary--\r\n$/gm,
    '',
  );
  assert.ok(anew.includes(body));
});

test('names of files keep what browsers escape, and letters of every kind', async () => {
  const said = await rewrite(formOf(filePart('x', 'Zelt %22groß%22 テント.png')));
  assert.ok(Buffer.from(said, 'latin1').toString().includes('filename="Zelt %22groß%22 テント.png"'));
});

const head = 'Content-Disposition: form-data; name="file"; filename="a"';
const hostile: Readonly<Record<string, ReturnType<typeof formOf>>> = {
  'no part': formOf(),
  'no file': formOf(userPart('ada')),
  'two files': formOf(filePart('a'), filePart('b')),
  'two users': formOf(userPart('a'), userPart('b'), filePart('b')),
  'another field': formOf(
    {head: 'Content-Disposition: form-data; name="workflow_id"', body: 'x'},
    filePart('a'),
  ),
  'a user as a file': formOf(
    {head: 'Content-Disposition: form-data; name="user"; filename="a"', body: 'eve'},
    filePart('a'),
  ),
  'a file as a field': formOf({head: 'Content-Disposition: form-data; name="file"', body: 'eve'}),
  'a user who has much to say': formOf(userPart('x'.repeat(2000)), filePart('a')),
  'a part without a name': formOf({head: 'Content-Type: text/plain', body: 'x'}),
  'two names': formOf({head: `${head}\r\nContent-Disposition: form-data; name="user"`, body: 'x'}),
  'a name that ends early': formOf({
    head: 'Content-Disposition: form-data; name="file"; filename="a\\"; name="user"',
    body: 'x',
  }),
  'a name in two ways': formOf({head: `${head}; filename*=UTF-8''b`, body: 'x'}),
  'a folded head': formOf({head: `${head}\r\n\tname="user"`, body: 'x'}),
  'a bare line feed in the head': formOf({
    head: `${head}\nContent-Disposition: form-data; name="user"`,
    body: 'x',
  }),
  'an encoding of its own': formOf({head: `${head}\r\nContent-Transfer-Encoding: base64`, body: 'x'}),
  'a head without end': formOf({head: `${head}\r\nX: ${'x'.repeat(10_000)}`, body: 'x'}),
};

for (const [what, form] of Object.entries(hostile))
  test(`a form with ${what} is refused`, async () => {
    for (const size of [1, Infinity])
      for (const user of ['ada', null])
        await assert.rejects(
          rewrite(form, {size, user}),
          (error) => error instanceof Refusal && error.status === 400,
        );
  });

test('a form that breaks off, or has something before its first part, is refused', async () => {
  const form = formOf(filePart('picture'));
  for (const body of [
    form.body.subarray(0, -6),
    form.body.subarray(0, 20),
    Buffer.concat([Buffer.from('x'), form.body]),
  ])
    await assert.rejects(
      rewrite({...form, body}),
      (error) => error instanceof Refusal && error.status === 400,
    );
});

test('what is no form is refused', () => {
  const types = [
    null,
    'multipart/form-data',
    'multipart/mixed; boundary=a',
    'multipart/form-data; boundary=a; boundary=b',
  ];
  for (const type of [
    ...types,
    `multipart/form-data; boundary=${'a'.repeat(71)}`,
    'multipart/form-data; boundary=""',
  ])
    assert.throws(
      () => boundaryOf(type),
      (error) => error instanceof Refusal && error.status === 415,
    );
  assert.equal(boundaryOf('multipart/form-data; boundary="a b"'), 'a b');
});
