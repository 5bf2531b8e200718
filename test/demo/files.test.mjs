// @ts-check
/** Uploads: what is taken and refused, what a message may bring along, and the URLs of what was brought. */
import assert from 'node:assert/strict';
import {request} from 'node:http';
import {test} from 'node:test';
import {bodyOf, eventually, ORIGIN, refusedWith, visit} from './client.mjs';

/** @typedef {Awaited<ReturnType<typeof visit>>} Visit */
/** @typedef {import('./client.mjs').Json} Json */

const NOBODY = '11111111-2222-4333-8444-555555555555';
const MEGABYTE = 1024 * 1024;

/**
 * @param {Visit} visitor
 * @param {BlobPart} content
 * @param {string} name
 * @param {string} [type]
 * @param {AbortSignal} [signal]
 */
function upload({call, user}, content, name, type = 'text/plain', signal) {
  const body = new FormData();
  body.append('file', new File([content], name, {type}));
  body.append('user', user);
  return call('/v1/files/upload', {method: 'POST', body, ...(signal && {signal})});
}

/**
 * A form written by hand, for what no browser would send.
 *
 * @param {Visit} visitor
 * @param {readonly string[]} parts
 */
function sendParts({call}, parts) {
  const body = [...parts.map((part) => `--edge\r\n${part}\r\n`), '--edge--\r\n'].join('');
  const headers = {'content-type': 'multipart/form-data; boundary=edge'};
  return call('/v1/files/upload', {method: 'POST', headers, body});
}

/** @param {string} filename @param {string} [type] */
const part = (filename, type = 'Content-Type: text/plain\r\n') =>
  `Content-Disposition: form-data; name="file"; ${filename}\r\n${type}\r\nhello`;

/** @param {Json} file @param {string} [type] */
const local = (file, type = 'document') => ({
  type,
  transfer_method: 'local_file',
  upload_file_id: file.id,
  url: '',
});

test('an upload is told as Dify tells it, and is read back byte by byte', async (t) => {
  const visitor = await visit(t, 'app-demo-files');
  const bytes = new Uint8Array(300_000).map((_, i) => (i * 7) % 251);
  const name = 'Übersicht "neu" 🏕️.PDF';
  const response = await upload(visitor, bytes, name, 'application/pdf');
  assert.equal(response.status, 201);
  const file = await bodyOf(response);
  assert.equal(file.name, name);
  assert.deepEqual([file.size, file.extension, file.mime_type], [bytes.length, 'pdf', 'application/pdf']);
  assert.equal(file.reference, null);
  assert.equal(file.created_by, (await bodyOf(upload(visitor, 'a', 'a.txt'))).created_by);
  const preview = await visitor.call(file.source_url);
  assert.equal(preview.headers.get('content-type'), 'application/pdf');
  assert.deepEqual(new Uint8Array(await preview.arrayBuffer()), bytes);
  const {data} = await visitor.control('GET', `requests?user=${visitor.user}`);
  assert.deepEqual(data[0].body.files[0].size, bytes.length);
  assert.ok(data[0].received > bytes.length);
});

test('each wrong upload has its own refusal', async (t) => {
  const visitor = await visit(t, 'app-demo-files');
  await refusedWith(await sendParts(visitor, []), 400, 'no_file_uploaded');
  const field = 'Content-Disposition: form-data; name="user"\r\n\r\nme';
  await refusedWith(await sendParts(visitor, [field]), 400, 'no_file_uploaded');
  const one = part('filename="a.txt"');
  await refusedWith(await sendParts(visitor, [one, field, one]), 400, 'too_many_files');
  await refusedWith(await sendParts(visitor, [part('filename=""')]), 400, 'filename_not_exists_error');
  await refusedWith(await sendParts(visitor, [part('filename="a.txt"', '')]), 415, 'unsupported_file_type');
  await refusedWith(await sendParts(visitor, [part('filename="../a.txt"')]), 400, 'invalid_param');
  await refusedWith(await sendParts(visitor, [part('filename="a.EXE"')]), 400, 'invalid_param');
  const json = await visitor.post('/v1/files/upload', {user: 'me'});
  await refusedWith(json, 400, 'no_file_uploaded');
});

test('the limit of a file comes from its kind, and a proxy has one for all', async (t) => {
  const visitor = await visit(t, 'app-demo-files');
  const picture = new Uint8Array(11 * MEGABYTE);
  await refusedWith(await upload(visitor, picture, 'big.png', 'image/png'), 413, 'file_too_large');
  assert.equal((await upload(visitor, picture, 'big.mp4', 'video/mp4')).status, 201);
  const huge = await upload(visitor, new Uint8Array(101 * MEGABYTE), 'huge.mp4', 'video/mp4').catch(
    () => null,
  );
  // The proxy may close the connection before all was sent.
  if (huge) assert.equal(huge.headers.get('access-control-allow-origin'), null);
});

