/** Conversations by the day on which they were last spoken in. Pure. */

export type DateGroup = 'today' | 'yesterday' | 'thisWeek' | 'earlier';

/** Days before today that still belong to "this week", today and yesterday included. */
const WEEK_DAYS = 7;

/**
 * Runs of conversations of the same group, in the order in which they are given.
 *
 * @param now milliseconds since the epoch; days begin at midnight of the reader's own time zone.
 */
export function byDate<T extends {readonly updatedAt: number}>(
  conversations: readonly T[],
  now: number,
): readonly {readonly group: DateGroup; readonly conversations: readonly T[]}[] {
  const groups = new Map<DateGroup, T[]>();
  for (const conversation of conversations) {
    const group = groupOf(conversation.updatedAt, now);
    groups.set(group, [...(groups.get(group) ?? []), conversation]);
  }
  return [...groups].map(([group, members]) => ({group, conversations: members}));
}

function groupOf(at: number, now: number): DateGroup {
  if (at >= midnight(now, 0)) return 'today';
  if (at >= midnight(now, 1)) return 'yesterday';
  return at >= midnight(now, WEEK_DAYS - 1) ? 'thisWeek' : 'earlier';
}

/** By the calendar and not in steps of 24 hours: on two days of the year there are 23 or 25. */
function midnight(now: number, daysAgo: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - daysAgo);
  return day.getTime();
}
