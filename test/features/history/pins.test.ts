/** Conversations that stand first: what is asked for, where they go, and what becomes of a wish that is refused. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {DifyError} from '../../../src/conversation/dify-error.js';
import {ServiceApi} from '../../../src/dify/service-api.js';
import {ConversationList} from '../../../src/features/history/conversation-list.js';
import {isPinned} from '../../../src/features/history/rows.js';
import type {Reply} from '../../support/fake-dify.js';
import {BASE_URL, FakeDify, held, json} from '../../support/fake-dify.js';
import {waitFor} from '../../support/test-chat.js';

const conversations = 'GET /conversations';
const pin = 'PATCH /conversations/:id/pin';
const unpin = 'PATCH /conversations/:id/unpin';
const taken = json({result: 'success'});
const notFound = json({code: 'not_found', message: 'Not there.', status: 404}, 404);

/** How many of those that are not pinned a page has. */
const PAGE = 2;

/** A server with these conversations, the newest first, which cannot tell the pinned ones while it is broken. */
function server(all: string, pinned = ''): FakeDify & {pinned: string; isBroken: boolean} {
  const dify = Object.assign(new FakeDify(), {pinned, isBroken: false});
  const list: Reply = (request) => {
    const {pinned: asked, last_id: after} = request.query;
    if (dify.isBroken && asked === 'true') throw new TypeError('Failed to fetch');
    const group = Array.from(all).filter((id) => dify.pinned.includes(id) === (asked === 'true'));
    const at = after === undefined ? 0 : group.indexOf(after) + 1;
    if (after !== undefined && at === 0) return notFound(request);
    const rest = group.slice(at);
    const data = rest.slice(0, asked === 'true' ? 100 : PAGE).map((id) => ({
      id,
      name: `Name ${id}`,
      updated_at: 1_000 - id.charCodeAt(0),
    }));
    return json({has_more: rest.length > data.length, data})(request);
  };
  return dify.on(conversations, list);
}

class Watched {
  readonly failures: DifyError[] = [];
  readonly list: ConversationList;

  constructor(dify: FakeDify) {
    const transport = new ServiceApi({
      baseUrl: BASE_URL,
      apiKey: '',
      user: 'visitor',
      responseMode: 'streaming',
      timeoutMs: 60_000,
      idleTimeoutMs: 45_000,
      fetch: dify.fetch,
    });
    const observer = {
      changed: () => undefined,
      named: () => undefined,
      deleted: () => undefined,
      failed: (error: DifyError) => this.failures.push(error),
    };
    this.list = new ConversationList(
      () => transport,
      observer,
      () => true,
    );
  }

  /** Those that stand first, and the others. */
  get groups(): string {
    const ids = (isFirst: boolean): string =>
      this.list.rows
        .filter((row) => isPinned(row) === isFirst)
        .map(({id}) => id)
        .join('');
    return `${ids(true)}|${ids(false)}`;
  }
}

async function listOf(dify: FakeDify): Promise<Watched> {
  const watched = new Watched(dify);
  await watched.list.refresh();
  return watched;
}

test('the pinned ones are asked for apart, and the pages are those of the others', async () => {
  const dify = server('abcdef', 'be');
  const watched = await listOf(dify);
  assert.equal(watched.groups, 'be|ac');
  await watched.list.more();
  assert.equal(watched.groups, 'be|acdf');
  const asked = dify.to(conversations).map(({query: {pinned, limit, last_id}}) => [pinned, limit, last_id]);
  assert.deepEqual(asked, [
    ['false', '30', undefined],
    ['true', '100', undefined],
    ['false', '30', 'c'],
  ]);
});

test('one that is pinned moves at once, and the next page begins after one that is still among the others', async () => {
  const dify = server('abcd').on(pin, taken);
  const watched = await listOf(dify);
  const pinned = watched.list.pin('b', true);
  assert.equal(watched.groups, 'b|a');
  dify.pinned = 'b';
  assert.equal(await pinned, true);
  await watched.list.more();
  assert.equal(watched.groups, 'b|acd');
  assert.equal(dify.to(conversations).at(-1)!.query['last_id'], 'a');
  assert.deepEqual(dify.to(pin)[0]!.body, {});
});

test('one that is taken back from afar does not let a page be passed over', async () => {
  const dify = server('abcdef', 'f').on(unpin, taken);
  const watched = await listOf(dify);
  dify.pinned = '';
  await watched.list.pin('f', false);
  assert.equal(watched.groups, '|abf');
  await watched.list.more();
  assert.equal(watched.groups, '|abcdf');
  await watched.list.more();
  assert.deepEqual([watched.groups, watched.list.hasMore], ['|abcdef', false]);
});

test('one that the server refuses goes back, and says why', async () => {
  const watched = await listOf(server('ab').on(pin, notFound));
  assert.equal(await watched.list.pin('b', true), false);
  assert.equal(watched.groups, '|ab');
  const {failure} = watched.list.rows[1]!;
  assert.deepEqual([failure?.wish, failure?.error.status, watched.failures.length], ['pin', 404, 1]);
});

test('of two wishes in a hurry the server hears the newer one last, and it stays', async () => {
  const first = held(notFound);
  const dify = server('ab', 'b').on(unpin, first.reply).on(pin, taken);
  const watched = await listOf(dify);
  const both = [watched.list.pin('b', false), watched.list.pin('b', true)];
  await waitFor(() => dify.to(unpin).length === 1);
  assert.deepEqual([watched.groups, dify.to(pin).length], ['b|a', 0]);
  first.release();
  assert.deepEqual(await Promise.all(both), [false, true]);
  assert.deepEqual([watched.groups, watched.list.rows[1]!.failure], ['b|a', null]);
});

test('a list that was written before the server took a wish does not undo it; the next one counts', async () => {
  const answer = held(taken);
  const dify = server('ab').on(pin, answer.reply);
  const watched = await listOf(dify);
  const pinned = watched.list.pin('b', true);
  await watched.list.refresh();
  assert.equal(watched.groups, 'b|a');
  const late = watched.list.refresh();
  answer.release();
  await pinned;
  await late;
  assert.equal(watched.groups, 'b|a', 'this list was asked for too early');
  await watched.list.refresh();
  assert.equal(watched.groups, '|ab', 'somebody else has taken it back');
});

test('a search goes through those that stand first, too', async () => {
  const watched = await listOf(server('abc', 'c'));
  watched.list.search('name c');
  assert.deepEqual(
    watched.list.found.map(({id}) => id),
    ['c'],
  );
});

test('where one half of the list fails, the list has failed, and both are asked for again', async () => {
  const dify = server('ab', 'b');
  dify.isBroken = true;
  const watched = await listOf(dify);
  assert.deepEqual([watched.list.status, watched.groups, watched.failures.length], ['failed', '|', 1]);
  dify.isBroken = false;
  await watched.list.retry();
  assert.deepEqual([watched.list.status, watched.groups], ['idle', 'b|a']);
});

test('a server that gives the same pinned ones for ever is not asked for ever', async () => {
  const data = [{id: 'a', name: 'A', updated_at: 1}];
  const dify = new FakeDify().on(conversations, json({has_more: true, data}));
  const watched = await listOf(dify);
  assert.equal(watched.groups, 'a|');
  assert.equal(dify.to(conversations).filter(({query}) => query['pinned'] === 'true').length, 2);
});
