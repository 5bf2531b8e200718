/** The list of conversations: paging, search, renaming, deleting. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {DifyError} from '../../../src/conversation/dify-error.js';
import {ServiceApi} from '../../../src/dify/service-api.js';
import type {ChatTransport} from '../../../src/dify/transport.js';
import {ConversationList, UNDO_MS} from '../../../src/features/history/conversation-list.js';
import type {Reply} from '../../support/fake-dify.js';
import {BASE_URL, FakeDify, held, json, unreachable} from '../../support/fake-dify.js';
import {quiet, waitFor} from '../../support/test-chat.js';

const notFound = json({code: 'not_found', message: 'Not there.', status: 404}, 404);

/** A page of conversations by their ids; the name is that of the id, the newest comes first. */
function page(ids: string, hasMore = false): Reply {
  const data = Array.from(ids, (id) => ({id, name: `Name ${id}`, updated_at: 1_000 - id.charCodeAt(0)}));
  return json({limit: 30, has_more: hasMore, data});
}

class Watched {
  readonly list: ConversationList;
  readonly heard: string[] = [];
  readonly failures: DifyError[] = [];
  transport: ChatTransport;

  constructor(server: FakeDify) {
    this.transport = transportOf(server);
    this.list = new ConversationList(() => this.transport, {
      changed: () => undefined,
      named: (id, name) => this.heard.push(`named ${id} ${name}`),
      deleted: (id) => this.heard.push(`deleted ${id}`),
      failed: (error) => this.failures.push(error),
    });
  }

  get ids(): string {
    return this.list.rows.map(({id}) => id).join('');
  }

  get found(): string {
    return this.list.found.map(({id}) => id).join('');
  }

  nameOf(id: string): string | undefined {
    return this.list.rows.find((row) => row.id === id)?.name;
  }
}

function transportOf(server: FakeDify): ChatTransport {
  return new ServiceApi({
    baseUrl: BASE_URL,
    apiKey: '',
    user: 'visitor',
    responseMode: 'streaming',
    timeoutMs: 60_000,
    idleTimeoutMs: 45_000,
    fetch: server.fetch,
  });
}

async function listOf(server: FakeDify): Promise<Watched> {
  const watched = new Watched(server);
  await watched.list.refresh();
  return watched;
}

const conversations = 'GET /conversations';
const rename = 'POST /conversations/:id/name';
const deletion = 'DELETE /conversations/:id';

test('pages follow one another, and what two pages hold stands once', async () => {
  const server = new FakeDify().on(conversations, page('abc', true), page('cde'));
  const watched = await listOf(server);
  assert.deepEqual([watched.ids, watched.list.hasMore], ['abc', true]);
  await watched.list.more();
  await watched.list.more();
  assert.deepEqual([watched.ids, watched.list.hasMore], ['abcde', false]);
  assert.deepEqual(
    server.to(conversations).map(({query}) => query),
    [
      {limit: '30', user: 'visitor'},
      {limit: '30', user: 'visitor', last_id: 'c'},
    ],
  );
});

test('a page that fails keeps those before it, and is tried again from where it was', async () => {
  const server = new FakeDify().on(conversations, page('ab', true), unreachable(), page('cd'));
  const watched = await listOf(server);
  await watched.list.more();
  assert.deepEqual([watched.ids, watched.list.status, watched.list.error?.code], ['ab', 'failed', 'network']);
  assert.equal(watched.failures.length, 1);
  await watched.list.more();
  assert.equal(server.to(conversations).length, 2, 'only a retry asks again');
  await watched.list.retry();
  assert.deepEqual([watched.ids, watched.list.status, watched.list.error], ['abcd', 'idle', null]);
});

test('where the conversation to go on from is gone, the one before it takes its place', async () => {
  const server = new FakeDify().on(conversations, page('abc', true), notFound, notFound, page('de'));
  const watched = await listOf(server);
  await watched.list.more();
  assert.equal(watched.ids, 'ade');
  assert.deepEqual(
    server.to(conversations).map(({query}) => query['last_id']),
    [undefined, 'c', 'b', 'a'],
  );
  assert.equal(watched.failures.length, 0);
});

test('a refresh brings what is new, drops what is gone, and keeps older pages', async () => {
  const server = new FakeDify().on(conversations, page('bcd', true), page('ef', true), page('abd', true));
  const watched = await listOf(server);
  await watched.list.more();
  await watched.list.refresh();
  assert.deepEqual([watched.ids, watched.list.hasMore], ['abdef', true]);
});

test('a refresh that shows everything leaves nothing else', async () => {
  const server = new FakeDify().on(conversations, page('bcd', true), page('ef'), page('ab'));
  const watched = await listOf(server);
  await watched.list.more();
  await watched.list.refresh();
  assert.deepEqual([watched.ids, watched.list.hasMore], ['ab', false]);
});

