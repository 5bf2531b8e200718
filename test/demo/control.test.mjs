// @ts-check
/** Stops, disconnects, and what a test can make the stand-in do. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bodyOf, eventsIn, eventually, order, readerOf, readUntil, visit} from './client.mjs';

/** @typedef {Awaited<ReturnType<typeof visit>>} Visit */

const message = {
  event: 'message',
  conversation_id: '$conversation',
  message_id: '$message',
  task_id: '$task',
  id: '$message',
  answer: 'Grüße 👩‍👩‍👧‍👦',
};
const ended = {...message, event: 'message_end', answer: undefined, metadata: {}};

/**
 * Registers a play, and asks for it.
 *
 * @param {Visit} visitor
 * @param {unknown} play
 * @param {AbortSignal} [signal]
 */
async function playing({control, ask, user}, play, signal) {
  await control('PUT', `plays/${user}`, play);
  return ask(`play:${user}`, {}, signal);
}

/** A stream of so much text that it cannot be over. */
const endless = {steps: [{repeat: 1e9, event: {...message, answer: 'word $i '}}]};

test('a stop ends a chat with message_end and keeps what was said', async (t) => {
  const visitor = await visit(t);
  const {post, user, history} = visitor;
  const response = await playing(visitor, {
    steps: [{event: message}, {hold: `${user}-never`}],
    onStop: [{event: ended}],
  });
  const reader = readerOf(response);
  const [first] = eventsIn(await readUntil(reader, '\n\n'));
  const stop = await post(`/v1/chat-messages/${first?.['task_id']}/stop`, {user});
  assert.deepEqual(await bodyOf(stop), {result: 'success'});
  await readUntil(reader, 'message_end');
  assert.equal((await history(first?.['conversation_id']))[0]?.['answer'], message.answer);
});

/** Rows: app, how it ends after a stop, whether history has the text. @type {readonly [string, string[], boolean][]} */
const stops = [
  ['app-demo-chat', ['message', 'message_end'], true],
  ['app-demo-agent', ['agent_message', 'message_end'], false],
  ['app-demo-new-agent', ['agent_message', 'message_end'], true],
  ['app-demo-chatflow', ['message', 'workflow_finished'], true],
  ['app-demo-chatflow-legacy', ['message', 'workflow_finished', 'message_end'], true],
];
for (const [app, ending, isKept] of stops) {
  test(`a stopped ${app} ends as its version does`, async (t) => {
    const {ask, post, user, history} = await visit(t, app);
    const reader = readerOf(await ask('Tell me a long story'));
    const begun = await readUntil(reader, '"answer":"');
    const first = eventsIn(`${begun.slice(0, begun.lastIndexOf('\n\n'))}\n\n`)[0];
    await post(`/v1/chat-messages/${first?.['task_id']}/stop`, {user});
    const decoder = new TextDecoder();
    let rest = begun;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      rest += decoder.decode(part.value, {stream: true});
    }
    assert.deepEqual(order(eventsIn(rest)).slice(-ending.length), ending);
    const [turn] = await history(first?.['conversation_id']);
    assert.equal(turn?.['answer'] !== '', isKept);
  });
}

test("another user's stop is answered with success and does nothing, except to a chatflow", async (t) => {
  const visitor = await visit(t);
  const {post, control, user} = visitor;
  const steps = [{event: message}, {hold: user}, {event: ended}];
  const reader = readerOf(await playing(visitor, {steps, onStop: [{bytes: 'stopped'}]}));
  const [first] = eventsIn(await readUntil(reader, '\n\n'));
  const stop = await post(`/v1/chat-messages/${first?.['task_id']}/stop`, {user: 'somebody-else'});
  assert.deepEqual(await bodyOf(stop), {result: 'success'});
  await control('POST', `gates/${user}`);
  await readUntil(reader, 'message_end');
});

