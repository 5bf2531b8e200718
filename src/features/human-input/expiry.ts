/** When a form expires, in words that change as the time comes nearer. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** “in 35 hours”, “in 3 days”, “in 20 minutes”. What is left counts whole: never more than there is. */
export function timeLeft(expiresAt: number, now: number, locale: string): string {
  const left = Math.max(0, expiresAt - now);
  const [unit, length]: readonly [Intl.RelativeTimeFormatUnit, number] =
    left >= 2 * DAY ? ['day', DAY] : left >= HOUR ? ['hour', HOUR] : ['minute', MINUTE];
  const count = Math.max(1, Math.floor(left / length));
  return new Intl.RelativeTimeFormat(locale, {numeric: 'always'}).format(count, unit);
}

/** Milliseconds until those words change, or the form is over. */
export function untilChange(expiresAt: number, now: number): number {
  const left = expiresAt - now;
  if (left <= MINUTE) return Math.max(0, left);
  return left % MINUTE || MINUTE;
}
