/** How days and times are named. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  dayName,
  dayOf,
  daysBetween,
  isTime,
  nextMidnight,
  timeOfDay,
} from '../../src/features/answers/day-names.js';

/** A Tuesday. */
const now = new Date(2024, 2, 12, 9, 30).getTime();

function ago(days: number, hour = 9): number {
  return new Date(2024, 2, 12 - days, hour).getTime();
}

test('days are named as a reader says them, the nearer ones by their distance', () => {
  const named = [ago(0), ago(1), ago(2), ago(6), ago(7), ago(100)].map((at) => dayName(at, now, 'en'));
  assert.deepEqual(named, ['Today', 'Yesterday', 'Sunday', 'Wednesday', 'March 5', 'December 3, 2023']);
});

test('days begin at midnight, and not a day ago', () => {
  assert.equal(dayName(ago(1, 23), now, 'en'), 'Yesterday');
  assert.equal(dayName(ago(2, 0), now, 'en'), 'Sunday');
  assert.equal(daysBetween(ago(1, 23), ago(0, 1)), 1);
  assert.equal(daysBetween(ago(0, 1), ago(0, 23)), 0);
});

test('a day of 23 or of 25 hours is a day', () => {
  // Whatever the time zone of this machine: every pair of neighbours of two years.
  for (let day = 0; day < 730; day++)
    assert.equal(
      daysBetween(new Date(2024, 0, day, 12).getTime(), new Date(2024, 0, day + 1, 12).getTime()),
      1,
    );
});

test('they are named in the language of the reader, and begin with a capital where it has any', () => {
  const today = {
    de: 'Heute',
    tr: 'Bugün',
    nl: 'Vandaag',
    ru: 'Сегодня',
    ja: '今日',
    'zh-Hans': '今天',
    ar: 'اليوم',
  };
  for (const [language, name] of Object.entries(today)) assert.equal(dayName(now, now, language), name);
  assert.equal(dayName(ago(7), now, 'de'), '5. März');
});

test('a clock that is ahead makes no day of its own name', () => {
  assert.equal(dayName(ago(-1), now, 'en'), 'March 13');
});

test('times are written as the region of the reader writes them', () => {
  assert.equal(timeOfDay(new Date(2024, 2, 12, 14, 5).getTime(), 'de-DE'), '14:05');
  assert.match(timeOfDay(new Date(2024, 2, 12, 14, 5).getTime(), 'en-US'), /^2:05\sPM$/);
});

test('machines read a day as the reader’s, whatever it is in Greenwich', () => {
  assert.equal(dayOf(new Date(2024, 2, 12, 0, 1).getTime()), '2024-03-12');
  assert.equal(dayOf(new Date(2024, 2, 12, 23, 59).getTime()), '2024-03-12');
});

test('what no clock has ever shown is no time', () => {
  assert.deepEqual([0, -5, NaN, 8.7e15, Infinity, now].map(isTime), [
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});

test('the next midnight is later than now, also at midnight', () => {
  const midnight = new Date(2024, 2, 12).getTime();
  assert.equal(nextMidnight(now), new Date(2024, 2, 13).getTime());
  assert.equal(nextMidnight(midnight), new Date(2024, 2, 13).getTime());
});
