// @ts-check
/** Sending and stopping: `POST /chat-messages` and `POST /chat-messages/:task/stop`. */
import {checkedMessage, requireChatApp, requiredUser} from './checks.mjs';
import {playFor} from './control.mjs';
import {ApiError} from './errors.mjs';
import {agentSteps, newAgentSteps} from './events/agent.mjs';
import {chatSteps} from './events/chat.mjs';
import {chatflowSteps} from './events/chatflow.mjs';
import {annotatedSteps, isAnnotated, metadata} from './events/parts.mjs';
import {speaksAloud, spoken} from './events/spoken.mjs';
import {checkedFiles} from './file-checks.mjs';
import {apiHeaders, sendJson} from './http.mjs';
import {checkedInputs} from './input-checks.mjs';
import {introduction} from './introduction.mjs';
import {phraseFor} from './phrases.mjs';
import {Run} from './run.mjs';
import {perform, SilentWire, Wire} from './steps.mjs';
import {LINE, newConversation, newId, newTurn, threadTo} from './store.mjs';

/** @typedef {import('./routes.mjs').Call} Call */
/** @typedef {import('./phrases.mjs').Answer} Answer */
/** @typedef {import('./phrases.mjs').Play} Play */
/** @typedef {ReturnType<typeof checkedMessage>} Message */

/** How long the running side of Dify takes to notice a stop, in milliseconds at pace 1. */
const STOP_POLL_MS = 300;
const STREAM_TYPE = 'text/event-stream; charset=utf-8';

/** @param {Call} call */
export async function sendMessage(call) {
  const body = call.json();
  const user = requiredUser(body['user']);
  requireChatApp(call.app);
  const message = checkedMessage(call.app, body);
  // Only the Service API has a model write the title by itself.
  if (call.isWebApp) message.autoName = false;
  const {store} = call.server;
  const old = message.conversationId ? store.conversation(call.app.key, user, message.conversationId) : null;
  /** @type {Run} */
  let run;
  try {
    run = newRun(call, user, message, old);
  } catch (error) {
    const isInWorker =
      call.app.mode === 'advanced-chat' && call.app.version !== '1.12.1' && !message.isBlocking;
    if (!isInWorker || !(error instanceof ApiError)) throw error;
    return refuseInWorker(call, user, error.message);
  }
  const own = /^play:(.+)$/.exec(message.query.trim())?.[1];
  if (own !== undefined)
    return playOne(call, run, playFor(call.server.plays.get(own) ?? missingPlay(own), run), 1);
  const phrase = phraseFor(call.server.heard(user, message.query));
  const play = phrase.play?.(run);
  if (play && (!message.isBlocking || play.headers)) return playOne(call, run, play, call.server.pace);
  const history = threadTo(run.conversation.turns, run.turn.parent).map(({query, answer}) => ({
    query,
    answer,
  }));
  const answer = phrase.answer?.({...message, inputs: run.turn.inputs, files: run.turn.files, history}) ?? {
    text: '',
  };
  if (message.isBlocking) return answerAtOnce(call, run, answer, play);
  // Nobody tells a chatflow's relay that an answer without a workflow was all.
  const isLeftOpen = run.outlivesItsListener && isAnnotated(run, answer);
  const {steps} = answerPlay(run, answer);
  return playOne(call, run, {steps: isLeftOpen ? andSilence(steps) : steps}, call.server.pace);
}

/**
 * @param {Iterable<import('./steps.mjs').Step>} steps
 * @returns {Generator<import('./steps.mjs').Step>}
 */
function* andSilence(steps) {
  yield* steps;
  yield {idle: true};
}

/** @param {Call} call */
export function stopMessage(call) {
  const user = requiredUser(call.json()['user']);
  requireChatApp(call.app);
  const run = call.server.runs.get(call.params[0] ?? '');
  // A chatflow takes the command from whoever knows the task. All others are told nothing, not even that it failed.
  // A paused run is nobody's task.
  if (run && !run.isPaused && (run.isChatflow || (run.user === user && run.app.key === call.app.key))) {
    const delay = STOP_POLL_MS * call.server.pace;
    if (delay === 0) run.stop();
    else setTimeout(() => run.stop(), delay).unref();
  }
  call.send({result: 'success'});
}

/**
 * @param {Call} call
 * @param {string} user
 * @param {Message} message
 * @param {import('./store.mjs').Conversation | null} old
 * @returns {Run} Of a turn that is not in the history yet.
 */
function newRun(call, user, message, old) {
  const sender = {app: call.app, user, files: call.server.files};
  const inputs = checkedInputs(sender, message.inputs);
  const files = checkedFiles(sender, message.files);
  const conversation =
    old ?? newConversation(nameFor(call.app, message), inputs, introduction(call.app, inputs));
  const turn = newTurn(newId(), message.query, inputs, files);
  turn.parent = call.isWebApp ? message.parentId : LINE;
  return new Run({app: call.app, user, conversation, turn, origin: call.origin, files: call.server.files});
}

/**
 * Dify has a model write the title; here it is the beginning of the question.
 *
 * @param {import('./apps.mjs').App} app
 * @param {Message} message
 * @returns {string}
 */
function nameFor(app, {query, autoName}) {
  if (app.lateTitles) return 'New conversation';
  const [first = ''] = query.trim().split(/[.!?\n]/);
  if (autoName && first) return first.slice(0, 40);
  return query.length > 20 ? `${query.slice(0, 20)}…` : query;
}

/**
 * A chatflow since 1.13 takes the request first and looks at it later: the refusal is an event without a code, and
 * nobody closes the stream.
 *
 * @param {Call} call
 * @param {string} user
 * @param {string} message
 */
