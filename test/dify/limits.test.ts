/** What a broken or hostile server sends beyond all measure is passed over, and costs no more than what is taken. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {AnswerFact} from '../../src/conversation/answer.js';
import {pendingAnswer} from '../../src/conversation/answer.js';
import {MAX_FORMS} from '../../src/conversation/human-form.js';
import {MAX_FILES, reduceAnswer} from '../../src/conversation/reduce-answer.js';
import {MAX_STEPS, MAX_TOOLS} from '../../src/dify/agent-steps.js';
import {MAX_FOLLOW_UPS} from '../../src/dify/answers-to.js';
import {MAX_QUESTIONS} from '../../src/dify/app-settings.js';
import {listConversations} from '../../src/dify/conversations.js';
import {eventsOf} from '../../src/dify/event-stream.js';
import {MAX_ROWS} from '../../src/dify/history.js';
import * as human from '../../src/dify/human-forms.js';
import {Deadline} from '../../src/dify/http.js';
import {inputFieldsOf, MAX_FIELDS, MAX_OPTIONS} from '../../src/dify/input-form.js';
import {MAX_SOURCES} from '../../src/dify/message-details.js';
import {errorOfResponse} from '../../src/dify/response-error.js';
import {StreamReader} from '../../src/dify/stream-events.js';
import type {ChatTransport} from '../../src/dify/transport.js';
import {MAX_NODES} from '../../src/dify/workflow-nodes.js';
import {toolCallsOf} from '../../src/features/trace/tool-calls.js';
import type {TraceStrings} from '../../src/i18n/localize-trace.js';
import {events, FakeDify, json} from '../support/fake-dify.js';
import {event, message, messageEnd} from '../support/streams.js';
import {openChat} from '../support/test-chat.js';

const MANY = 3_000;

function many<Row>(row: (at: number) => Row): readonly Row[] {
  return Array.from({length: MANY}, (_, at) => row(at));
}

async function factsOf(sent: readonly Readonly<Record<string, unknown>>[]): Promise<readonly AnswerFact[]> {
  const reader = new StreamReader();
  await reader.load({});
  const facts: AnswerFact[] = [];
  for (const each of sent) reader.read(each, facts);
  return facts;
}

test('steps of a run and of an agent, forms and files are taken up to their limits', async () => {
  const sent = many((at) => {
    const id = `id-${String(at)}`;
    return [
      event('workflow_started', {workflow_run_id: 'run'}),
      event('node_started', {data: {id, node_id: id, node_type: 'llm'}}),
      event('agent_log', {data: {id: `log ${id}`, parent_id: 'id-1'}}),
      event('agent_thought', {id, tool: 'a;'.repeat(MANY), thought: ''}),
      event('human_input_required', {data: {form_id: id, node_id: id}}),
      event('message_file', {id, type: 'image', url: `https://x.example/${id}`}),
    ];
  }).flat();
  const facts = await factsOf(sent);
  const answer = facts.reduce(reduceAnswer, pendingAnswer(0));
  const {workflow, parts, files} = answer;
  assert.equal(workflow?.nodes.length, MAX_NODES);
  assert.ok(workflow.nodes.every(({alongside}) => alongside.length <= 20));
  const thoughts = parts.flatMap((part) => (part.kind === 'thought' ? part.thought.tools : []));
  assert.equal(thoughts.length, MAX_STEPS * MAX_TOOLS);
  assert.equal(parts.filter(({kind}) => kind === 'form').length, MAX_FORMS);
  assert.equal(files.length, MAX_FILES);
});

test('sources, files and follow-up questions of an answer are taken up to their limits', async () => {
  const end = messageEnd({
    metadata: {retriever_resources: many(() => ({document_name: 'a'}))},
    files: many((at) => ({id: String(at), type: 'image'})),
  });
  const server = new FakeDify()
    .on('GET /parameters', json({suggested_questions_after_answer: {enabled: true}}))
    .on('GET /messages/:id/suggested', json({data: many((at) => `Question ${String(at)}`)}))
    .answers(events(message('Hi'), end));
  const chat = await openChat(server);
  await chat.ask();
  assert.equal(chat.answer.citations.length, MAX_SOURCES);
  assert.equal(chat.answer.files.length, MAX_FILES);
  await new Promise(setImmediate);
  assert.equal(chat.state.conversation.followUps?.questions.length, MAX_FOLLOW_UPS);
});

test('a page of the past, and one of the list, is read as far as one can be asked for', async () => {
  const files = many((at) => ({id: String(at), belongs_to: 'assistant'}));
  const server = new FakeDify().on(
    'GET /messages',
    json({
      data: many((at) => ({
        id: String(at),
        query: 'Q',
        answer: 'A',
        message_files: at === MANY - 1 ? files : [],
      })),
    }),
  );
  const chat = await openChat(server, {conversationId: 'c'});
  await chat.session.opening;
  const {turns} = chat.state.conversation;
  assert.equal(turns.length, MAX_ROWS);
  assert.equal(turns.at(-1)!.key, String(MANY - 1), 'the newest of them');
  assert.equal(turns.at(-1)!.answer.files.length, MAX_FILES);
  const transport = {request: () => Promise.resolve({data: many((at) => ({id: String(at)}))})};
  const {conversations} = await listConversations(
    transport as unknown as ChatTransport,
    null,
    new AbortController().signal,
  );
  assert.equal(conversations.length, MAX_ROWS);
});

test('forms have so many fields, buttons and choices', () => {
  const options = many((at) => `Option ${String(at)}`);
  const select = {option_source: {value: options}, type: 'select'};
  const form = human.formOf({
    form_id: 'f',
    inputs: many((at) => ({...select, output_variable_name: String(at)})),
    actions: many((at) => ({id: String(at)})),
  });
  assert.equal(form?.controls.length, human.MAX_FIELDS);
  assert.equal(form.actions.length, human.MAX_FIELDS);
  const [control] = form.controls;
  assert.equal(control?.kind === 'choice' && control.options.length, human.MAX_OPTIONS);
  const fields = inputFieldsOf({user_input_form: many((at) => ({select: {variable: String(at), options}}))});
  assert.equal(fields.length, MAX_FIELDS);
  assert.equal(fields[0]!.options.length, MAX_OPTIONS);
});

test('a body without an end is left, and an app opens with so many questions', async () => {
  let isLeft = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(2 ** 20).fill(32)),
    cancel: () => {
      isLeft = true;
    },
  });
  const broken = await openChat(new FakeDify().on('GET /parameters', () => new Response(endless)));
  assert.deepEqual([broken.state.app.status, broken.state.app.error?.code], ['failed', 'bad_response']);
  assert.ok(isLeft);
  const parameters = {suggested_questions: many((at) => String(at))};
  const chat = await openChat(new FakeDify().on('GET /parameters', json(parameters)));
  assert.equal(chat.state.app.settings.openingQuestions.length, MAX_QUESTIONS);
});

test('a stream without an end is left', async () => {
  const piece = new TextEncoder().encode(`:${' '.repeat(2 ** 20 - 2)}\n`);
  let isLeft = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(piece),
    cancel: () => {
      isLeft = true;
    },
  });
  const deadline = new Deadline(new AbortController().signal);
  await assert.rejects(drained(eventsOf(body, deadline, 60_000)), {code: 'bad_response'});
  deadline.end();
  assert.ok(isLeft);
});

test('a page has its turn however many events come in one piece', async () => {
  const bytes = new TextEncoder().encode('data: {"event":"message"}\n\n'.repeat(200_000));
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  let turns = 0;
  const count = setInterval(() => (turns += 1));
  const deadline = new Deadline(new AbortController().signal);
  const began = performance.now();
  const heard = await drained(eventsOf(body, deadline, 60_000));
  const took = performance.now() - began;
  clearInterval(count);
  deadline.end();
  assert.equal(heard, 200_000);
  assert.ok(turns > took / 200, `${String(turns)} turns in ${String(took)} ms`);
});

test('of an error’s body only the beginning is read', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 1;
      controller.enqueue(new Uint8Array(1_024).fill(97));
    },
  });
  const error = await errorOfResponse(new Response(endless, {status: 502}));
  assert.deepEqual([error.status, error.message.length], [502, 300]);
  assert.ok(sent < 100, String(sent));
});

test('JSON that is too deep to be written down again is shown as it came, or left out', () => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000);
  const thought = {
    id: 't',
    position: 1,
    thought: '',
    isSaid: false,
    tools: ['search'],
    toolLabels: {},
    toolInput: deep,
    observation: `{"search": ${deep}}`,
    fileIds: [],
  };
  const [call] = toolCallsOf(thought, {} as TraceStrings);
  assert.deepEqual([call?.input === deep, call?.output], [true, '…']);
  const parameters = JSON.parse(
    `{"user_input_form":[{"json_object":{"variable":"x","default":{"a":${deep}}}}]}`,
  ) as object;
  assert.equal(inputFieldsOf({...parameters})[0]!.default, null);
});

async function drained(batches: AsyncIterable<readonly unknown[]>): Promise<number> {
  let count = 0;
  for await (const batch of batches) count += batch.length;
  return count;
}
