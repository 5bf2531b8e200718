// @ts-check
/** The streams of agents: the classic one (mode `agent-chat`) and the new one (mode `agent`). */
import {newId} from '../store.mjs';
import {envelope, messageEnd, slowStart, speech} from './parts.mjs';

/** @typedef {import('./parts.mjs').Run} Run */
/** @typedef {import('./parts.mjs').Answer} Answer */
/** @typedef {import('./parts.mjs').Step} Step */
/** @typedef {import('../phrases.mjs').Tool} Tool */

/**
 * For each thought: empty `agent_thought`, its text as `agent_message`, `agent_thought` with the tool, a
 * `message_file` if the tool made one, `agent_thought` with the observation; the last thought has no tool and is the
 * answer. Then `message_end`.
 *
 * @param {Run} run
 * @param {Answer} answer
 * @returns {Generator<Step>}
 */
export function* agentSteps(run, answer) {
  yield* slowStart(run, answer);
  let position = 1;
  for (const tool of answer.tools ?? []) {
    if (!run.isStopped) yield* toolThought(run, position++, tool);
  }
  if (!run.isStopped) yield* lastThought(run, position, answer);
  if (answer.moderated && !run.isStopped) {
    yield envelope(run, 'message_replace', {answer: answer.moderated.text, reason: 'output_moderation'});
  }
  yield messageEnd(run, answer);
}

/**
 * The agent of Dify 1.16: thoughts and pieces, then one `message` with the whole text again, then `message_end`.
 *
 * @param {Run} run
 * @param {Answer} answer
 * @returns {Generator<Step>}
 */
export function* newAgentSteps(run, answer) {
  yield* slowStart(run, answer);
  for (const [i, tool] of (answer.tools ?? [shopSearch(run)]).entries()) {
    if (run.isStopped) break;
    const thought = {id: newId(), position: i + 1, thought: tool.thought};
    yield agentThought(run, thought);
    yield {wait: 300};
    yield agentThought(run, {
      ...thought,
      observation: observationOf(tool),
      tool: tool.name,
      tool_labels: labels(tool.name, tool.label),
      tool_input: JSON.stringify(byName(tool, tool.input)),
    });
  }
  yield* speech(run, answer.text);
  if (!run.isStopped) {
    yield envelope(run, 'message', {id: run.messageId, answer: answer.text, from_variable_selector: []});
  }
  yield messageEnd(run, answer);
}

/** @param {Run} run @returns {Tool} */
function shopSearch(run) {
  return {
    name: 'shop_search',
    label: 'Shop search',
    thought: 'The customer wants an answer from the shop, so I look there first.',
    input: {query: run.turn.query},
    result: '3 pages',
  };
}

/**
 * @param {Run} run
 * @param {number} position
 * @param {Tool} tool
 * @returns {Generator<Step>}
 */
function* toolThought(run, position, tool) {
  const id = newId();
  yield agentThought(run, {id, position});
  yield* speech(run, tool.thought);
  if (run.isStopped) return;
  const called = {
    id,
    position,
    thought: tool.thought,
    tool: tool.name,
    tool_labels: labels(tool.name, tool.label),
    tool_input: JSON.stringify(byName(tool, tool.input)),
  };
  yield agentThought(run, called);
  yield {wait: 900};
  if (run.isStopped) return;
  /** @type {string[]} */
  const files = [];
  if (tool.makesPicture) {
    const file = newId();
    files.push(file);
    const url = run.pictureUrl(file);
    yield envelope(run, 'message_file', {id: file, type: 'image', belongs_to: 'assistant', url});
  }
  yield agentThought(run, {
    ...called,
    observation: observationOf(tool),
    message_files: files,
  });
}

/**
 * @param {Run} run
 * @param {number} position
 * @param {Answer} answer
 * @returns {Generator<Step>}
 */
function* lastThought(run, position, answer) {
  const id = newId();
  const text = answer.reasoning ? `<think>\n${answer.reasoning}\n</think>\n\n${answer.text}` : answer.text;
  const before = run.answer.length;
  yield agentThought(run, {id, position});
  yield* speech(run, text);
  // History keeps what was said, stopped or not; only a whole thought is told.
  if (run.isStopped)
    run.thoughts.set(id, thoughtFields(run, {id, position, thought: run.answer.slice(before)}));
  else yield agentThought(run, {id, position, thought: text});
}

/**
 * @param {Run} run
 * @param {Record<string, unknown>} fields
 * @returns {Step}
 */
function agentThought(run, fields) {
  return envelope(run, 'agent_thought', thoughtFields(run, fields));
}

/**
 * @param {Run} run
 * @param {Record<string, unknown>} fields
 * @returns {Record<string, unknown>}
 */
function thoughtFields(run, fields) {
  const none = run.isAtLeast('1.16.0') ? '' : null;
  return {
    id: '',
    position: 1,
    thought: none,
    observation: none,
    tool: none,
    tool_labels: {},
    tool_input: none,
    message_files: [],
    ...fields,
  };
}

/**
 * @param {string} tool
 * @param {string} label
 * @returns {Record<string, Record<string, string>>}
 */
function labels(tool, label) {
  const names = label.split(';');
  return Object.fromEntries(
    tool.split(';').map((one, i) => {
      const name = names[i] ?? one;
      return [one, {en_US: name, zh_Hans: name, pt_BR: name, ja_JP: name}];
    }),
  );
}

/** @param {Tool} tool @param {unknown} value @returns {unknown} */
function byName({name}, value) {
  return name.includes(';') ? value : {[name]: value};
}

/** @param {Tool} tool @returns {string} */
function observationOf(tool) {
  return tool.observation ?? JSON.stringify(byName(tool, tool.result));
}