function refuseInWorker(call, user, message) {
  const conversation = newConversation('', {}, null);
  const run = new Run({
    app: call.app,
    user,
    conversation,
    turn: newTurn(newId(), '', {}, []),
    origin: call.origin,
    files: call.server.files,
  });
  const steps = [{ping: true}, {event: {event: 'error', message, status: 500}}, {wait: 300_000}];
  const wire = new Wire(call.res, {status: 200, headers: {...call.headers, 'content-type': STREAM_TYPE}});
  return perform({run, steps, wire, gates: call.server.gates, pace: 1}).then(() => wire.end());
}

/**
 * @param {Call} call
 * @param {Run} run
 * @param {Play} play
 * @param {number} pace
 */
async function playOne(call, run, play, pace) {
  const {server, res} = call;
  const status = play.status ?? 200;
  const type = Object.entries(play.headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'content-type',
  )?.[1];
  const isTurn =
    status < 400 && (play.saved !== undefined || (type ?? STREAM_TYPE).startsWith('text/event-stream'));
  if (isTurn) keep(server, run);
  run.saved = play.saved;
  const cors = play.cors === false ? {} : apiHeaders(call.req, run.app.version);
  const wire = new Wire(res, {
    status,
    headers: {...cors, 'content-type': STREAM_TYPE, ...lowerCase(play.headers)},
  });
  await live(call, run, wire, {...play, pace});
}

/**
 * The answer as one JSON body.
 *
 * @param {Call} call
 * @param {Run} run
 * @param {Answer} answer
 * @param {Play | undefined} play
 */
async function answerAtOnce(call, run, answer, play) {
  keep(call.server, run);
  run.saved = play?.saved;
  const wire = new SilentWire(call.res, null);
  const over = live(call, run, wire, {...(play ?? answerPlay(run, answer)), pace: call.server.pace});
  await Promise.race([over, run.paused]);
  if (run.isPaused) return call.send(pausedBody(run, answer));
  if (run.failure) {
    const {status, code, message} = run.failure;
    return sendJson(call.res, status, {code, message, status}, call.headers);
  }
  if (!run.isWhole) {
    return sendJson(
      call.res,
      500,
      {message: 'Internal Server Error', code: 'unknown', status: 500},
      call.headers,
    );
  }
  call.send({
    event: 'message',
    task_id: run.taskId,
    id: run.messageId,
    message_id: run.messageId,
    conversation_id: run.conversationId,
    mode: run.app.mode,
    answer: run.answer,
    metadata: metadata(run, answer),
    created_at: run.turn.createdAt,
  });
}

/**
 * @param {import('./server-state.mjs').ServerState} server
 * @param {Run} run
 */
function keep(server, run) {
  server.store.keep(run.app.key, run.user, run.conversation, run.turn);
  if (run.outlivesItsListener) server.workflowRuns.set(run.workflowRunId, run);
}

/**
 * @param {Run} run
 * @param {Answer} answer
 * @returns {Record<string, unknown>}
 */
function pausedBody(run, answer) {
  const ids = {
    id: run.messageId,
    message_id: run.messageId,
    conversation_id: run.conversationId,
    mode: run.app.mode,
    created_at: run.turn.createdAt,
    answer: run.answer,
    metadata: metadata(run, answer),
  };
  const data = {...ids, ...run.flow.pause};
  return {event: 'workflow_paused', task_id: run.taskId, ...ids, workflow_run_id: run.workflowRunId, data};
}

/**
 * @param {Run} run
 * @param {Answer} answer
 * @returns {{steps: Iterable<import('./steps.mjs').Step>}}
 */
function answerPlay(run, answer) {
  const steps = stepsOf(run, answer);
  return {steps: speaksAloud(run.app) ? spoken(run, steps) : steps};
}

/**
 * @param {Run} run
 * @param {Answer} answer
 * @returns {Iterable<import('./steps.mjs').Step>}
 */
function stepsOf(run, answer) {
  if (isAnnotated(run, answer)) return annotatedSteps(run, answer);
  switch (run.app.mode) {
    case 'agent-chat':
      return agentSteps(run, answer);
    case 'agent':
      return newAgentSteps(run, answer);
    case 'advanced-chat':
      return chatflowSteps(run, answer);
    default:
      return chatSteps(run, answer);
  }
}

/**
 * Performs a run that can be stopped meanwhile, and saves what comes of it.
 *
 * @param {Call} call
 * @param {Run} run
 * @param {Wire} wire
 * @param {{steps: Iterable<import('./steps.mjs').Step>, onStop?: Play['onStop'], pace: number}} play
 */
async function live(call, run, wire, {steps, onStop, pace}) {
  const {server} = call;
  server.runs.set(run.taskId, run);
  try {
    await perform({run, steps, wire, gates: server.gates, pace, ...(onStop && {onStop})});
  } finally {
    server.runs.delete(run.taskId);
    // A stream that was ended has no reader any more either.
    if (!run.isSaved) run.save(!wire.gone.aborted || call.res.writableEnded);
    server.store.touch(run.conversation);
    wire.end();
  }
}

/** @param {Record<string, string> | undefined} headers @returns {Record<string, string>} */
function lowerCase(headers) {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

/** @param {string} name @returns {Play} */
function missingPlay(name) {
  const body = {code: 'not_found', message: `No play is called ${name}.`, status: 404};
  return {status: 404, headers: {'content-type': 'application/json'}, steps: [{bytes: JSON.stringify(body)}]};
}
