// @ts-check
/** The stream of a chatbot (mode `chat`). */
import {delta, envelope, messageEnd, PIECE_MS, pieces, slowStart} from './parts.mjs';

/** @typedef {import('./parts.mjs').Step} Step */

/**
 * `message*`, then `message_replace` if moderation hits, then `message_end`; after a stop an ordinary `message_end`.
 *
 * @param {import('./parts.mjs').Run} run
 * @param {import('./parts.mjs').Answer} answer
 * @returns {Generator<Step>}
 */
export function* chatSteps(run, answer) {
  yield* slowStart(run, answer);
  const said = answer.reasoning ? `<think>\n${answer.reasoning}\n</think>\n\n${answer.text}` : answer.text;
  for (const piece of pieces(said)) {
    if (run.isStopped) break;
    if (answer.moderated && run.answer.length >= answer.moderated.after) {
      yield envelope(run, 'message_replace', {answer: answer.moderated.text, reason: 'output_moderation'});
      break;
    }
    yield delta(run, piece);
    yield {wait: PIECE_MS};
  }
  yield messageEnd(run, answer);
}
