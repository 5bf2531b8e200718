/** What single events mean, where the streams of the fixtures do not show it. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {StreamEvent} from '../support/streams.js';
import {envelope, event, message, messageEnd} from '../support/streams.js';
import {events, FakeDify} from '../support/fake-dify.js';
import type {TestChat} from '../support/test-chat.js';
import {openChat, waitFor} from '../support/test-chat.js';

async function answered(...content: readonly StreamEvent[]): Promise<TestChat> {
  const chat = await openChat(new FakeDify().answers(events(...content, messageEnd())));
  await chat.ask().catch(() => undefined);
  return chat;
}

function agentMessage(answer: string): StreamEvent {
  return {...message(answer), event: 'agent_message'};
}

test('the whole answer that a newer agent says again at the end is not shown twice', async () => {
  const chat = await answered(agentMessage('Hello'), agentMessage(' there'), message('Hello there'));
  assert.equal(chat.text, 'Hello there');
});

test('what the last word of an agent adds is shown, and what it changes replaces the text', async () => {
  const longer = await answered(agentMessage('Hello'), message('Hello there'));
  assert.equal(longer.text, 'Hello there');
  const other = await answered(agentMessage('Helo'), message('Hello there'));
  assert.equal(other.text, 'Hello there');
});

test('an agent’s message without a word makes no agent of an app whose messages are pieces', async () => {
  const chat = await answered(agentMessage(''), message('Hello'), message(' there'));
  assert.equal(chat.text, 'Hello there');
});

test('a stream is told by its media type, in whatever case', async () => {
  const body = `data: ${JSON.stringify(message('Hello'))}\n\ndata: ${JSON.stringify(messageEnd())}\n\n`;
  const reply = (): Response => new Response(body, {headers: {'content-type': 'Text/Event-Stream'}});
  const chat = await openChat(new FakeDify().answers(reply));
  assert.equal((await chat.ask()).answer.status, 'complete');
  assert.equal(chat.text, 'Hello');
});

test('a visitor’s own file is not shown with the answer', async () => {
  const file = {id: 'f', type: 'image', url: 'https://x.example/cat.png'};
  const chat = await answered(
    event('message_file', {...file, belongs_to: 'user'}),
    event('message_file', {
      ...file,
      id: 'g',
      type: 'strange',
      url: 'https://x.example/a/dog.png?sign=1',
      belongs_to: 'assistant',
    }),
    event('message_file', {belongs_to: 'assistant'}),
  );
  assert.deepEqual(
    chat.answer.files.map(({id, type, name}) => [id, type, name]),
    [['g', 'custom', 'dog.png']],
  );
});

test('an agent’s step may lack everything', async () => {
  const nothing = {position: null, thought: null, tool: null, tool_input: null, observation: null};
  const chat = await answered(
    event('agent_thought', {id: 't', ...nothing}),
    event('agent_thought', {id: 'u', ...nothing, tool: 'search'}),
    agentMessage('Hi'),
  );
  const empty = {position: 0, thought: '', isSaid: false, toolLabels: {}, toolInput: '', observation: ''};
  assert.deepEqual(chat.answer.parts, [
    {kind: 'thought', thought: {id: 'u', ...empty, tools: ['search'], fileIds: []}},
    {kind: 'text', text: 'Hi', edition: 0},
  ]);
});

test('data of another shape than expected is passed over', async () => {
  const chat = await answered(
    event('workflow_started', {workflow_run_id: 7, data: 'x'}),
    event('node_started', {data: null}),
    event('node_finished', {data: ['x']}),
    event('reasoning_chunk', {data: 7}),
    {...message('Hi'), task_id: 7, message_id: {}},
    event('message_end', {metadata: 'x', files: {}}),
  );
  assert.deepEqual([chat.status, chat.text, chat.answer.workflow?.nodes], ['complete', 'Hi', []]);
});

test('speech is heard piece by piece, also after the answer’s end, and leaves the state as it was', async () => {
  const heard: string[] = [];
  const chat = await openChat(
    new FakeDify().answers(
      events(
        message('Hi'),
        event('tts_message', {audio: 'AAAA'}),
        event('tts_message', {audio: 7}),
        messageEnd(),
        event('tts_message', {audio: 'BBBB'}),
        event('tts_message_end', {audio: ''}),
      ),
    ),
    {
      hear: (facts) => {
        for (const fact of facts)
          if (fact.type === 'speech-arrived') heard.push(fact.audio);
          else if (fact.type === 'speech-ended') heard.push('over');
      },
    },
  );
  await chat.ask();
  await waitFor(() => heard.includes('over'));
  assert.deepEqual(heard, ['AAAA', 'BBBB', 'over']);
  assert.equal(chat.status, 'complete');
  assert.equal(chat.text, 'Hi');
});

test('a replacement is moderation where it says so, or where text was said before it', async () => {
  const replaced = (reason: string): StreamEvent => event('message_replace', {answer: 'Sorry.', reason});
  const isModerated = async (...content: readonly StreamEvent[]): Promise<boolean> =>
    (await answered(...content)).answer.isModerated;
  assert.equal(await isModerated(replaced('output_moderation')), true);
  assert.equal(await isModerated(message('Rude'), replaced('')), true);
  assert.equal(await isModerated(message(''), replaced(''), message(' And more.')), false);
});

test('who wrote the reply of an annotation is known; a name may be missing', async () => {
  const writer = async (reply: unknown): Promise<string | null> => {
    const chat = await openChat(
      new FakeDify().answers(events(message('Hi'), messageEnd({metadata: {annotation_reply: reply}}))),
    );
    await chat.ask();
    return chat.answer.annotatedBy;
  };
  assert.equal(await writer({id: 'a', account: {id: 'b', name: 'Ada'}}), 'Ada');
  assert.equal(await writer({id: 'a', account: null}), '');
  assert.equal(await writer(null), null);
});

test('events of another answer are nobody’s here', async () => {
  const other = {message_id: '11111111-1111-4111-8111-111111111111', id: 'x'};
  const {text, answer} = await answered(
    message('Mine'),
    message('Theirs', other),
    event('message_replace', {answer: 'Theirs', ...other}),
    messageEnd(other),
    message(' too'),
    messageEnd(),
  );
  assert.deepEqual([text, answer.messageId, answer.isModerated], ['Mine too', envelope.message_id, false]);
});

test('a replacement without a text, or after the end, changes nothing', async () => {
  const {text, answer} = await answered(
    message('Said'),
    event('message_replace', {answer: null}),
    messageEnd(),
    event('message_replace', {answer: 'Other'}),
  );
  assert.deepEqual([text, answer.isModerated], ['Said', false]);
});