test('a search loads page after page, without case and accents', async () => {
  const named = (id: string, name: string): object => ({id, name, updated_at: 1});
  const server = new FakeDify().on(
    conversations,
    json({has_more: true, data: [named('a', 'Café'), named('b', 'Tent')]}),
    json({has_more: true, data: [named('c', 'CAFE 2')]}),
    json({has_more: false, data: [named('d', 'Tent 2')]}),
  );
  const watched = await listOf(server);
  watched.list.search(' cafe ');
  await waitFor(() => !watched.list.hasMore);
  await quiet();
  assert.deepEqual([watched.found, watched.ids], ['ac', 'abcd']);
  watched.list.search('');
  assert.equal(watched.found, 'abcd');
});

test('a search stops loading when it is given up', async () => {
  const second = held(page('b', true));
  const server = new FakeDify().on(conversations, page('a', true), second.reply, page('c'));
  const watched = await listOf(server);
  watched.list.search('x');
  watched.list.search('');
  second.release();
  await waitFor(() => watched.ids === 'ab');
  await quiet();
  assert.equal(server.to(conversations).length, 2);
});

test('a new name is shown at once, and is the server’s in the end', async () => {
  const answer = held(json({id: 'a', name: 'Trimmed', updated_at: 1}));
  const server = new FakeDify().on(conversations, page('a')).on(rename, answer.reply);
  const watched = await listOf(server);
  const renamed = watched.list.rename('a', 'Wish');
  assert.equal(watched.nameOf('a'), 'Wish');
  answer.release();
  assert.equal(await renamed, true);
  assert.deepEqual([watched.nameOf('a'), watched.heard], ['Trimmed', ['named a Trimmed']]);
  assert.deepEqual(server.to(rename)[0]!.body, {name: 'Wish', user: 'visitor'});
});

test('a name that is refused gives way to the one before', async () => {
  const server = new FakeDify().on(conversations, page('a')).on(rename, notFound);
  const watched = await listOf(server);
  assert.equal(await watched.list.rename('a', 'Wish'), false);
  const [row] = watched.list.rows;
  assert.deepEqual([row!.name, row!.doing, row!.failure?.error.status], ['Name a', null, 404]);
  assert.equal(watched.failures.length, 1);
});

test('of two names that are given in a hurry the newer one stays, whatever becomes of the older', async () => {
  const first = held(json({code: 'unknown', message: 'No.', status: 500}, 500));
  const second = held(json({id: 'a', name: 'Second'}));
  const server = new FakeDify().on(conversations, page('a')).on(rename, first.reply, second.reply);
  const watched = await listOf(server);
  const both = Promise.all([watched.list.rename('a', 'First'), watched.list.rename('a', 'Second')]);
  first.release();
  await waitFor(() => watched.failures.length === 1);
  assert.equal(watched.nameOf('a'), 'Second');
  second.release();
  await both;
  assert.deepEqual([watched.nameOf('a'), watched.list.rows[0]!.failure], ['Second', null]);
});

test('a list that is refreshed while a name is on its way keeps the wish, and knows what to go back to', async () => {
  const answer = held(unreachable());
  const server = new FakeDify().on(conversations, page('a')).on(rename, answer.reply);
  const watched = await listOf(server);
  const renamed = watched.list.rename('a', 'Wish');
  server.on(conversations, json({has_more: false, data: [{id: 'a', name: 'From elsewhere', updated_at: 1}]}));
  await watched.list.refresh();
  assert.equal(watched.nameOf('a'), 'Wish');
  answer.release();
  await renamed;
  assert.equal(watched.nameOf('a'), 'From elsewhere');
});

test('the app may find the name', async () => {
  const server = new FakeDify().on(conversations, page('a')).on(rename, json({id: 'a', name: 'A title'}));
  const watched = await listOf(server);
  const naming = watched.list.rename('a', null);
  assert.deepEqual([watched.nameOf('a'), watched.list.rows[0]!.doing], ['Name a', 'naming']);
  await naming;
  assert.deepEqual([watched.nameOf('a'), watched.list.rows[0]!.doing], ['A title', null]);
  assert.deepEqual(server.to(rename)[0]!.body, {auto_generate: true, user: 'visitor'});
});

test('a deletion reaches the server when it can no longer be taken back, and not before', async (t) => {
  const server = new FakeDify()
    .on(conversations, page('ab'))
    .on(deletion, () => new Response(null, {status: 204}));
  const watched = await listOf(server);
  t.mock.timers.enable({apis: ['setTimeout']});
  watched.list.delete('a');
  t.mock.timers.tick(UNDO_MS - 1);
  assert.deepEqual([server.to(deletion).length, watched.ids], [0, 'ab']);
  t.mock.timers.tick(1);
  assert.equal(watched.ids, 'b');
  await waitFor(() => watched.heard.length === 1);
  assert.deepEqual(watched.heard, ['deleted a']);
  const [request] = server.to(deletion);
  assert.deepEqual([request!.path, request!.body], ['/conversations/a', {user: 'visitor'}]);
  assert.equal(request!.init.keepalive, false);
});

