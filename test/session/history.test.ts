/** Conversations of the past. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {textOf} from '../../src/conversation/answer.js';
import {siblingsOf} from '../../src/conversation/thread.js';
import {events, FakeDify, held, html, json, live, silence, unreachable} from '../support/fake-dify.js';
import {envelope, LiveStream, message, messageEnd} from '../support/streams.js';
import {openChat, quiet, waitFor} from '../support/test-chat.js';

const hello = events(message('Hi'), messageEnd());
const NIL = '00000000-0000-0000-0000-000000000000';

function past(id: string, more: object = {}): object {
  return {
    id,
    query: `Question ${id}`,
    answer: `Answer ${id}`,
    created_at: 5,
    parent_message_id: NIL,
    ...more,
  };
}

function page(...items: readonly unknown[]): FakeDify {
  return new FakeDify().on('GET /messages', json({limit: 50, has_more: true, data: items}));
}

test('messages stand in the order of the page, which is oldest first', async () => {
  const chat = await openChat(page(past('a'), past('b'), past('c')));
  await chat.session.openConversation('conversation-1');
  assert.deepEqual(chat.questions, ['Question a', 'Question b', 'Question c']);
  assert.deepEqual(chat.server.to('GET /messages')[0]!.query, {
    conversation_id: 'conversation-1',
    user: 'visitor',
    limit: '5',
  });
});

test('a message that comes twice, or names itself as the one before it, stands in the thread once', async () => {
  const chat = await openChat(
    page(past('a'), past('b', {parent_message_id: 'b'}), past('b', {query: 'again'}), past('c')),
  );
  await chat.session.openConversation('conversation-1');
  assert.deepEqual(chat.questions, ['Question a', 'Question b', 'Question c']);
});

test('a message of a time that no calendar has is one without a time', async () => {
  const chat = await openChat(page(past('a', {created_at: 1e300}), past('b', {created_at: -8.65e12})));
  await chat.session.openConversation('conversation-1');
  assert.deepEqual(
    chat.state.conversation.turns.map(({question}) => question.createdAt),
    [0, 0],
  );
});

test('a message of the past is whole', async () => {
  const file = {id: 'f', type: 'image', filename: 'cat.png', url: 'https://x.example/cat.png', size: -1};
  const item = past('a', {
    inputs: {city: 'Rome'},
    message_files: [
      {...file, belongs_to: 'user', upload_file_id: 'upload-1'},
      {...file, id: 'g', url: null, belongs_to: 'assistant', mime_type: 'image/png'},
      {...file, id: null, url: null, belongs_to: 'assistant'},
      {...file, belongs_to: null},
      {...file, id: 'h', belongs_to: null, upload_file_id: 'upload-2'},
    ],
    feedback: {rating: 'like'},
    retriever_resources: [{document_name: 'a.pdf', content: 'A', score: 0.5}, null],
    metadata: {usage: {total_tokens: 3}},
    status: 'normal',
  });
  const chat = await openChat(page(item));
  await chat.session.openConversation('conversation-1');
  const {question, answer} = chat.last;
  assert.deepEqual([question.inputs, question.createdAt], [{city: 'Rome'}, 5_000]);
  assert.deepEqual(
    question.files.map(({uploadFileId, size}) => [uploadFileId, size]),
    [
      ['upload-1', null],
      ['upload-2', null],
    ],
  );
  assert.deepEqual(
    answer.files.map(({id, mimeType}) => [id, mimeType]),
    [
      ['g', 'image/png'],
      ['f', null],
    ],
  );
  assert.deepEqual(
    answer.citations.map(({position, documentName}) => [position, documentName]),
    [
      [1, 'a.pdf'],
      [2, ''],
    ],
  );
  assert.deepEqual(
    [answer.messageId, answer.status, answer.feedback, answer.usage, chat.text],
    ['a', 'complete', 'like', {total_tokens: 3}, 'Answer a'],
  );
});

test('what the WebApp API says of an answer in its metadata counts where its own list is empty', async () => {
  const metadata = {
    reasoning: {node1: 'Let me see.', node2: 'There.', node3: 3},
    retriever_resources: [{document_name: 'a.pdf'}],
  };
  const chat = await openChat(page(past('a', {metadata, retriever_resources: []})));
  await chat.session.openConversation('conversation-1');
  const {reasoning, citations} = chat.last.answer;
  assert.deepEqual(
    [reasoning, citations.map(({documentName}) => documentName)],
    ['Let me see.\n\nThere.', ['a.pdf']],
  );
});

test('an agent’s steps tell its answer; the answer itself counts where they say nothing', async () => {
  const steps = [
    {id: '1', thought: 'Let me see.', tool: 'search;draw', observation: 'found', files: ['f']},
    {id: '2', thought: 'Here it is.', tool: ''},
  ];
  const chat = await openChat(
    page(
      past('a', {answer: 'Let me see.Here it is.', agent_thoughts: steps}),
      past('b', {agent_thoughts: [{id: '3', thought: null, tool: null}]}),
      past('c', {answer: '', agent_thoughts: []}),
    ),
  );
  await chat.session.openConversation('conversation-1');
  const [agent, silent, empty] = chat.state.conversation.thread.map(({answer}) => answer);
  assert.equal(textOf(agent!), 'Let me see.Here it is.');
  assert.deepEqual(
    agent!.parts.map((part) =>
      part.kind === 'thought'
        ? [part.thought.tools, part.thought.fileIds]
        : part.kind === 'text' && part.text,
    ),
    ['Let me see.', [['search', 'draw'], ['f']], 'Here it is.'],
  );
  assert.equal(textOf(silent!), 'Answer b');
  assert.deepEqual(empty!.parts, []);
});

test('failed and paused messages say so', async () => {
  const chat = await openChat(
    page(
      past('a', {status: 'error', error: 'It broke.'}),
      past('b', {status: 'paused'}),
      past('c', {status: 'odd'}),
    ),
  );
  await chat.session.openConversation('conversation-1');
  const answers = chat.state.conversation.thread.map(({answer}) => answer);
  assert.deepEqual(
    answers.map(({status}) => status),
    ['error', 'paused', 'complete'],
  );
  assert.deepEqual([answers[0]!.error?.code, answers[0]!.error?.message], ['bad_response', 'It broke.']);
});

test('messages with parents form a tree, of which the newest branch is shown', async () => {
  const chat = await openChat(
    page(
      past('a', {parent_message_id: null}),
      past('b', {parent_message_id: 'a'}),
      past('c', {parent_message_id: 'a'}),
      past('d', {parent_message_id: 'c'}),
    ),
  );
  await chat.session.openConversation('conversation-1');
  const {conversation} = chat.state;
  assert.deepEqual(chat.questions, ['Question a', 'Question c', 'Question d']);
  assert.deepEqual(siblingsOf(conversation, conversation.thread[1]!), ['b', 'c']);
});

test('what is no message is passed over', async () => {
  const chat = await openChat(page(null, 7, {}, {id: ''}, {id: 4}, past('a')));
  await chat.session.openConversation('conversation-1');
  assert.deepEqual(chat.questions, ['Question a']);
});

test('an answer that is no list is an empty conversation', async () => {
  const chat = await openChat(new FakeDify().on('GET /messages', html(200)));
  await chat.session.openConversation('conversation-1');
  const {conversation} = chat.state;
  assert.deepEqual(
    [conversation.turns, conversation.isLoading, conversation.id],
    [[], false, 'conversation-1'],
  );
});

test('a question asked while the past is loading follows on it, and goes into that conversation', async () => {
  const past_ = held(json({data: [past('a'), past('b')]}));
  const stream = new LiveStream();
  const server = new FakeDify().on('GET /messages', past_.reply).answers(live(stream), hello);
  const chat = await openChat(server);
  const opened = chat.session.openConversation('conversation-1');
  const asked = chat.ask('New');
  await stream.send(message('Half', {conversation_id: 'conversation-1'}));
  past_.release();
  await opened;
  assert.deepEqual([chat.questions, chat.text], [['Question a', 'Question b', 'New'], 'Half']);
  await stream.send(messageEnd({conversation_id: 'conversation-1'}));
  await asked;
  await chat.ask('Newer');
  assert.deepEqual(chat.questions, ['Question a', 'Question b', 'New', 'Newer']);
  assert.deepEqual(
    server.questions.map(({body}) => body['conversation_id']),
    ['conversation-1', 'conversation-1'],
  );
});

test('an answer that was finished while the past was loading keeps its place too', async () => {
  const past_ = held(json({data: [past('a')]}));
  const server = new FakeDify().on('GET /messages', past_.reply).answers(hello, hello);
  const chat = await openChat(server);
  const opened = chat.session.openConversation(envelope.conversation_id);
  await chat.ask('New');
  await chat.ask('Newer');
  past_.release();
  await opened;
  assert.deepEqual(chat.questions, ['Question a', 'New', 'Newer']);
});

test('a past that comes after the visitor went on is dropped', async () => {
  const past_ = held(json({data: [past('a')]}));
  const chat = await openChat(new FakeDify().on('GET /messages', past_.reply));
  const opened = chat.session.openConversation('conversation-1');
  chat.session.newConversation();
  past_.release();
  await opened;
  assert.deepEqual([chat.questions, chat.state.conversation.id], [[], null]);
});

test('a past that cannot be had is a failure that can be tried again', async () => {
  const chat = await openChat(new FakeDify().on('GET /messages', unreachable()));
  const error = await chat.failureOf(chat.session.openConversation('conversation-1'));
  const {conversation} = chat.state;
  assert.deepEqual(
    [conversation.error, conversation.isLoading, conversation.id],
    [error, false, 'conversation-1'],
  );
  chat.server.on('GET /messages', json({data: [past('a')]}));
  chat.session.reload();
  await waitFor(() => chat.questions.length === 1);
  assert.equal(chat.state.conversation.error, null);
});

test('a conversation that the server does not know becomes a new one, and is forgotten', async () => {
  const gone = json({code: 'not_found', message: 'Conversation Not Exists.', status: 404}, 404);
  const chat = await openChat(new FakeDify().on('GET /messages', gone).answers(hello));
  const error = await chat.failureOf(chat.session.openConversation('conversation-1'));
  assert.equal(error.code, 'not_found');
  assert.deepEqual([chat.state.conversation.id, chat.state.hasLostConversation], [null, true]);
  assert.deepEqual(
    chat.heard('dify-error').map(({detail}) => (detail as {error: unknown}).error),
    [error],
  );
  assert.ok(!String(chat.storage).includes('conversation-1'));
  await chat.ask();
  assert.equal(chat.server.questions[0]!.body['conversation_id'], undefined);
});

test('the conversation of the last visit is opened again, unless the page names another', async () => {
  const first = await openChat(new FakeDify().answers(hello));
  await first.ask();
  const {storage} = first;
  const again = await openChat(new FakeDify(), {storage});
  const named = await openChat(new FakeDify(), {storage, conversationId: 'conversation-9'});
  await quiet();
  assert.deepEqual(
    [again, named].map(({server}) => server.to('GET /messages').map(({query}) => query['conversation_id'])),
    [[envelope.conversation_id], ['conversation-9']],
  );
});

test('a conversation that is loading is stopped by nothing but leaving it', async () => {
  const chat = await openChat(new FakeDify().on('GET /messages', silence()));
  void chat.session.openConversation('conversation-1').catch(() => undefined);
  await chat.session.stop();
  assert.equal(chat.state.conversation.isLoading, true);
  chat.session.newConversation();
  assert.equal(chat.state.conversation.isLoading, false);
});
