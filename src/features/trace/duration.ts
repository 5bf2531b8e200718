/** How long something took, in words; empty below a tenth of a second, which nobody would wait for. */
import {fill} from '../../i18n/localize.js';
import type {TraceStrings} from '../../i18n/localize-trace.js';

export function duration(milliseconds: number | null, strings: TraceStrings): string {
  if (milliseconds === null || milliseconds < 100) return '';
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return fill(strings.seconds, {seconds: seconds.toFixed(1)});
  const whole = Math.round(seconds);
  if (whole < 60) return fill(strings.seconds, {seconds: whole});
  return fill(strings.minutes, {minutes: Math.floor(whole / 60), seconds: whole % 60});
}
