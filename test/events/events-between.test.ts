/** What a page hears: each event once, in order, with its details. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ChatMessage} from '../../src/conversation/chat-message.js';
import type {DifyError} from '../../src/conversation/dify-error.js';
import {eventsBetween} from '../../src/events-between.js';
import type {Reply} from '../support/fake-dify.js';
import {events, FakeDify, html, json, live, unreachable} from '../support/fake-dify.js';
import {after, answerTold, asked, named, textAdded, then} from '../support/chat-states.js';
import {envelope, event, failure, LiveStream, message, messageEnd} from '../support/streams.js';
import type {TestChat} from '../support/test-chat.js';
import {openChat, quiet, waitFor} from '../support/test-chat.js';

const hello = events(message('Hi'), message(' there'), messageEnd());

/** A chat whose beginning is already heard. */
async function chatOn(...answers: readonly Reply[]): Promise<TestChat> {
  const chat = await openChat(new FakeDify().answers(...answers));
  chat.events.length = 0;
  return chat;
}

/** Each event in a line: its type and what its detail is about. */
function told(chat: TestChat): readonly string[] {
  return chat.events.map(({type, detail}) => [type, ...words(detail as Record<string, unknown>)].join(' '));
}

function words(detail: Readonly<Record<string, unknown>>): readonly string[] {
  const {message: heard, error} = detail as {message?: ChatMessage; error?: DifyError};
  if (heard) return [heard.role, heard.status, heard.content];
  if (error) return [error.code];
  return Object.values(detail).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
}

test('the app’s settings are told of when they have come', async () => {
  const server = new FakeDify()
    .on('GET /parameters', json({opening_statement: 'Welcome'}))
    .on('GET /site', json({title: 'Shop'}));
  const chat = await openChat(server);
  assert.deepEqual(
    chat.events.map(({type, detail}) => [type, detail as unknown]),
    [['dify-ready', {parameters: {opening_statement: 'Welcome'}, site: {title: 'Shop'}}]],
  );
});

test('settings that cannot be had are an error, and not ready', async () => {
  const chat = await openChat(new FakeDify().on('GET /parameters', unreachable()));
  assert.deepEqual(told(chat), ['dify-error network']);
});

test('a turn is a question, the conversation’s name, chunks, and a finished answer', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(live(stream));
  const asked_ = chat.ask('Hello');
  await stream.send(message('Hi'));
  await waitFor(() => chat.heard('dify-chunk').length === 1);
  await stream.send(message(' there'));
  await waitFor(() => chat.heard('dify-chunk').length === 2);
  await stream.send(messageEnd());
  await asked_;
  await stream.close();
  await quiet();
  const {conversation_id: conversationId, message_id: messageId} = envelope;
  assert.deepEqual(told(chat), [
    'dify-message user complete Hello',
    `dify-conversation ${conversationId} null`,
    `dify-chunk ${messageId} Hi Hi`,
    `dify-chunk ${messageId}  there Hi there`,
    'dify-message assistant complete Hi there',
  ]);
  const {message: answer} = chat.heard('dify-message')[1]!.detail as {message: ChatMessage};
  assert.deepEqual([answer.id, answer.conversationId], [messageId, conversationId]);
});

test('a conversation that is opened with its name and renamed is told of once each', () => {
  const opened = after({type: 'conversation-opening', id: '1', name: 'A walk'});
  const renamed = then(opened, {type: 'conversation-named', name: 'Two walks'});
  const heard = [
    eventsBetween(after(), opened),
    eventsBetween(opened, renamed),
    eventsBetween(renamed, renamed),
  ];
  assert.deepEqual(
    heard.map((events_) =>
      (events_ as readonly CustomEvent<unknown>[]).map(({type, detail}) => [type, detail]),
    ),
    [
      [['dify-conversation', {conversationId: '1', name: 'A walk'}]],
      [['dify-conversation', {conversationId: '1', name: 'Two walks'}]],
      [],
    ],
  );
});

test('events bubble and leave the shadow tree', async () => {
  const chat = await chatOn(hello);
  await chat.ask();
  for (const {bubbles, composed, cancelable} of chat.events)
    assert.deepEqual([bubbles, composed, cancelable], [true, true, false]);
});

