/** How long a model thought, in words; without a number where nobody measured it. */
import {fill} from '../i18n/localize.js';
import {inDigits} from '../i18n/numbers.js';
import type {AnswerStrings} from '../i18n/localize-answers.js';

export function thoughtFor(milliseconds: number | null, strings: AnswerStrings): string {
  if (milliseconds === null) return strings.thought;
  return fill(strings.thoughtFor, {
    seconds: inDigits(Math.max(1, Math.round(milliseconds / 1000)), strings.words),
  });
}
