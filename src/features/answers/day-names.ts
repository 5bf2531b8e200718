/** Days and times as a reader says them, in the reader's own time zone and region. Pure. */

/** Milliseconds since the epoch beyond which there is no date: a server may send any number. */
const LAST = 8.64e15;

/** So many days back the weekday alone says which one is meant. */
const WEEK_DAYS = 7;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether something can be said of it: servers that keep no time send none, or 0. */
export function isTime(at: number): boolean {
  return at > 0 && at <= LAST;
}

/** How many midnights lie between; by the calendar, since days of 23 and of 25 hours are days. */
export function daysBetween(earlier: number, later: number): number {
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}

/** “Today”, “Yesterday”, “Monday”, “12 March”, “12 March 2024”. */
export function dayName(at: number, now: number, language: string): string {
  const ago = daysBetween(at, now);
  if (ago === 0 || ago === 1) {
    const relative = new Intl.RelativeTimeFormat(language, {numeric: 'auto'}).format(-ago, 'day');
    const [first = ''] = relative; // a letter may be more than one unit of UTF-16
    return first.toLocaleUpperCase(language) + relative.slice(first.length);
  }
  if (ago > 1 && ago < WEEK_DAYS) return written(at, language, {weekday: 'long'});
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return written(at, language, {day: 'numeric', month: 'long', ...(isThisYear ? {} : {year: 'numeric'})});
}

export function timeOfDay(at: number, language: string): string {
  return written(at, language, {timeStyle: 'short'});
}

export function dateAndTime(at: number, language: string): string {
  return written(at, language, {dateStyle: 'full', timeStyle: 'short'});
}

/** The day as machines read it: `2024-03-12`. */
export function dayOf(at: number): string {
  const day = new Date(at);
  return (
    new Date(Date.UTC(day.getFullYear(), day.getMonth(), day.getDate())).toISOString().split('T')[0] ?? ''
  );
}

/** When the day after this one begins. */
export function nextMidnight(now: number): number {
  const day = new Date(now);
  return day.setHours(24, 0, 0, 0);
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Making a format takes longer than to write with it. */
function written(at: number, language: string, options: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(language, options)));
  return format.format(at);
}