test('chunks put together are the whole answer, whatever comes within one frame', async () => {
  const words_ = Array.from({length: 500}, (_, at) => `${String(at)} `);
  const stream = new LiveStream();
  const chat = await chatOn(live(stream));
  void chat.ask();
  for (const word of words_) await stream.send(message(word));
  await stream.send(messageEnd());
  const deltas = chat.heard('dify-chunk').map(({detail}) => (detail as {delta: string}).delta);
  assert.equal(deltas.join(''), words_.join(''));
  assert.ok(deltas.length <= words_.length);
});

test('text that comes with the end is told of before the end', async () => {
  const chat = await chatOn(hello);
  await chat.ask();
  assert.deepEqual(chat.heardTypes.slice(-2), ['dify-chunk', 'dify-message']);
});

test('a replaced answer is one chunk of the whole new text', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(live(stream));
  void chat.ask();
  await stream.send(message('Rude words'));
  await waitFor(() => chat.heard('dify-chunk').length === 1);
  await stream.send(event('message_replace', {answer: 'Rude words are not allowed'}));
  await waitFor(() => chat.heard('dify-chunk').length === 2);
  const {delta, content} = chat.heard('dify-chunk')[1]!.detail as {delta: string; content: string};
  assert.deepEqual([delta, content], ['Rude words are not allowed', 'Rude words are not allowed']);
});

test('an answer that is replaced by nothing is a chunk, too: the page must take its text away', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(live(stream));
  void chat.ask();
  await stream.send(message('Rude words'));
  await waitFor(() => chat.heard('dify-chunk').length === 1);
  await stream.send(event('message_replace', {answer: ''}));
  await waitFor(() => chat.heard('dify-chunk').length === 2);
  const {delta, content} = chat.heard('dify-chunk')[1]!.detail as {delta: string; content: string};
  assert.deepEqual([delta, content], ['', '']);
});

test('a stop is told of once, before the answer that it ended, and nothing follows', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(live(stream));
  void chat.ask();
  await stream.send(message('Once'));
  await waitFor(() => chat.heard('dify-chunk').length === 1);
  chat.events.length = 0;
  await chat.session.stop();
  await chat.session.stop();
  await stream.send(message(' upon'), messageEnd());
  await stream.close();
  await quiet();
  assert.deepEqual(told(chat), [
    `dify-stop ${envelope.message_id} ${envelope.task_id} Once`,
    'dify-message assistant stopped Once',
  ]);
});

test('a stop before the answer has a name says so', async () => {
  const chat = await chatOn(live(new LiveStream()));
  void chat.ask();
  void chat.session.stop();
  assert.deepEqual(
    chat.heard('dify-stop').map(({detail}) => detail as unknown),
    [{messageId: `answer-${chat.last.key}`, taskId: null, content: ''}],
  );
});

test('a failure is told of once, and the answer with it', async () => {
  const chat = await chatOn(events(message('Hi'), failure('completion_request_error', 400)));
  await chat.failureOf(chat.ask());
  await quiet();
  assert.deepEqual(told(chat).slice(-2), [
    'dify-error completion_request_error',
    'dify-message assistant error Hi',
  ]);
  assert.equal(chat.heard('dify-error').length, 1);
});

test('asking again is no new message of the visitor’s', async () => {
  const chat = await chatOn(unreachable(), hello);
  await chat.failureOf(chat.ask('Hello'));
  chat.events.length = 0;
  await chat.session.askAgain();
  assert.deepEqual(
    told(chat).filter((line) => line.startsWith('dify-message')),
    ['dify-message assistant complete Hi there'],
  );
});

test('an answer that is paused has not reached its end', async () => {
  const chat = await chatOn(events(message('Wait'), event('workflow_paused', {data: {}})));
  await chat.ask();
  assert.equal(chat.heard('dify-message').length, 1);
});

