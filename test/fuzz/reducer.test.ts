/** The pure core under any sequence of actions and facts: the tree stays a tree, and an answer ends once. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Arbitrary} from 'fast-check';
import fc from 'fast-check';
import type {Answer, AnswerFact, ChatFile, WorkflowNode} from '../../src/conversation/answer.js';
import {isOver, pendingAnswer, textOf} from '../../src/conversation/answer.js';
import {messagesOf} from '../../src/conversation/chat-message.js';
import type {ChatState, Question, Turn} from '../../src/conversation/chat-state.js';
import {initialState, runningTurn, statusOf, unknownSettings} from '../../src/conversation/chat-state.js';
import {DifyError} from '../../src/conversation/dify-error.js';
import type {HumanForm} from '../../src/conversation/human-form.js';
import type {Action} from '../../src/conversation/reduce.js';
import {reduce} from '../../src/conversation/reduce.js';
import {reduceAnswer, toldAnswer} from '../../src/conversation/reduce-answer.js';
import {withSaved} from '../../src/conversation/saved-answer.js';
import {eventsBetween} from '../../src/events-between.js';
import {anyNumber, anyText, holds} from '../support/fuzz.js';

const id = fc.constantFrom('a', 'b', 'c', 'd', '__proto__');
const error = fc.constantFrom(
  new DifyError('network', 'x'),
  new DifyError('bad_response', 'y', {status: 500}),
);
const nullable = <Value>(value: Arbitrary<Value>): Arbitrary<Value | null> => fc.option(value);

const file: Arbitrary<ChatFile> = fc.record({
  id: nullable(id),
  type: fc.constantFrom('image', 'custom'),
  name: anyText,
  url: nullable(id),
  uploadFileId: nullable(id),
  mimeType: fc.constant(null),
  size: nullable(anyNumber),
});

const node: Arbitrary<WorkflowNode> = fc.record({
  id,
  nodeId: id,
  type: anyText,
  title: anyText,
  index: anyNumber,
  parentId: nullable(id),
  status: fc.constantFrom('running', 'succeeded', 'odd'),
  elapsedMs: nullable(anyNumber),
  error: nullable(anyText),
  retries: anyNumber,
  round: nullable(anyNumber),
  rounds: anyNumber,
  alongside: fc.array(id, {maxLength: 2}),
});

const form: Arbitrary<HumanForm> = fc.record({
  id,
  nodeId: id,
  title: anyText,
  token: nullable(anyText),
  content: anyText,
  controls: fc.constant([]),
  actions: fc.constant([]),
  isShown: fc.boolean(),
  expiresAt: nullable(anyNumber),
  outcome: nullable(fc.constant({kind: 'expired' as const})),
});

const thought = fc.record({
  id,
  position: anyNumber,
  thought: anyText,
  isSaid: fc.boolean(),
  tools: fc.array(anyText, {maxLength: 2}),
  toolLabels: fc.constant({}),
  toolInput: anyText,
  observation: anyText,
  fileIds: fc.array(id, {maxLength: 2}),
});

const runStatus = fc.constantFrom('running', 'succeeded', 'failed', 'stopped', 'paused');

const fact: Arbitrary<AnswerFact> = fc.oneof(
  fc.record({
    type: fc.constant('named'),
    messageId: nullable(id),
    conversationId: nullable(id),
    taskId: nullable(id),
    createdAt: nullable(anyNumber),
  }),
  fc.record({type: fc.constantFrom('text-added', 'text-replaced', 'text-repeated'), text: anyText}),
  fc.record({type: fc.constant('thought-changed'), thought}),
  fc.record({type: fc.constant('file-added'), file}),
  fc.record({type: fc.constant('reasoning-added'), text: anyText}),
  fc.record({type: fc.constant('reasoning-ended'), milliseconds: anyNumber}),
  fc.record({type: fc.constant('workflow-started'), runId: id}),
  fc.record({type: fc.constant('node-changed'), node}),
  fc.record({
    type: fc.constant('workflow-finished'),
    status: runStatus,
    error: nullable(anyText),
    elapsedMs: nullable(anyNumber),
  }),
  fc.record({
    type: fc.constant('details-arrived'),
    citations: fc.constant([]),
    usage: fc.constant(null),
    files: fc.array(file, {maxLength: 2}),
  }),
  fc.record({type: fc.constant('form-asked'), form}),
  fc.record({type: fc.constant('form-settled'), nodeId: id, outcome: fc.constant({kind: 'gone' as const})}),
  fc.record({type: fc.constant('failed'), error}),
  fc.record({type: fc.constant('postponed'), retryAt: anyNumber}),
  fc.constantFrom<AnswerFact>(
    {type: 'speech-arrived', audio: 'x'},
    {type: 'ended'},
    {type: 'paused'},
    {type: 'stopped'},
    {type: 'asked-again'},
  ),
);

const facts = fc.array(fact, {maxLength: 12});

const question: Arbitrary<Question> = fc.record({
  text: anyText,
  files: fc.array(file, {maxLength: 2}),
  inputs: fc.constant({}),
  createdAt: anyNumber,
});

/** As the past has it: answers that have ended, or are waited for. */
const pastTurn: Arbitrary<Turn> = fc
  .tuple(
    id,
    nullable(id),
    question,
    facts,
    fc.constantFrom<Answer['status']>('complete', 'error', 'paused', 'awaited'),
  )
  .map(([key, parent, asked, told, status]) => ({
    key,
    parent,
    question: asked,
    answer: {...told.reduce(reduceAnswer, pendingAnswer(0)), messageId: key, status},
    isRepeat: false,
  }));

