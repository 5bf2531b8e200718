/** Reads the body of an answer: a stream here, one JSON object in `at-once.ts`. */
import type {AnswerFact} from '../conversation/answer.js';
import type {DifyError} from '../conversation/dify-error.js';
import {eventsOf} from './event-stream.js';
import type {Deadline} from './http.js';
import {responseErrors} from './http.js';
import {StreamReader} from './stream-events.js';
import type {WireEvent} from './wire.js';
import {onDemand} from '../on-demand.js';

/** For pages that want answers in one piece, and servers that send one so. */
export const atOnce = onDemand(() => import('./at-once.js'));

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
  const isStream = /text\/event-stream/i.test(response.headers.get('content-type') ?? '');
  if (!isStream || !response.body) {
    yield (await atOnce()).factsAtOnce(response, deadline);
    return;
  }
  const reader = new StreamReader();
  for await (const events of eventsOf(response.body, deadline, idleTimeoutMs)) {
    let facts: AnswerFact[] = [];
    for (const event of events) {
      if (reader.needsMore(event)) {
        if (facts.length > 0) yield facts; // what came before it need not wait for a file
        facts = [];
        await reader.load(event);
      }
      if (!reader.read(event, facts)) continue;
      if (facts.length > 0) yield facts; // what came before it in the same piece counts
      throw await failureIn(event);
    }
    if (facts.length > 0) yield facts;
  }
}

/** What an event means that tells of a failure. */
export async function failureIn(event: WireEvent): Promise<DifyError> {
  return (await responseErrors()).errorOfRecord(event, 200);
}