test('past messages are no news', async () => {
  const data = [
    {id: 'a', query: 'Hello', answer: 'Hi'},
    {id: 'b', query: 'And?', answer: '', status: 'error', error: 'It broke.'},
  ];
  const chat = await chatOn();
  chat.server.on('GET /messages', json({data}));
  await chat.session.openConversation('conversation-1');
  assert.equal(chat.questions.length, 2);
  assert.deepEqual(told(chat), ['dify-conversation conversation-1 null']);
});

test('a past that arrives under an answer that grows tells nothing twice', () => {
  const before = after(
    {type: 'conversation-opening', id: '1'},
    asked('new'),
    answerTold('new', named('m'), textAdded('Hi')),
  );
  const turns = after(asked('old'), answerTold('old', named('o'), {type: 'ended'})).conversation.turns;
  const next = then(before, {type: 'turns-found', turns, hasOlder: false});
  assert.deepEqual(eventsBetween(before, next), []);
});

test('past messages that cannot be had are an error', async () => {
  const chat = await chatOn();
  chat.server.on('GET /messages', html(502));
  await chat.failureOf(chat.session.openConversation('conversation-1'));
  assert.deepEqual(told(chat), ['dify-conversation conversation-1 null', 'dify-error bad_response']);
});

test('a new conversation is told of once, and not where nothing was left', async () => {
  const chat = await chatOn(hello);
  chat.session.newConversation();
  assert.deepEqual(told(chat), []);
  await chat.ask();
  chat.events.length = 0;
  chat.session.newConversation();
  chat.session.newConversation();
  assert.deepEqual(told(chat), ['dify-conversation null null']);
});

test('a conversation that was left before it had a name is told of too', async () => {
  const chat = await chatOn(unreachable());
  await chat.failureOf(chat.ask());
  chat.events.length = 0;
  chat.session.newConversation();
  assert.deepEqual(told(chat), ['dify-conversation null null']);
});

test('leaving an answer that runs stops it first', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(live(stream));
  void chat.ask();
  await stream.send(message('Once'));
  await waitFor(() => chat.heard('dify-chunk').length === 1);
  chat.events.length = 0;
  chat.session.newConversation();
  assert.deepEqual(chat.heardTypes, ['dify-stop', 'dify-message', 'dify-conversation']);
});

test('follow-up questions are told of with the answer they belong to', async () => {
  const server = new FakeDify()
    .on('GET /parameters', json({suggested_questions_after_answer: {enabled: true}}))
    .on('GET /messages/:id/suggested', json({data: ['Why?', 'How?']}))
    .answers(hello, hello);
  const chat = await openChat(server);
  await chat.ask();
  await waitFor(() => chat.heard('dify-suggestions').length === 1);
  assert.deepEqual(chat.heard('dify-suggestions')[0]!.detail, {
    messageId: envelope.message_id,
    questions: ['Why?', 'How?'],
  });
  assert.equal(chat.heardTypes.at(-1), 'dify-suggestions');
  void chat.ask('Next');
  assert.equal(chat.heard('dify-suggestions').length, 1, 'that they are gone is not told');
});

test('another user leaves the conversation and gets the app’s settings anew', async () => {
  const chat = await chatOn(hello);
  await chat.ask();
  chat.events.length = 0;
  chat.connect('another');
  await chat.session.appDescribed;
  assert.deepEqual(told(chat), ['dify-conversation null null', 'dify-ready {} null']);
});

test('another user stops the answer that runs', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(live(stream));
  void chat.ask();
  await stream.send(message('Once'));
  await waitFor(() => chat.heard('dify-chunk').length === 1);
  chat.events.length = 0;
  chat.connect('another');
  assert.deepEqual(chat.heardTypes, ['dify-stop', 'dify-message', 'dify-conversation']);
});

test('showing another branch is no news', () => {
  const before = after(
    asked('a'),
    answerTold('a', named('1'), textAdded('One'), {type: 'ended'}),
    asked('b', null, true),
    answerTold('b', named('2'), textAdded('Two'), {type: 'ended'}),
  );
  assert.deepEqual(eventsBetween(before, then(before, {type: 'branch-chosen', turn: 'a'})), []);
});

test('nothing is heard where nothing happened', () => {
  const state = after(asked('a'));
  assert.deepEqual(eventsBetween(state, state), []);
});
