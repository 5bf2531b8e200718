/** Reads the body of an answer, be it a stream or one JSON object. */
import type {AnswerFact} from '../conversation/answer.js';
import type {DifyError} from '../conversation/dify-error.js';
import {eventsOf} from './event-stream.js';
import type {Deadline} from './http.js';
import {responseErrors, textOf} from './http.js';
import {StreamReader} from './stream-events.js';
import type {WireEvent} from './wire.js';
import {isRecord, parseJson} from './wire.js';

/**
 * The facts of an answer, in the batches in which the network delivered them.
 *
 * @throws DifyError for an answer that says it failed, that falls silent, or that breaks off.
 */
export async function* factsOf(
  response: Response,
  deadline: Deadline,
  idleTimeoutMs: number,
): AsyncGenerator<readonly AnswerFact[]> {
  // Whether a stream or one JSON answer comes is told by the content type alone, whatever was asked for.
  const isStream = response.headers.get('content-type')?.includes('text/event-stream') ?? false;
  if (!isStream || !response.body) {
    yield await wholeAnswer(response, deadline);
    return;
  }
  const reader = new StreamReader();
  for await (const events of eventsOf(response.body, deadline, idleTimeoutMs)) {
    let facts: AnswerFact[] = [];
    for (const event of events) {
      if (reader.needsMore(event)) {
        if (facts.length > 0) yield facts; // what came before it need not wait for a file
        facts = [];
        await reader.load();
      }
      if (!reader.read(event, facts)) continue;
      if (facts.length > 0) yield facts; // what came before it in the same piece counts
      throw await failureIn(event);
    }
    if (facts.length > 0) yield facts;
  }
}

/** The facts of an answer that came in one piece (contract 5.2). */
async function wholeAnswer(response: Response, deadline: Deadline): Promise<readonly AnswerFact[]> {
  const body = await textOf(response, deadline, true);
  const answer = parseJson(body);
  if (!isRecord(answer) || typeof answer['answer'] !== 'string')
    throw (await responseErrors()).errorOfBody(body, response.status);
  const reader = new StreamReader();
  const facts: AnswerFact[] = [];
  const isPaused = answer['event'] === 'workflow_paused';
  if (isPaused) await reader.load();
  const end = isPaused ? 'workflow_paused' : 'message_end';
  for (const event of [
    {...answer, event: 'message'},
    {...answer, event: end},
  ])
    if (reader.read(event, facts)) throw await failureIn(event);
  return facts;
}

async function failureIn(event: WireEvent): Promise<DifyError> {
  return (await responseErrors()).errorOfRecord(event, 200);
}
