// @ts-check
/** Events that are not what they should be: too many, too few, somebody else's, in no order, of no shape. */
import {delta, envelope, messageEnd} from './events/parts.mjs';
import {fault, HALF, half, REST, said} from './fault-plays.mjs';
import {newId} from './store.mjs';

/** @typedef {import('./run.mjs').Run} Run */
/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./phrases.mjs').Phrase} Phrase */

/** More of anything than the widget takes (`docs/faults.md`). */
const CROWD = 1_200;
const VAST = 1_000_000;
const HAIL = 100_000;

/** As deep as JSON can be nested in an event of a few hundred kilobytes. */
const DEPTH = 50_000;
const FLOOD = 20_000;

/** @type {readonly Phrase[]} */
export const wrongEvents = [
  wrong('error duplicate', 'Every event but the text comes twice', (run) => [
    ...twice(envelope(run, 'workflow_started', {workflow_run_id: run.workflowRunId, data: {id: 'run'}})),
    ...twice(node(run, 'node_started')),
    ...said(run, HALF + REST),
    ...twice(node(run, 'node_finished')),
    ...twice(messageEnd(run, {text: ''})),
  ]),
  wrong('error order', 'Ends come before beginnings, and text after the end', (run) => [
    node(run, 'node_finished'),
    node(run, 'node_started'),
    ...said(run, HALF + REST),
    messageEnd(run, {text: ''}),
    delta(run, ' Never mind.'),
    envelope(run, 'message_replace', {answer: 'Never mind.'}),
    node(run, 'node_started'),
  ]),
  wrong('error future', 'Events that no version of Dify has', (run) => [
    envelope(run, 'from_the_future', {answer: 'not for you', data: {nested: [1, 2]}}),
    ...half(run),
    {bytes: 'data: {"answer":"without a name"}\n\ndata: {"event":7,"answer":"a number"}\n\n'},
    {bytes: 'data: {"event":"__proto__","answer":"x"}\n\ndata: {"event":"constructor","answer":"x"}\n\n'},
    ...said(run, REST),
    messageEnd(run, {text: ''}),
  ]),
  wrong('error malformed', 'Known events with everything in the wrong shape', (run) => [
    ...half(run),
    ...[7, null, [], {}, true].flatMap((odd) =>
      shapes.map((name) =>
        asBytes(
          envelope(run, name, {
            answer: odd,
            data: odd,
            id: odd,
            audio: odd,
            thought: odd,
            tool_input: odd,
            workflow_run_id: odd,
          }),
        ),
      ),
    ),
    {bytes: 'data: {"event":"message","answer":\n\ndata: null\n\ndata: [1]\n\ndata: "text"\n\ndata: {\n\n'},
    ...said(run, REST),
    {event: {...messageEnd(run, {text: ''}).event, metadata: [{retriever_resources: 7}], files: 'none'}},
  ]),
  wrong('error strangers', 'Events of another task among those of this one', (run) => [
    ...half(run),
    ...[
      delta(run, 'SOMEBODY ELSE'),
      envelope(run, 'message_replace', {answer: 'SOMEBODY ELSE'}),
      messageEnd(run, {text: 'SOMEBODY ELSE'}),
    ].map(ofSomebodyElse),
    ...said(run, REST),
    messageEnd(run, {text: ''}),
  ]),
  wrong('error deep', 'JSON that is nested fifty thousand deep', (run) => [
    ...half(run),
    {bytes: `data: {"event":"message","answer":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}}\n\n`},
    {bytes: `data: {"event":"message","answer":${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}}\n\n`},
    {
      bytes: `data: {"event":"agent_thought","id":"deep","position":1,"thought":"","tool":"t","tool_input":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)},"observation":"x"}\n\n`,
    },
    ...said(run, REST),
    messageEnd(run, {text: ''}),
  ]),
  wrong('error prototype', 'JSON that reaches for the prototype of all objects', (run) => [
    ...half(run),
    {
      bytes:
        'data: {"event":"node_started","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},' +
        '"data":{"__proto__":{"polluted":1},"id":"__proto__","node_id":"constructor","title":"toString"}}\n\n',
    },
    ...said(run, REST),
    {
      event: {
        ...messageEnd(run, {text: ''}).event,
        metadata: JSON.parse('{"__proto__":{"polluted":1},"usage":{"__proto__":{"polluted":1}}}'),
      },
    },
  ]),
  wrong('error crowd', 'More steps, files, forms and sources than anybody can look through', (run) => [
    ...half(run),
    {
      bytes: Array.from({length: CROWD}, (_, at) => crowdAt(run, `crowd-${at}`)).join(''),
    },
    ...said(run, REST),
    {
      event: {
        ...messageEnd(run, {text: ''}).event,
        metadata: {
          retriever_resources: Array.from({length: CROWD}, () => ({document_name: 'a.pdf', content: 'A'})),
        },
      },
    },
  ]),
  wrong('error hail', 'A hundred thousand events that say nothing, at once', (run) => [
    ...half(run),
    {bytes: 'data: {"event":"message"}\n\n'.repeat(HAIL)},
    ...said(run, REST),
    messageEnd(run, {text: ''}),
  ]),
  wrong('error vast', 'An answer of a million characters', (run) => [
    ...said(run, HALF + REST),
    {bytes: line(delta(run, `\n\n${'pine '.repeat(VAST / 5)}\n\nTHE END`))},
    messageEnd(run, {text: ''}),
  ]),
  wrong('error flood', 'Twenty thousand events at once', (run) => [
    {event: /** @type {Record<string, unknown>} */ (delta(run, '$i ').event), repeat: FLOOD},
    ...said(run, HALF + REST),
    messageEnd(run, {text: ''}),
  ]),
];