test('a message brings its uploads along, and history signs them anew for both sides', async (t) => {
  const visitor = await visit(t, 'app-demo-files');
  const {events, history, call, control} = visitor;
  const file = await bodyOf(upload(visitor, 'hello', 'notes.txt'));
  const picture = {type: 'image', transfer_method: 'remote_url', url: 'https://pinewake.example/a.png'};
  const answered = await events('What is this?', {files: [local(file), picture]});
  const end = answered.find(({event}) => event === 'message_end');
  assert.equal(end.files[0].upload_file_id, file.id);
  assert.equal((await call(end.files[0].url)).status, 200);
  const read = async () => (await history(end.conversation_id))[0].message_files;
  const [first, second] = await read();
  assert.deepEqual(
    [first.filename, first.mime_type, first.size, first.belongs_to, first.upload_file_id],
    ['notes.txt', 'text/plain', 5, 'user', file.id],
  );
  assert.equal(second.url, picture.url);
  await control('POST', 'expire/app-demo-files');
  await refusedWith(await call(first.url), 404, 'not_found');
  assert.equal(await (await call((await read())[0].url)).text(), 'hello');

  const agent = await visit(t, 'app-demo-agent');
  const drawn = await agent.events('Draw a packing plan');
  const [made] = (await agent.history(drawn[0].conversation_id))[0].message_files;
  assert.equal(made.belongs_to, 'assistant');
  assert.equal((await agent.call(made.url)).headers.get('content-type'), 'image/png');
  await agent.control('POST', 'expire/app-demo-agent');
  assert.equal((await agent.call(made.url)).status, 403);
});

test('a message is refused for files that its app does not take, and loses them where none are taken', async (t) => {
  const visitor = await visit(t, 'app-demo-files');
  const {ask, control, events, history, url} = visitor;
  const file = await bodyOf(upload(visitor, 'hello', 'notes.txt'));
  const files = [local(file)];
  const refused = async (/** @type {Json} */ more) =>
    refusedWith(await ask('Hi', {files, ...more}), 400, 'invalid_param');
  assert.equal(await refused({files: [local({id: NOBODY})]}), 'Invalid upload file');
  assert.equal(await refused({user: 'somebody-else'}), 'Invalid upload file');
  assert.match(await refused({files: [local(file, 'custom')]}), /^File validation failed for file/);
  assert.equal(
    await refused({files: Array(6).fill(local(file))}),
    'Number of files exceeds the maximum limit 5',
  );
  assert.equal(
    await refused({files: Array(6).fill(local(file, 'image'))}),
    'Number of image files exceeds the maximum limit 5',
  );
  const track = await bodyOf(upload(visitor, '<gpx/>', 'walk.GPX', 'application/gpx+xml'));
  assert.equal((await ask('Hi', {files: [local(track, 'custom')]})).status, 200);
  await control('PUT', 'apps/app-demo-files', {
    like: 'app-demo-files',
    parameters: {file_upload: {enabled: false}},
  });
  const [first] = await events('Hi', {files: [...files, local({id: NOBODY})]});
  assert.deepEqual((await history(first.conversation_id))[0].message_files, []);
  assert.ok(url);
});

test('a signed URL is good for anybody until it is changed, expired or about another file', async (t) => {
  const visitor = await visit(t, 'app-demo-files');
  const {control, url} = visitor;
  const [one, other] = await Promise.all([
    bodyOf(upload(visitor, 'one', 'one.txt')),
    bodyOf(upload(visitor, 'other', 'other.txt')),
  ]);
  const plain = await fetch(one.source_url, {headers: {origin: ORIGIN}});
  assert.equal(plain.headers.get('access-control-allow-origin'), ORIGIN);
  assert.equal(plain.headers.get('access-control-allow-credentials'), null);
  const download = await fetch(`${one.source_url}&as_attachment=true`);
  assert.match(download.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''one\.txt/);
  assert.equal((await fetch(`${one.source_url}x`)).status, 404);
  assert.equal((await fetch(one.source_url.replace(one.id, other.id))).status, 404);
  assert.equal((await fetch(`${url}/files/${one.id}/file-preview`)).status, 404);
  const preflight = await fetch(one.source_url, {
    method: 'OPTIONS',
    headers: {
      origin: ORIGIN,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization, content-type, range',
    },
  });
  assert.equal(preflight.headers.get('access-control-allow-headers'), 'Content-Type');
  const like = 'app-demo-files';
  await control('PUT', `apps/${like}`, {like, fileLifetime: 0});
  assert.equal((await fetch(one.source_url)).status, 404);
  await control('PUT', `apps/${like}`, {like, fileLifetime: 300, relativeUrls: true});
  assert.match((await bodyOf(upload(visitor, 'a', 'a.txt'))).source_url, /^\/files\//);
});

test('what a browser would run is given as a download of no type, and sound in pieces', async (t) => {
  const visitor = await visit(t, 'app-demo-files');
  for (const [name, type] of /** @type {const} */ ([
    ['page.html', 'text/html'],
    ['logo.svg', 'image/svg+xml'],
    ['hidden.htm', 'text/plain'],
  ])) {
    const {source_url: source} = await bodyOf(upload(visitor, '<script>alert(1)</script>', name, type));
    const {headers} = await fetch(source);
    assert.equal(headers.get('content-type'), 'application/octet-stream');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('content-disposition') ?? '', /^attachment/);
  }
  const {source_url: sound} = await bodyOf(upload(visitor, '0123456789', 'a.mp3', 'audio/mpeg'));
  const middle = await fetch(sound, {headers: {range: 'bytes=3-5'}});
  assert.deepEqual([middle.status, await middle.text()], [206, '345']);
  assert.equal(middle.headers.get('content-range'), 'bytes 3-5/10');
  assert.equal((await fetch(sound, {headers: {range: 'bytes=10-'}})).status, 416);
});

