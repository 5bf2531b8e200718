/**
 * Answers in one piece: how they are asked for (`response-mode="blocking"`), and what they say. Loaded where a page wants
 * them so, or a server sends one.
 */
import type {AnswerFact} from '../conversation/answer.js';
import {DifyError} from '../conversation/dify-error.js';
import {failureIn} from './answer-facts.js';
import type {AnswerApi} from './answers-to.js';
import {asked} from './answers-to.js';
import type {Deadline} from './http.js';
import {responseErrors, textOf} from './http.js';
import {StreamReader} from './stream-events.js';
import type {Ask} from './transport.js';
import {isRecord, parseJson, record, text} from './wire.js';

/** App modes whose answers come as a stream only (contract 5.2). */
const STREAMING_ONLY = new Set(['agent-chat', 'agent']);

/** Facts of the answer to a question; as a stream, where the app has no other way. */
export async function* answersAtOnce(
  api: AnswerApi,
  ask: Ask,
  signal: AbortSignal,
): AsyncGenerator<readonly AnswerFact[], void> {
  const mode = await modeOf(api, signal);
  if (STREAMING_ONLY.has(mode)) {
    yield* asked(api, ask, 'streaming', signal);
    return;
  }
  try {
    yield* asked(api, ask, 'blocking', signal);
  } catch (error) {
    // Nothing was generated: an agent of unknown mode refuses blocking at the door, and may be asked anew.
    if (mode !== '' || !isRefusalOfBlocking(error)) throw error;
    yield* asked(api, ask, 'streaming', signal);
  }
}

/** The facts of an answer that came in one piece (contract 5.2). */
export async function factsAtOnce(response: Response, deadline: Deadline): Promise<readonly AnswerFact[]> {
  const body = await textOf(response, deadline, true);
  const answer = parseJson(body);
  if (!isRecord(answer) || typeof answer['answer'] !== 'string')
    throw (await responseErrors()).errorOfBody(body, response.status);
  const reader = new StreamReader();
  const facts: AnswerFact[] = [];
  const end = answer['event'] === 'workflow_paused' ? 'workflow_paused' : 'message_end';
  for (const event of [
    {...answer, event: 'message'},
    {...answer, event: end},
  ]) {
    if (reader.needsMore(event)) await reader.load(event);
    if (reader.read(event, facts)) throw await failureIn(event);
  }
  return facts;
}

/** Empty where the server does not tell: older ones have no such route. */
function modeOf(api: AnswerApi, signal: AbortSignal): Promise<string> {
  api.mode ??= api.request('/info', {signal}).then(
    (info) => text(record(info)['mode']),
    () => '',
  );
  return api.mode;
}

/**
 * A run that has failed has the same codes (contract 5.2), and to ask again would run it twice: only here the words count,
 * too. Where they are others the visitor is told, and nothing is repeated.
 */
function isRefusalOfBlocking(error: unknown): boolean {
  return (
    error instanceof DifyError &&
    error.status === 400 &&
    ['invalid_param', 'bad_request'].includes(error.code) &&
    /blocking/i.test(error.message)
  );
}
