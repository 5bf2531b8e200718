// @ts-check
/** What a chatflow does before its first word. */
import {newId} from '../store.mjs';
import {fileObject} from '../stored-files.mjs';
import {envelope} from './parts.mjs';
import {node, nodeFinished, nodeRetry, nodeStarted} from './nodes.mjs';
import {roundSteps} from './rounds.mjs';

/** @typedef {import('./parts.mjs').Run} Run */
/** @typedef {import('./parts.mjs').Step} Step */

/**
 * Two branches at once, one of them with a retry, then an iteration.
 *
 * @param {Run} run
 * @returns {Generator<Step>}
 */
export function* preparation(run) {
  const start = node('start', 'start', 'Start', 1);
  const search = node('search', 'knowledge-retrieval', 'Search the handbook', 2);
  const forecast = node('forecast', 'http-request', 'Fetch the forecast', 3);
  const request = {request: 'GET /forecast'};
  yield nodeStarted(run, start);
  yield nodeFinished(run, start, {inputs: run.turn.inputs, outputs: run.turn.inputs});
  yield nodeStarted(run, search);
  yield nodeStarted(run, forecast);
  yield {wait: 350};
  yield nodeRetry(run, forecast, {process_data: request, error: 'Request failed with status code 503'});
  yield nodeFinished(run, search, {
    inputs: {query: run.turn.query},
    outputs: {result: []},
    elapsed_time: 0.31,
  });
  yield {wait: 250};
  yield nodeFinished(run, forecast, {process_data: request, outputs: {status_code: 200, body: '{"t":11}'}});
  yield* roundSteps(run, {
    kind: 'iteration',
    id: 'days',
    title: 'Each day',
    items: ['Friday', 'Saturday'],
    nodes: () => [node('plan', 'code', 'Plan the day', 5)],
  });
}

/**
 * The same and everything else that a workflow can have: a loop, an agent with its log, a node whose failure is
 * handled, and one that makes a file.
 *
 * @param {Run} run
 * @returns {Generator<Step>}
 */
export function* expedition(run) {
  yield* preparation(run);
  yield* roundSteps(run, {
    kind: 'loop',
    id: 'weigh',
    title: 'Until the bag is light enough',
    items: [14.2, 11.9, 9.8],
    nodes: () => [node('unpack', 'code', 'Leave something out', 8), node('scale', 'tool', 'Weigh it', 9)],
  });
  yield* packing(run);
  const ferry = {...node('ferry', 'http-request', 'Ask the ferry', 12), predecessor_node_id: 'pack'};
  yield nodeStarted(run, ferry);
  yield {wait: 400};
  yield nodeFinished(run, ferry, {
    inputs: {url: 'https://ferry.example/times'},
    process_data: {request: 'GET /times'},
    outputs: {error_message: 'Request failed with status code 504', error_type: 'HTTPResponseCodeError'},
    status: 'exception',
    error: 'Request failed with status code 504',
    elapsed_time: 0.4,
    execution_metadata: {error_strategy: 'default-value'},
  });
  yield* drawing(run);
}

/**
 * An agent inside a workflow: what it does comes as its log.
 *
 * @param {Run} run
 * @returns {Generator<Step>}
 */
function* packing(run) {
  const strategy = {name: 'FunctionCalling', icon: null};
  const pack = {...node('pack', 'agent', 'Pack the bag', 11), agent_strategy: strategy};
  const [round, call] = [newId(), newId()];
  /** @param {Record<string, unknown>} fields */
  const log = (fields) =>
    envelope(run, 'agent_log', {
      data: {
        node_execution_id: pack.id,
        parent_id: null,
        error: null,
        metadata: {started_at: 1, finished_at: 2, elapsed_time: 1},
        node_id: pack.node_id,
        ...fields,
      },
    });
  const thought = {id: round, label: 'ROUND 1', data: {}};
  const used = {id: call, label: 'CALL stock', parent_id: round, data: {input: {article: 'ember'}}};
  yield nodeStarted(run, pack);
  yield log({...thought, status: 'start'});
  yield log({...used, status: 'start'});
  yield {wait: 300};
  yield log({...used, status: 'success', data: {...used.data, output: {left: 4}}});
  yield log({...thought, status: 'success'});
  yield nodeFinished(run, pack, {
    inputs: {query: run.turn.query},
    outputs: {text: 'Stove, tent, lantern.', files: [], json: []},
    elapsed_time: 1.3,
    execution_metadata: {total_tokens: 120, total_price: '0.0003000', currency: 'USD'},
  });
}

/**
 * A tool that makes a picture, which the answer then brings along.
 *
 * @param {Run} run
 * @returns {Generator<Step>}
 */
function* drawing(run) {
  const map = {...node('map', 'tool', 'Draw the map', 13), predecessor_node_id: 'ferry'};
  yield nodeStarted(run, map);
  yield {wait: 300};
  const id = newId();
  const file = fileObject(
    {
      id,
      type: 'image',
      filename: `${id}.png`,
      url: null,
      transfer_method: 'tool_file',
      belongs_to: 'assistant',
      upload_file_id: null,
      mime_type: 'image/png',
      size: null,
    },
    run.pictureUrl(id),
  );
  run.madeFiles.push(file);
  yield nodeFinished(run, map, {
    inputs: {prompt: 'the way from the ferry to the hut'},
    outputs: {text: '1 image created', files: [file], json: []},
    elapsed_time: 0.3,
    execution_metadata: {tool_info: {provider_type: 'builtin', provider_id: 'sketch'}},
    files: [file],
  });
}