test('the preview with a key is only for files of a message of the app', async (t) => {
  const visitor = await visit(t, 'app-demo-files');
  const {call, events} = visitor;
  const file = await bodyOf(upload(visitor, 'hello', 'notes.txt'));
  const path = `/v1/files/${file.id}/preview`;
  await refusedWith(await call(path), 403, 'file_access_denied');
  await refusedWith(await call(`/v1/files/${NOBODY}/preview`), 404, 'file_not_found');
  await events('Read this', {files: [local(file)]});
  assert.equal(await (await call(path)).text(), 'hello');
  const download = await call(`${path}?as_attachment=true`);
  assert.equal(download.headers.get('content-type'), 'application/octet-stream');
});

test('an upload can be held in the middle, and before its answer, and be cancelled there', async (t) => {
  const visitor = await visit(t, 'app-demo-files');
  const {control, user} = visitor;
  const bytes = new Uint8Array(14 * MEGABYTE);
  const entry = async () => (await control('GET', 'requests?app=app-demo-files')).data.at(-1);

  await control('PUT', 'failing/app-demo-files', {upload: {hold: user, holdAfter: MEGABYTE}});
  const leaving = new AbortController();
  const cancelled = upload(visitor, bytes, 'a.mp4', 'video/mp4', leaving.signal);
  await eventually(async () => (await entry())?.received >= MEGABYTE);
  assert.ok((await entry()).received < 3 * MEGABYTE);
  leaving.abort();
  await assert.rejects(cancelled);
  await control('POST', `gates/${user}`);
  await eventually(async () => (await entry()).closedByClient);

  await control('PUT', 'failing/app-demo-files', {upload: {hold: `${user}-1`, holdAfter: MEGABYTE}});
  const whole = upload(visitor, bytes, 'b.mp4', 'video/mp4');
  await eventually(async () => (await entry()).open && (await entry()).received >= MEGABYTE);
  await control('POST', `gates/${user}-1`);
  assert.equal((await bodyOf(whole)).size, bytes.length);

  await control('PUT', 'failing/app-demo-files', {upload: {hold: `${user}-2`}});
  const waiting = upload(visitor, 'c', 'c.txt');
  await eventually(async () => (await entry()).body?.files?.[0].filename === 'c.txt');
  await control('POST', `gates/${user}-2`);
  assert.equal((await waiting).status, 201);
});

test('uploads can fail so many times, or only once, until that is taken back', async (t) => {
  const visitor = await visit(t, 'app-demo-files');
  const {control} = visitor;
  const statuses = async (/** @type {number} */ count) => {
    const seen = [];
    for (let i = 0; i < count; i++) seen.push((await upload(visitor, 'a', 'a.txt')).status);
    return seen;
  };
  const failing = 'failing/app-demo-files';
  await control('PUT', failing, {upload: {status: 500, body: {code: 'unknown'}, times: 2}});
  assert.deepEqual(await statuses(3), [500, 500, 201]);
  await control('PUT', failing, {upload: {status: 413, body: '<h1>too large</h1>', cors: false, on: 2}});
  assert.deepEqual(await statuses(3), [201, 413, 201]);
  await control('PUT', failing, {upload: {destroy: true}});
  await assert.rejects(statuses(1));
  await control('DELETE', failing);
  assert.deepEqual(await statuses(1), [201]);
});

test('a form may come one byte at a time', async (t) => {
  const {url, user} = await visit(t, 'app-demo-files');
  const body = Buffer.from(
    `--edge\r\n${part('filename="ä.txt"')}\r\n--edge\r\nContent-Disposition: form-data; name="user"\r\n\r\n${user}` +
      `\r\n--edge\r\nContent-Disposition: form-data; name="empty"\r\n\r\n\r\n--edge--\r\n`,
  );
  const headers = {
    authorization: 'Bearer app-demo-files',
    'content-type': 'multipart/form-data; boundary="edge"',
    'content-length': body.length,
  };
  /** @type {Json} */
  const answer = await new Promise((resolve, reject) => {
    const sending = request(`${url}/v1/files/upload`, {method: 'POST', headers}, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve(JSON.parse(text)));
    });
    sending.on('error', reject);
    sending.setNoDelay(true);
    const send = (/** @type {number} */ at) => {
      if (at === body.length) sending.end();
      else sending.write(body.subarray(at, at + 1), () => setImmediate(send, at + 1));
    };
    send(0);
  });
  assert.deepEqual([answer.name, answer.size], ['ä.txt', 5]);
});