/** What a session can come to do, or the numbers from which the present state makes it. */
type Step =
  | Action
  | {readonly type: 'ask'; readonly question: Question; readonly at: number; readonly isRepeat: boolean}
  | {readonly type: 'tell'; readonly facts: readonly AnswerFact[]; readonly conversationId: string | null};

const step: Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('ask' as const),
      question,
      at: fc.nat(9),
      isRepeat: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({type: fc.constant('tell' as const), facts, conversationId: nullable(id)}),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.constantFrom<Action>(
        {type: 'session-begun'},
        {type: 'app-asked-for'},
        {type: 'app-described', parameters: {}, site: null, settings: unknownSettings},
        {type: 'conversation-left'},
        {type: 'conversation-lost'},
        {type: 'stop-asked-for'},
        {type: 'stop-settled'},
        {type: 'draft-changed', files: []},
        {type: 'inputs-changed', inputs: {}},
      ),
      fc.record({type: fc.constant('conversation-opening' as const), id, name: nullable(anyText)}),
      fc.record({
        type: fc.constant('turns-found' as const),
        turns: fc.uniqueArray(pastTurn, {maxLength: 5, selector: ({key}) => key}),
        hasOlder: fc.boolean(),
      }),
      fc.record({
        type: fc.constant('turns-added' as const),
        turns: fc.uniqueArray(pastTurn, {maxLength: 3, selector: ({key}) => key}),
      }),
      fc.record({type: fc.constant('conversation-named' as const), name: anyText}),
      fc.record({
        type: fc.constantFrom('conversation-unreachable', 'failed-aside', 'app-failed'),
        error,
      }) as Arbitrary<Action>,
      fc.record({type: fc.constant('branch-chosen' as const), turn: id}),
      fc.record({
        type: fc.constant('follow-ups-arrived' as const),
        turn: id,
        questions: fc.array(anyText, {maxLength: 2}),
      }),
    ),
  },
);