test('a reader who leaves ends the generation, and nothing stays open', async (t) => {
  const visitor = await visit(t);
  const {control, user} = visitor;
  for (const play of [
    endless,
    {steps: [{event: message}, {idle: true}]},
    {steps: [{event: message}, {wait: 9e5}]},
  ]) {
    const leaving = new AbortController();
    const reader = readerOf(await playing(visitor, play, leaving.signal));
    await readUntil(reader, 'answer');
    assert.equal((await control('GET', `open?user=${user}`))['open'], 1);
    leaving.abort();
    await eventually(async () => (await control('GET', `open?user=${user}`))['open'] === 0);
  }
  const {data} = await control('GET', `requests?user=${user}`);
  assert.deepEqual(
    data.map((/** @type {any} */ seen) => [seen.path, seen.status, seen.closedByClient]),
    [
      ['/v1/chat-messages', 200, true],
      ['/v1/chat-messages', 200, true],
      ['/v1/chat-messages', 200, true],
    ],
  );
  assert.ok('authorization' in data[0].headers && !JSON.stringify(data).includes('Bearer'));
});

test('a play is cut into pieces of any size without losing a byte', async (t) => {
  const visitor = await visit(t);
  for (const cut of [1, 3, 7]) {
    const response = await playing(visitor, {steps: [{cut}, {event: message}, {ping: true}, {event: ended}]});
    const [first, last] = eventsIn(await response.text());
    assert.equal(first?.['answer'], message.answer);
    assert.equal(last?.['event'], 'message_end');
    assert.equal((await visitor.history(first?.['conversation_id']))[0]?.['answer'], message.answer);
  }
});

test('a gate holds a play until it is released, or lets it pass if it was', async (t) => {
  const visitor = await visit(t);
  const {control, user} = visitor;
  const steps = [
    {event: {...message, answer: 'before'}},
    {hold: user},
    {event: {...message, answer: 'after'}},
  ];
  const reader = readerOf(await playing(visitor, {steps}));
  assert.ok(!(await readUntil(reader, 'before')).includes('after'));
  await control('POST', `gates/${user}`);
  await readUntil(reader, 'after');
  assert.match(await (await playing(visitor, {steps})).text(), /before[^]*after/);
});

test('a flood arrives whole and counted', async (t) => {
  const visitor = await visit(t);
  const response = await playing(visitor, {
    steps: [{repeat: 5000, event: {...message, answer: '$i,'}}, {event: ended}],
  });
  const events = eventsIn(await response.text());
  assert.equal(events.length, 5001);
  assert.equal(events[4999]?.['answer'], '4999,');
});

test('a play may be any HTTP answer, and may break off', async (t) => {
  const visitor = await visit(t);
  const headers = {'Content-Type': 'text/html'};
  const page = await playing(visitor, {status: 500, headers, steps: [{bytes: '<h1>no</h1>'}]});
  assert.deepEqual(
    [page.status, page.headers.get('content-type'), await page.text()],
    [500, 'text/html', '<h1>no</h1>'],
  );
  const binary = await playing(visitor, {steps: [{base64: 'w6k='}]});
  assert.equal(await binary.text(), 'é');
  const broken = await playing(visitor, {steps: [{event: message}, {destroy: true}]});
  await assert.rejects(broken.text());
  const whole = await playing(visitor, {steps: [{event: message}, {end: true}, {event: ended}]});
  assert.deepEqual(order(eventsIn(await whole.text())), ['message']);
});

test('a test can bring an app of its own, and make its routes fail or wait', async (t) => {
  const visitor = await visit(t, 'app-own');
  const {control, call, user, ask} = visitor;
  const failing = {
    parameters: {status: 503, body: '<p>down</p>'},
    info: {hold: user},
    site: {status: 400, body: {code: 'x'}},
  };
  await control('PUT', 'apps/app-own', {mode: 'agent-chat', version: '1.14.2', failing});
  assert.equal((await call('/v1/parameters')).status, 503);
  assert.deepEqual(await bodyOf(call('/v1/site')), {code: 'x'});
  const info = call('/v1/info');
  await eventually(async () => (await control('GET', 'open?app=app-own'))['open'] === 1);
  await control('POST', `gates/${user}`);
  assert.equal((await bodyOf(info)).mode, 'agent-chat');
  const answer = await ask('Hello');
  assert.equal(answer.headers.get('x-version'), '1.14.2');
  assert.equal(eventsIn(await answer.text())[0]?.['tool'], null);
});