const shapes = [
  'message',
  'message_replace',
  'message_file',
  'tts_message',
  'agent_thought',
  'agent_log',
  'reasoning_chunk',
  'node_started',
  'node_finished',
  'workflow_started',
  'iteration_started',
  'human_input_required',
];

/**
 * @param {string} say
 * @param {string} shows
 * @param {(run: Run) => Step[]} steps
 * @returns {Phrase}
 */
function wrong(say, shows, steps) {
  return fault(say, shows, 'broken streams', (run) => ({steps: steps(run), saved: HALF + REST}));
}

/** @param {Step} step @returns {Step[]} */
const twice = (step) => [step, step];

/** @param {Run} run @param {string} name @returns {Step} */
function node(run, name) {
  const data = {id: 'n', node_id: 'n', node_type: 'llm', title: 'A node', status: 'succeeded', index: 1};
  return envelope(run, name, {workflow_run_id: run.workflowRunId, data});
}

/** @param {Step} step @returns {Step} Somebody else's. */
function ofSomebodyElse({event}) {
  const other = {task_id: newId(), message_id: newId(), id: newId(), conversation_id: newId()};
  return asBytes({event: {...event, ...other}});
}

/** @param {Step} step @returns {Step} As the run itself has not said it. */
function asBytes(step) {
  return {bytes: line(step)};
}

/** @param {Step} step */
function line({event}) {
  return `data: ${JSON.stringify(event)}\n\n`;
}

/** @param {Run} run @param {string} id */
function crowdAt(run, id) {
  const ofNode = {id, node_id: id, node_type: 'llm', title: id, index: 1};
  return [
    envelope(run, 'node_started', {workflow_run_id: run.workflowRunId, data: ofNode}),
    envelope(run, 'agent_thought', {id, position: 1, thought: '', tool: 'a;'.repeat(100), observation: 'x'}),
    envelope(run, 'message_file', {id, type: 'document', belongs_to: 'assistant', filename: id}),
    envelope(run, 'human_input_required', {data: {form_id: id, node_id: id, form_content: 'x'}}),
  ]
    .map(line)
    .join('');
}
