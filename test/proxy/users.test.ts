/** The visitor's id: the site's own where it has one, in every place where Dify reads it. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Asked} from '../support/proxied-site.js';
import {codeOf, filePart, formOf, ID, partsOf, proxiedSite, userPart} from '../support/proxied-site.js';

const upload = '/chat-api/files/upload';
const json = {'content-type': 'application/json'};

/** Requests that name somebody else. */
const forged: Readonly<Record<string, Asked>> = {
  'in a body': {path: '/chat-api/chat-messages', json: {query: 'Hi', user: 'eve'}},
  'in a body, twice': {
    path: '/chat-api/chat-messages',
    headers: json,
    body: '{"user":"eve","query":"Hi","user":"eve"}',
  },
  'in a body, with escapes': {
    path: '/chat-api/chat-messages',
    headers: json,
    body: '{"us\\u0065r":"eve","user ":"x"}',
  },
  'in a body, and the query too': {
    path: '/chat-api/chat-messages?user=eve',
    json: {query: 'Hi', user: 'eve'},
  },
  'in the body of a stop': {path: `/chat-api/chat-messages/${ID}/stop`, json: {user: 'eve'}},
  'in no body at all': {path: `/chat-api/conversations/${ID}`, method: 'DELETE', headers: json, body: ''},
  'in the body of a deletion': {path: `/chat-api/conversations/${ID}`, method: 'DELETE', json: {user: 'eve'}},
  'in the body of a form': {
    path: '/chat-api/form/human_input/token',
    json: {inputs: {}, action: 'ok', user: 'eve'},
  },
  'in a query': {path: `/chat-api/messages?conversation_id=${ID}&user=eve`},
  'in a query, twice': {path: '/chat-api/conversations?user=eve&limit=1&user=mallory'},
  'in a query, with escapes': {path: '/chat-api/conversations?%75ser=eve'},
  'in a query as an array': {path: '/chat-api/conversations?user[]=eve&user%5B%5D=eve'},
  'in no query': {path: `/chat-api/workflow/${ID}/events`},
};

for (const [where, asked] of Object.entries(forged))
  test(`a visitor who names another one ${where} stays who they are`, async (t) => {
    const site = await proxiedSite(t, {user: () => Promise.resolve('ada')});
    assert.equal((await site.ask(asked)).status, 200);
    const [{query, body}] = site.arrived as [(typeof site.arrived)[0]];
    const fields = body === '' ? query : (JSON.parse(body) as Record<string, string>);
    assert.equal(fields['user'], 'ada');
    assert.doesNotMatch(JSON.stringify([query, body]), /eve|mallory/);
  });

const forms = {
  'before the file': [userPart('eve'), filePart('picture')],
  'after the file': [filePart('picture'), userPart('eve')],
  nowhere: [filePart('picture')],
};

for (const [where, parts] of Object.entries(forms))
  for (const path of [upload, '/chat-api/audio-to-text'])
    test(`a visitor who is named ${where} of a form to ${path} is who the site says`, async (t) => {
      const site = await proxiedSite(t, {user: () => 'ada & Ëve\r\n--'});
      assert.equal((await site.ask({path, ...formOf(...parts)})).status, 200);
      const [{headers, body}] = site.arrived as [(typeof site.arrived)[0]];
      assert.deepEqual(await partsOf(headers['content-type']!, body), [
        ['user', 'ada & Ëve\r\n--'],
        ['file', {name: 'tent.png', type: 'image/png', bytes: 'picture'}],
      ]);
    });

test('a visitor without a session is refused, and Dify is not asked', async (t) => {
  for (const nobody of [null, '', undefined]) {
    const site = await proxiedSite(t, {user: () => nobody as string | null});
    for (const asked of [
      ...Object.values(forged),
      {path: upload, ...formOf(filePart('x'))},
      {path: '/chat-api/site'},
    ]) {
      const answer = await site.ask(asked);
      assert.deepEqual([answer.status, codeOf(answer)], [401, 'unauthorized']);
    }
    assert.deepEqual(site.arrived, []);
  }
});

test('a session that cannot be read is an error, not a visitor', async (t) => {
  const site = await proxiedSite(t, {
    user: () => {
      throw new Error('the database is away');
    },
  });
  const answer = await site.ask(forged['in a body']!);
  assert.deepEqual([answer.status, codeOf(answer)], [500, 'internal_server_error']);
  assert.doesNotMatch(answer.body, /database/);
  assert.equal(site.reported.length, 1);
  assert.deepEqual(site.arrived, []);
});

test('where the site knows nobody, the browser’s own id is passed on', async (t) => {
  const site = await proxiedSite(t);
  await site.ask({path: '/chat-api/chat-messages', json: {query: 'Hi', user: 'eve'}});
  await site.ask({path: '/chat-api/conversations?limit=1&user=eve'});
  await site.ask({path: upload, ...formOf(filePart('x'), userPart('eve'))});
  const [asked, listed, uploaded] = site.arrived;
  assert.equal((JSON.parse(asked!.body) as {user: string}).user, 'eve');
  assert.deepEqual(listed!.query, {limit: '1', user: 'eve'});
  const parts = await partsOf(uploaded!.headers['content-type']!, uploaded!.body);
  assert.deepEqual(new Map(parts).get('user'), 'eve');
});
