/** What happens between a question and the end of its answer. Loaded on its own, after the panel. */
import type {AnswerFact} from '../conversation/answer.js';
import {isOver, isUnderWay} from '../conversation/answer.js';
import type {App, Turn} from '../conversation/chat-state.js';
import {DifyError} from '../conversation/dify-error.js';
import {toldAnswer} from '../conversation/reduce-answer.js';
import {branchTo} from '../conversation/thread.js';
import type {Ask} from '../dify/transport.js';
import {onDemand} from '../on-demand.js';
import {AnswerRun, QUIET_MS} from './answer-run.js';
import {asDifyError} from './as-dify-error.js';
import type {Asking, ChatSession, Link} from './chat-session.js';
import {rememberBranch} from './branches.js';
import {delay} from './delay.js';
import {forgetInterrupted, RunNote} from './run-note.js';

/** How long trailing events of a finished answer are waited for: speech and a workflow's outcome may follow it. */
const TRAILING_MS = 6_000;

/** How long a stopped run may go without a name, by which alone the server can be told, before it is let go. */
const UNNAMED_MS = 30_000;

/** How long a new question waits for the conversation id of a first answer that was stopped before it came. */
const NAMING_MS = 3_000;

const waiting = onDemand(() => import('./retry-after.js'));
const inputForm = onDemand(() => import('../dify/input-form.js'));

type Source = AsyncIterable<readonly AnswerFact[]>;

/** Asks, and listens to the end. Never throws: a failure becomes a fact of the answer. */
export async function carryOut(session: ChatSession, run: AnswerRun, asking: Asking): Promise<void> {
  const note = new RunNote(session, run);
  try {
    await readyToAsk(session, run, asking);
    if (run.signal.aborted) return;
    const {transport} = session.link;
    const ask = await wordsOf(session, run, asking);
    if (run.signal.aborted) return;
    try {
      await hear(session, run, note, transport.ask(ask, run.signal));
    } catch (error) {
      if (!(error instanceof DifyError) || (error.status !== 429 && error.status !== 503)) throw error;
      const {hasWaited} = await waiting();
      if (!(await hasWaited(session, run, error))) throw error;
      await hear(session, run, note, transport.ask(ask, run.signal));
    }
    if (run.isSettled) return;
    // The bytes are over, and no event has said that the answer is.
    throw new DifyError('stream_interrupted', 'The stream ended before the answer did.');
  } catch (error) {
    if (run.signal.aborted) return; // let go by us: not a failure
    const failure = asDifyError(error);
    if (!run.isSettled) fail(session, run, failure);
  } finally {
    note.update();
  }
}

/**
 * Takes up an answer that was left (a paused run, a page that was reloaded in its midst): its facts come from
 * `source` from now on. Resolves at the end of the source.
 *
 * @throws DifyError if the source fails.
 */
export async function follow(
  session: ChatSession,
  turn: Turn,
  source: (signal: AbortSignal) => Source,
): Promise<void> {
  const run = new AnswerRun(turn.key, turn.answer.taskId);
  const note = new RunNote(session, run);
  // A question that was asked since is the one that a stop is meant for.
  if (session.state.conversation.turns.at(-1)?.key === turn.key) session.take(run);
  else session.runs.add(run);
  try {
    await hear(session, run, note, source(run.signal));
  } catch (error) {
    if (!run.signal.aborted) throw asDifyError(error);
  } finally {
    note.update();
    run.end();
    session.runs.delete(run);
  }
}

/** Tells the server of a stop as soon as the run has a name. Never throws. */
export async function stopAtServer(
  session: ChatSession,
  run: AnswerRun,
  {transport, memory}: Link,
  signal: AbortSignal,
): Promise<void> {
  forgetInterrupted(memory, run.turn);
  const unnamed = setTimeout(() => run.abort(), UNNAMED_MS);
  await run.named;
  clearTimeout(unnamed);
  if (run.taskId === null) return;
  try {
    await transport.stop(run.taskId, signal);
  } catch (error) {
    if (!signal.aborted) session.report(asDifyError(error));
  }
  run.leaveWithin(QUIET_MS);
}