test('a deletion that is taken back never happens', async (t) => {
  const server = new FakeDify().on(conversations, page('ab'));
  const watched = await listOf(server);
  t.mock.timers.enable({apis: ['setTimeout']});
  watched.list.delete('a');
  assert.equal(watched.list.restore('a'), true);
  t.mock.timers.tick(UNDO_MS * 2);
  watched.list.commit(true);
  assert.deepEqual([server.to(deletion).length, watched.ids, watched.list.hasDeletions], [0, 'ab', false]);
  assert.equal(watched.list.restore('a'), false);
});

test('when the page goes away, the browser is asked to carry deletions out all the same', async () => {
  const server = new FakeDify().on(conversations, page('abc')).on(deletion, notFound, notFound);
  const watched = await listOf(server);
  watched.list.delete('a');
  watched.list.delete('c');
  watched.list.commit(true);
  assert.deepEqual(
    server.to(deletion).map(({path, init}) => [path, init.keepalive]),
    [
      ['/conversations/a', true],
      ['/conversations/c', true],
    ],
  );
  await waitFor(() => watched.heard.length === 2);
  assert.deepEqual([watched.heard, watched.failures.length], [['deleted a', 'deleted c'], 0]);
});

test('a page that was asked for before a deletion does not bring it back', async () => {
  const answer = held(notFound);
  const server = new FakeDify().on(conversations, page('ab')).on(deletion, answer.reply);
  const watched = await listOf(server);
  watched.list.delete('a');
  watched.list.commit(false);
  await watched.list.refresh();
  assert.equal(watched.ids, 'b');
  answer.release(); // or its time-out would hold up the process
});

test('a conversation that cannot be deleted comes back to its place', async () => {
  const server = new FakeDify().on(conversations, page('abc')).on(deletion, unreachable());
  const watched = await listOf(server);
  watched.list.delete('b');
  watched.list.commit(false);
  assert.equal(watched.ids, 'ac');
  await waitFor(() => watched.failures.length === 1);
  assert.deepEqual([watched.ids, watched.list.rows[1]!.failure?.wish], ['abc', 'delete']);
  assert.deepEqual(watched.heard, []);
});

test('what was deleted for one user is carried out for that user, and comes back to no other', async () => {
  const server = new FakeDify().on(conversations, page('ab')).on(deletion, unreachable());
  const watched = await listOf(server);
  watched.list.delete('a');
  const other = new FakeDify().on(conversations, page('x'));
  watched.transport = transportOf(other);
  watched.list.clear();
  await watched.list.refresh();
  await waitFor(() => watched.failures.length === 1);
  assert.deepEqual([server.to(deletion).length, other.to(deletion).length, watched.ids], [1, 0, 'x']);
});

test('what is no conversation is passed over', async () => {
  const data = [null, 7, {}, {id: ''}, {id: 'a'}, {id: 'b', name: 4, created_at: 2}];
  const watched = await listOf(new FakeDify().on(conversations, json({has_more: 'yes', data})));
  assert.deepEqual(
    watched.list.rows.map(({id, name, updatedAt}) => [id, name, updatedAt]),
    [
      ['b', '', 2_000],
      ['a', '', 0],
    ],
  );
  assert.equal(watched.list.hasMore, false);
});

test('a server that gives the same page for ever is not asked for ever', async () => {
  const server = new FakeDify().on('GET /conversations', page('ab', true));
  const {list} = new Watched(server);
  await list.refresh();
  list.search('zebra');
  await waitFor(() => list.status === 'idle' && !list.hasMore);
  assert.equal(server.to('GET /conversations').length, 2);
});

test('a first page with nothing to go on from is the last one', async () => {
  const server = new FakeDify().on('GET /conversations', page('', true));
  const {list} = new Watched(server);
  await list.refresh();
  list.search('zebra');
  await quiet();
  assert.deepEqual([server.to('GET /conversations').length, list.hasMore], [1, false]);
});

test('a search looks through a thousand conversations by itself; the reader may ask for more', async () => {
  let pages = 0;
  const endless: Reply = (request) => {
    pages += 1;
    const data = Array.from({length: 100}, (_, at) => ({id: `${String(pages)}-${String(at)}`, name: 'A'}));
    return json({limit: 100, has_more: true, data})(request);
  };
  const {list} = new Watched(new FakeDify().on('GET /conversations', endless));
  await list.refresh();
  list.search('zebra');
  await waitFor(() => !list.searchesOn);
  assert.deepEqual([pages, list.rows.length, list.hasMore], [10, 1_000, true]);
  await list.more();
  assert.equal(list.rows.length, 1_100);
});
