// @ts-check
/** A past of many pages: listing, paging, renaming, deleting and rating in it, and how each of these fails. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bodyOf, refusedWith, visit} from './client.mjs';

/** @typedef {Awaited<ReturnType<typeof visit>>} Visit */
/** @typedef {import('./client.mjs').Json} Json */

const NOBODY = '11111111-2222-4333-8444-555555555555';

/**
 * @param {Visit} visitor
 * @param {Record<string, string>} [query]
 */
const list = ({call, user}, query = {}) => call(`/v1/conversations?${new URLSearchParams({user, ...query})}`);

/** @param {Json[]} items @param {string} key */
const all = (items, key) => items.map((item) => item[key]);

test('each user of an app with a past has one of its own, page by page', async (t) => {
  const visitor = await visit(t, 'app-demo-history');
  const pages = [];
  for (let last = ''; ;) {
    const page = await bodyOf(list(visitor, {limit: '25', ...(last && {last_id: last})}));
    pages.push(page.data);
    if (!page.has_more) break;
    last = page.data.at(-1).id;
  }
  assert.deepEqual(all(pages, 'length'), [25, 25, 10]);
  const items = pages.flat();
  assert.equal(new Set(all(items, 'id')).size, 60);
  assert.ok(new Set(all(items, 'name')).size > 40);
  const times = all(items, 'updated_at');
  assert.deepEqual(
    times,
    times.toSorted((a, b) => b - a),
  );
  const oldest = await bodyOf(list(visitor, {limit: '1', sort_by: 'updated_at'}));
  assert.equal(oldest.data[0].id, items.at(-1).id);
  await refusedWith(await list(visitor, {last_id: NOBODY}), 404, 'not_found');
  await refusedWith(await list(visitor, {limit: '101'}), 400, 'invalid_param');
  await refusedWith(await list(visitor, {sort_by: 'name'}), 400, 'invalid_param');
  const other = await bodyOf(visitor.call('/v1/conversations?user=somebody-else'));
  assert.equal(other.data.length, 20);
  assert.ok(!all(items, 'id').includes(other.data[0].id));
});

test('a long conversation is read backwards, and nothing is lost or said twice', async (t) => {
  const {call, user} = await visit(t, 'app-demo-history');
  const [newest] = (await bodyOf(call(`/v1/conversations?user=${user}&limit=1`))).data;
  const path = `/v1/messages?user=${user}&conversation_id=${newest.id}&limit=50`;
  /** @type {Json[]} */
  let turns = [];
  for (let first = '', more = true; more; first = turns[0].id) {
    const page = await bodyOf(call(first ? `${path}&first_id=${first}` : path));
    turns = [...page.data, ...turns];
    more = page.has_more;
  }
  assert.equal(turns.length, 120);
  assert.deepEqual(
    all(turns, 'query').map((query) => Number(/^Day (\d+):/.exec(query)?.[1])),
    turns.map((_, i) => i + 1),
  );
  assert.ok(turns.some(({feedback}) => feedback?.rating === 'like'));
  assert.ok(turns.some(({retriever_resources: sources}) => sources.length > 0));
});

test('a past answers the form of its app', async (t) => {
  const visitor = await visit(t, 'app-demo-everything');
  const {data} = await bodyOf(list(visitor));
  assert.equal(data[0].introduction, 'Hello Ada, everything is switched on today.');
  assert.equal((await visitor.history(data[0].id))[0].inputs.terrain, 'forest paths');
});

test('a test can give one user a past, beside what was said before', async (t) => {
  const visitor = await visit(t);
  const [said] = await visitor.events('Which tent for two?');
  const {data} = await visitor.control('POST', 'past/app-demo-chat', {
    user: visitor.user,
    conversations: 3,
    messages: 41,
  });
  assert.deepEqual(all(data, 'messages'), [41, 2, 3]);
  const items = (await bodyOf(list(visitor))).data;
  assert.deepEqual(all(items, 'id'), [said.conversation_id, ...all(data, 'id')]);
  assert.equal((await visitor.history(data[1].id)).length, 2);
  const again = await visitor.events('And for three?', {conversation_id: data[2].id});
  assert.equal(again[0].conversation_id, data[2].id);
  assert.equal((await bodyOf(list(visitor))).data[0].id, data[2].id);
  const control = await fetch(`${visitor.url}/_control/past/app-nowhere`, {method: 'POST', body: '{}'});
  assert.equal(control.status, 404);
});