test('under any actions the turns stay a tree, the thread a branch of it, and each message is told of once', () =>
  holds(
    1_500,
    fc.property(fc.array(step, {maxLength: 25}), (steps) => {
      let state = initialState;
      const ends = new Map<string, number>();
      steps.forEach((each, count) => {
        const action = actionOf(each, state, count);
        if (!action) return;
        const before = state;
        state = reduce(state, action);
        isTree(state);
        assert.equal(messagesOf(state).length, 2 * state.conversation.thread.length);
        assert.ok(statusOf(state));
        for (const event of eventsBetween(before, state)) {
          if (event.type !== 'dify-message') continue;
          const {role, id: messageId} = (event as CustomEvent<{message: {role: string; id: string}}>).detail
            .message;
          if (role === 'assistant') ends.set(messageId, (ends.get(messageId) ?? 0) + 1);
        }
      });
      for (const [messageId, times] of ends) assert.equal(times, 1, messageId);
    }),
  ));

test('under any facts the text of an answer grows or is replaced, and stays as it is once the answer is over', () =>
  holds(
    2_000,
    fc.property(question, fc.array(fact, {maxLength: 30}), (asked, told) => {
      let answer = pendingAnswer(0);
      for (const each of told) {
        const before = frozen(answer);
        answer = toldAnswer({key: 'k', parent: null, question: asked, answer: before, isRepeat: false}, [
          each,
        ]);
        const isNew = each.type === 'text-replaced' || each.type === 'text-repeated';
        if (!isNew) assert.ok(textOf(answer).startsWith(textOf(before)), each.type);
        if (!isOver(before)) continue;
        assert.equal(textOf(answer), textOf(before));
        assert.equal(answer.status, before.status);
        assert.equal(answer.error, before.error);
      }
    }),
  ));

test('what a server has saved of an answer never takes away what came of it here', () =>
  holds(
    1_000,
    fc.property(facts, facts, fc.boolean(), (here, there, isSame) => {
      const before = here.reduce(reduceAnswer, pendingAnswer(0));
      const saved = (isSame ? [...here, ...there] : there).reduce(reduceAnswer, pendingAnswer(0));
      const joined = withSaved(frozen(before), frozen(saved));
      const text = textOf(joined);
      assert.ok(text === textOf(before) || text === textOf(saved), JSON.stringify(text));
      if (textOf(before).startsWith(textOf(saved))) assert.equal(text, textOf(before));
    }),
  ));

/** The action that a step comes to in this state; none where a session would do nothing. */
function actionOf(each: Step, state: ChatState, count: number): Action | null {
  const {turns, thread} = state.conversation;
  if (each.type === 'ask') {
    if (runningTurn(state)) return null;
    const parent = thread[each.at % (thread.length + 1)]?.key ?? null;
    const {question: asked, isRepeat} = each;
    return {type: 'question-asked', key: `own-${String(count)}`, parent, question: asked, isRepeat};
  }
  if (each.type === 'turns-added') {
    if (runningTurn(state)) return null;
    return {...each, turns: each.turns.filter(({key}) => !turns.some((turn) => turn.key === key))};
  }
  if (each.type === 'tell') {
    const turn = turns.at(-1);
    if (!turn) return null;
    // Ids are the server's to give, and no two messages have the same.
    const named = each.facts.map((told) =>
      told.type === 'named' ? {...told, messageId: turn.answer.messageId ?? `m-${turn.key}`} : told,
    );
    return {
      type: 'answer-changed',
      turn: turn.key,
      answer: toldAnswer(turn, named),
      conversationId: each.conversationId,
    };
  }
  return each;
}

function isTree({conversation: {turns, thread, branches}}: ChatState): void {
  const keys = turns.map(({key}) => key);
  assert.equal(new Set(keys).size, keys.length, 'no turn stands twice among the turns');
  assert.equal(new Set(thread).size, thread.length, 'no turn stands twice in the thread');
  thread.forEach((turn, at) => {
    assert.ok(turns.includes(turn));
    if (at > 0) assert.equal(turn.parent, thread[at - 1]!.key);
  });
  const branching = [...branches].flatMap(([parent, children]) =>
    children.map((key) => [key, parent] as const),
  );
  assert.deepEqual(branching.map(([key]) => key).sort(), [...keys].sort(), 'each turn is on one branch');
  for (const [key, parent] of branching) assert.equal(turns.find((turn) => turn.key === key)?.parent, parent);
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