/** Defaults of the app's form go along with each message, and a first answer names the conversation. */
async function readyToAsk(session: ChatSession, run: AnswerRun, {before}: Asking): Promise<void> {
  await session.appDescribed;
  // A question asked before the past has come follows on the last of its turns, which it has to name there.
  if (session.link.transport.canBranch) {
    await session.opening;
    const {error, id} = session.state.conversation;
    if (error && id !== null)
      session.dispatch({type: 'turns-found', ...(await session.past(id, null, run.signal))});
  }
  if (before && session.state.conversation.id === null && session.runs.has(before)) {
    await Promise.race([before.named, delay(NAMING_MS, run.signal)]);
  }
}

async function wordsOf(
  session: ChatSession,
  {turn: key}: AnswerRun,
  {question, parent}: Asking,
): Promise<Ask> {
  const {app, conversation} = session.state;
  const branch = branchTo(conversation.turns, session.turn(key)?.parent ?? parent);
  // An answer that failed at the door has no name at the server: the one before it does.
  const named = branch.findLast(({answer}) => answer.messageId !== null);
  return {
    query: question.text,
    inputs: app.settings.hasInputForm ? await asDeclared(app, question.inputs) : question.inputs,
    files: question.files,
    conversationId: conversation.id,
    // What stands in a conversation that was lost is nothing to go on from.
    parentMessageId: conversation.id === null ? null : (named?.answer.messageId ?? null),
  };
}

/** In the types that the app's form declares, with its defaults, whoever gave them. */
async function asDeclared({parameters}: App, inputs: Ask['inputs']): Promise<Ask['inputs']> {
  const {inputsToSend} = await inputForm();
  return inputsToSend(parameters, inputs);
}

/** Adds what has become known of an answer. */
export function tell(session: ChatSession, key: string, facts: readonly AnswerFact[]): void {
  session.heard(key, facts);
  const turn = session.turn(key);
  if (!turn) return;
  const name = facts.findLast((fact) => fact.type === 'named' && fact.conversationId !== null);
  const conversationId = name?.type === 'named' ? name.conversationId : null;
  session.dispatch({type: 'answer-changed', turn: key, answer: toldAnswer(turn, facts), conversationId});
}

async function hear(session: ChatSession, run: AnswerRun, note: RunNote, source: Source): Promise<void> {
  run.isSent = true;
  for await (const heard of source) {
    const before = session.turn(run.turn);
    const facts = run.hear(heard);
    tell(session, run.turn, facts);
    note.update();
    const turn = session.turn(run.turn);
    if (before?.answer.messageId === null) rememberBranch(session.state.conversation.turns, session.link);
    if (turn && isUnderWay(turn.answer)) continue;
    run.isSettled = true;
    run.leaveWithin(run.isStopped ? QUIET_MS : TRAILING_MS);
    // Newer chatflows end twice, by `message_end` and by `workflow_finished`: each offer costs a model call.
    if (before && !isOver(before.answer) && turn?.answer.status === 'complete')
      void offerFollowUps(session, turn);
  }
}

function fail(session: ChatSession, run: AnswerRun, error: DifyError): void {
  const {conversation} = session.state;
  const isHere = session.turn(run.turn) !== undefined;
  const isGone = isHere && error.code === 'not_found' && conversation.id !== null && run.taskId === null;
  tell(session, run.turn, [{type: 'failed', error}]);
  // Asking again in a conversation that the server no longer knows would fail for ever.
  if (isGone) session.dispatch({type: 'conversation-lost'});
}

async function offerFollowUps(session: ChatSession, {key, answer}: Turn): Promise<void> {
  const {signal} = session;
  if (!session.state.app.settings.offersFollowUps || answer.messageId === null) return;
  try {
    const questions = await session.link.transport.followUps(answer.messageId, signal);
    if (!signal.aborted) session.dispatch({type: 'follow-ups-arrived', turn: key, questions});
  } catch (error) {
    const failure = asDifyError(error);
    // 400 and 403 are Dify's ways to say that the app does not offer them (contract 7.1).
    if (!signal.aborted && failure.status !== 400 && failure.status !== 403) session.report(failure);
  }
}
