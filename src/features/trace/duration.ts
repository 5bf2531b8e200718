/** How long something took, in words; empty below a tenth of a second, which nobody would wait for. */
import {fill} from '../../i18n/localize.js';
import {inDigits} from '../../i18n/numbers.js';
import type {TraceStrings} from '../../i18n/localize-trace.js';

export function duration(milliseconds: number | null, strings: TraceStrings): string {
  if (milliseconds === null || milliseconds < 100) return '';
  const {words} = strings;
  const seconds = milliseconds / 1000;
  if (seconds < 9.95)
    return fill(strings.seconds, {
      seconds: inDigits(seconds, words, {minimumFractionDigits: 1, maximumFractionDigits: 1}),
    });
  const whole = Math.round(seconds);
  if (whole < 60) return fill(strings.seconds, {seconds: inDigits(whole, words)});
  return fill(strings.minutes, {
    minutes: inDigits(Math.floor(whole / 60), words),
    seconds: inDigits(whole % 60, words),
  });
}
