/** What a server has kept of an answer that was left, joined with what has come of it here. */
import type {Answer, AnswerPart, AnswerStatus} from './answer.js';
import {textOf} from './answer.js';
import {reduceAnswer} from './reduce-answer.js';

/**
 * The answer as the server has it: it may have gone on after the connection broke off. Text that is further here
 * than there stays, and so do the steps and forms, which no server keeps in their places.
 *
 * @param status where the server's own lags behind what is known here.
 */
export function withSaved(before: Answer, saved: Answer, status: AnswerStatus = saved.status): Answer {
  const whole = textOf(saved);
  const isFurther = !textOf(before).startsWith(whole);
  const {parts} = isFurther
    ? reduceAnswer({...before, status: 'streaming'}, {type: 'text-repeated', text: whole})
    : before;
  return {
    ...before,
    messageId: saved.messageId ?? before.messageId,
    status,
    parts: before.parts.length > 0 ? parts.map((part) => settledAs(part, saved)) : saved.parts,
    files: saved.files.length > 0 ? saved.files : before.files,
    citations: saved.citations.length > 0 ? saved.citations : before.citations,
    workflow: before.workflow ?? saved.workflow,
    feedback: saved.feedback ?? before.feedback,
    usage: saved.usage ?? before.usage,
    error: status === 'error' ? (saved.error ?? before.error) : null,
    retryAt: null,
  };
}

/** A form that is open here may have been answered without our hearing of it. */
function settledAs(part: AnswerPart, saved: Answer): AnswerPart {
  if (part.kind !== 'form' || part.form.outcome) return part;
  const {nodeId} = part.form;
  const known = saved.parts.find((each) => each.kind === 'form' && each.form.nodeId === nodeId);
  return known?.kind === 'form' ? {...part, form: {...part.form, outcome: known.form.outcome}} : part;
}
