/** What each fact changes in an answer. Everything the reducer is given is frozen: a change in place would throw. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {Answer, AnswerFact, ChatFile, Thought, WorkflowNode} from '../../src/conversation/answer.js';
import {isUnderWay, pendingAnswer, textOf} from '../../src/conversation/answer.js';
import {reduceAnswer} from '../../src/conversation/reduce-answer.js';
import {DifyError} from '../../src/conversation/dify-error.js';
import {frozen, named, textAdded, told} from '../support/chat-states.js';

const error = new DifyError('unknown', 'It went wrong.');
const ended: AnswerFact = {type: 'ended'};

function thought(id: string, more: Partial<Thought> = {}): AnswerFact {
  const empty = {thought: '', isSaid: false, tools: [], toolLabels: {}, toolInput: '', observation: ''};
  return {type: 'thought-changed', thought: {id, position: 1, fileIds: [], ...empty, ...more}};
}

function file(id: string | null, url: string | null): ChatFile {
  return {id, type: 'image', name: '', url, uploadFileId: null, mimeType: null, size: null};
}

function node(id: string, status: string): AnswerFact {
  const rest = {nodeId: id, type: 'llm', title: id, index: 1, parentId: null, elapsedMs: null, error: null};
  const counts = {retries: 0, round: null, rounds: 0, alongside: []};
  return {type: 'node-changed', node: {id, status, ...rest, ...counts} satisfies WorkflowNode};
}

function details(...files: readonly ChatFile[]): AnswerFact {
  return {type: 'details-arrived', citations: [], usage: null, files};
}

function shape(answer: Answer): readonly string[] {
  return answer.parts.map((part) =>
    part.kind === 'text' ? part.text : `(${part.kind === 'thought' ? part.thought.id : part.form.id})`,
  );
}

function editions(answer: Answer): readonly number[] {
  return answer.parts.flatMap((part) => (part.kind === 'text' ? [part.edition] : []));
}

test('the first name takes an answer from waiting to streaming, and gives it the server’s time', () => {
  const answer = told(named('message-1'));
  assert.deepEqual(
    [answer.status, answer.messageId, answer.taskId, answer.createdAt],
    ['streaming', 'message-1', 'task-1', 5],
  );
});

test('a name that is missing later does not take the known one away', () => {
  const nothing: AnswerFact = {
    type: 'named',
    messageId: null,
    conversationId: null,
    taskId: null,
    createdAt: null,
  };
  assert.deepEqual(told(named('message-1'), nothing), told(named('message-1')));
});

test('text grows the text at the end; after a thought it starts a new part', () => {
  const answer = told(textAdded('I '), textAdded('see.'), thought('a'), textAdded('Here.'), textAdded(''));
  assert.deepEqual(shape(answer), ['I see.', '(a)', 'Here.']);
  assert.equal(textOf(answer), 'I see.Here.');
});

test('a replacement takes the place of all text, keeps the thoughts, and is a new edition', () => {
  const once = told(textAdded('Rude'), thought('a'), textAdded(' words'), {
    type: 'text-replaced',
    text: 'Sorry',
  });
  assert.deepEqual([shape(once), editions(once)], [['(a)', 'Sorry'], [1]]);
  const twice = reduceAnswer(once, {type: 'text-replaced', text: 'No'});
  assert.deepEqual([shape(twice), editions(twice)], [['(a)', 'No'], [2]]);
  assert.deepEqual(editions(reduceAnswer(twice, textAdded(' more'))), [2]);
});

describe('the whole text said again at the end', () => {
  const rows: readonly (readonly [string, string, readonly string[], readonly number[]])[] = [
    ['adds nothing to the same text', 'Hello', ['Hello'], [0]],
    ['adds what is missing at the end', 'Hello there', ['Hello there'], [0]],
    ['replaces a text that differs', 'Goodbye', ['Goodbye'], [1]],
    ['is passed over when it is empty', '', ['Hello'], [0]],
  ];
  for (const [what, text, parts, numbers] of rows) {
    test(what, () => {
      const answer = told(textAdded('Hello'), {type: 'text-repeated', text});
      assert.deepEqual([shape(answer), editions(answer)], [parts, numbers]);
    });
  }

  test('is compared with the text of all parts', () => {
    const answer = told(textAdded('One.'), thought('a'), textAdded('Two.'), {
      type: 'text-repeated',
      text: 'One.Two.',
    });
    assert.deepEqual(shape(answer), ['One.', '(a)', 'Two.']);
  });
});

test('a thought that comes again takes its own place', () => {
  const answer = told(thought('a'), textAdded('Hm.'), thought('b'), thought('a', {observation: 'found'}));
  assert.deepEqual(shape(answer), ['(a)', 'Hm.', '(b)']);
  const [first] = answer.parts;
  assert.equal(first?.kind === 'thought' && first.thought.observation, 'found');
});

test('a file is there once, whether it is known by its id or by its address', () => {
  const facts = [file('a', 'https://x/1'), file('a', 'https://x/1?new'), file('b', 'https://x/1')].map(
    (each): AnswerFact => ({type: 'file-added', file: each}),
  );
  const answer = told(
    ...facts,
    details(file('a', null), file(null, 'https://x/2'), file(null, 'https://x/2')),
  );
  assert.deepEqual(
    answer.files.map(({id, url}) => id ?? url),
    ['a', 'https://x/2'],
  );
});

test('details that say nothing leave what is known', () => {
  const known: AnswerFact = {
    type: 'details-arrived',
    citations: [
      {
        position: 1,
        documentId: null,
        documentName: 'a',
        datasetName: null,
        segmentId: null,
        score: null,
        content: '',
      },
    ],
    usage: {total_tokens: 1},
    files: [],
  };
  const answer = told(known, details());
  assert.deepEqual([answer.citations.length, answer.usage], [1, {total_tokens: 1}]);
});

test('a mark is kept with the answer until it is said otherwise, also after its end', () => {
  const marked = told({type: 'marked', marks: {isModerated: true}}, ended, {
    type: 'marked',
    marks: {feedback: 'like'},
  });
  assert.deepEqual([marked.isModerated, marked.feedback, marked.annotatedBy], [true, 'like', null]);
  assert.equal(reduceAnswer(marked, {type: 'marked', marks: {feedback: null}}).feedback, null);
});

test('a run that resumes keeps its steps; another run starts anew', () => {
  const start: AnswerFact = {type: 'workflow-started', runId: 'run-1'};
  const pause: AnswerFact = {type: 'workflow-finished', status: 'paused', error: null, elapsedMs: 1};
  const resumed = told(
    start,
    node('a', 'running'),
    pause,
    start,
    node('a', 'succeeded'),
    node('b', 'running'),
  );
  assert.equal(resumed.workflow?.status, 'running');
  assert.deepEqual(
    resumed.workflow?.nodes.map(({id, status}) => [id, status]),
    [
      ['a', 'succeeded'],
      ['b', 'running'],
    ],
  );
  assert.deepEqual(
    told(start, node('a', 'running'), {type: 'workflow-started', runId: 'run-2'}).workflow?.nodes,
    [],
  );
});

test('steps of a run that never started are passed over', () => {
  const pending = frozen(pendingAnswer(0));
  assert.equal(reduceAnswer(pending, node('a', 'running')), pending);
  assert.equal(
    reduceAnswer(pending, {type: 'workflow-finished', status: 'failed', error: 'x', elapsedMs: null}),
    pending,
  );
});

const ends: readonly (readonly [AnswerFact, Answer['status']])[] = [
  [ended, 'complete'],
  [{type: 'paused'}, 'paused'],
  [{type: 'stopped'}, 'stopped'],
  [{type: 'failed', error}, 'error'],
];
for (const [end, status] of ends) {
  test(`after ${end.type}, no fact changes the status or the words of an answer`, () => {
    const answer = told(named('message-1'), textAdded('Hello'), end);
    assert.deepEqual([answer.status, isUnderWay(answer)], [status, false]);
    const late: readonly AnswerFact[] = [
      textAdded('!'),
      {type: 'text-replaced', text: 'x'},
      {type: 'text-repeated', text: 'x'},
      thought('a'),
      {type: 'reasoning-added', text: 'x'},
      {type: 'postponed', retryAt: 1},
      {type: 'asked-again'},
      ...ends.map(([fact]) => fact),
    ];
    for (const fact of late) assert.equal(reduceAnswer(answer, fact), answer, fact.type);
  });
}

test('after the end, details, files and the outcome of the run are still taken', () => {
  const answer = told(
    {type: 'workflow-started', runId: 'run-1'},
    ended,
    {type: 'workflow-finished', status: 'succeeded', error: null, elapsedMs: 7},
    {type: 'file-added', file: file('a', null)},
  );
  assert.deepEqual([answer.workflow?.elapsedMs, answer.files.length, answer.status], [7, 1, 'complete']);
});

test('a wait is shown until the question is asked again, or the answer ends', () => {
  const waiting = told({type: 'postponed', retryAt: 9});
  assert.deepEqual([waiting.retryAt, waiting.status], [9, 'pending']);
  for (const fact of [{type: 'asked-again'} as const, ...ends.map(([end]) => end)])
    assert.equal(reduceAnswer(waiting, fact).retryAt, null, fact.type);
});