test('a conversation is renamed by hand or by itself, and one that was deleted is gone', async (t) => {
  const visitor = await visit(t);
  const {call, control, post, user} = visitor;
  const {data} = await control('POST', 'past/app-demo-chat', {user, conversations: 2});
  const path = `/v1/conversations/${data[0].id}`;
  assert.equal((await bodyOf(post(`${path}/name`, {user, name: 'Parcel'}))).name, 'Parcel');
  const named = await bodyOf(post(`${path}/name`, {user, auto_generate: true}));
  assert.match(named.name, /^About “Day 1/);
  for (const wrong of [{}, {name: ''}, {name: ' \n'}, {name: 7}])
    await refusedWith(await post(`${path}/name`, {user, ...wrong}), 400, 'invalid_param');
  const foreign = {user: 'somebody-else', name: 'Mine now'};
  await refusedWith(await post(`${path}/name`, foreign), 404, 'not_found');
  const remove = (/** @type {{headers?: Record<string, string>, body?: string}} */ init) =>
    call(path, {method: 'DELETE', ...init});
  const headers = {'content-type': 'application/json'};
  await refusedWith(await remove({}), 415, 'unsupported_media_type');
  await refusedWith(await remove({headers, body: '{"user":"x"}'}), 404, 'not_found');
  const body = JSON.stringify({user});
  assert.equal((await remove({headers, body})).status, 204);
  await refusedWith(await remove({headers, body}), 404, 'not_found');
  await refusedWith(await post(`${path}/name`, {user, name: 'Late'}), 404, 'not_found');
  await refusedWith(await call(`/v1/messages?user=${user}&conversation_id=${data[0].id}`), 404, 'not_found');
  assert.deepEqual(all((await bodyOf(list(visitor))).data, 'id'), [data[1].id]);
});

test('a rating is given, changed, taken back, and is there again in the history', async (t) => {
  const {events, post, user, history} = await visit(t);
  const [said] = await events('Which tent for two?');
  const path = `/v1/messages/${said.message_id}/feedbacks`;
  const rate = (/** @type {Json} */ body) => post(path, {user, ...body});
  const rating = async () => (await history(said.conversation_id))[0].feedback;
  assert.match(await refusedWith(await rate({rating: null}), 400, 'invalid_param'), /feedback not exists/);
  for (const given of ['like', 'dislike']) {
    assert.deepEqual(await bodyOf(rate({rating: given, content: 'Too short'})), {result: 'success'});
    assert.deepEqual(await rating(), {rating: given});
  }
  assert.equal((await rate({rating: null})).status, 200);
  assert.equal(await rating(), null);
  await refusedWith(await rate({rating: null}), 400, 'invalid_param');
  await refusedWith(await rate({rating: 'meh'}), 400, 'invalid_param');
  await refusedWith(await rate({rating: 'like', content: 5}), 400, 'invalid_param');
  await refusedWith(await rate({rating: 'like', user: 'somebody-else'}), 404, 'not_found');
});

test('only the second page fails, while other routes work, until the test takes it back', async (t) => {
  const visitor = await visit(t, 'app-demo-history');
  const {call, control, user} = visitor;
  const failing = 'failing/app-demo-history';
  const [newest] = (await bodyOf(list(visitor, {limit: '1'}))).data;
  const read = () => call(`/v1/messages?user=${user}&conversation_id=${newest.id}`);
  const body = {code: 'internal_server_error', message: 'no', status: 500};
  await control('PUT', failing, {
    messages: {status: 500, body, on: 2},
    rename: {status: 502, body: '<p>', cors: false},
  });
  assert.equal((await read()).status, 200);
  await refusedWith(await read(), 500, 'internal_server_error');
  assert.equal((await read()).status, 200);
  assert.equal((await list(visitor)).status, 200);
  const rename = () => visitor.post(`/v1/conversations/${newest.id}/name`, {user, name: 'New'});
  const refused = await rename();
  assert.deepEqual([refused.status, refused.headers.get('access-control-allow-origin')], [502, null]);
  await control('PUT', failing, {rename: null, '*': {status: 503, body, times: 1}});
  assert.equal((await rename()).status, 503);
  assert.equal((await rename()).status, 200);
  await control('DELETE', failing);
  assert.equal((await read()).status, 200);
});
