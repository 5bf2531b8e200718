/** Which day a conversation belongs to. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {byDate} from '../../../src/features/history/date-groups.js';

/** A moment of a day in the time zone that the test runs in. */
function at(day: number, hour = 12, minute = 0): number {
  return new Date(2024, 2, day, hour, minute).getTime();
}

function groupsOf(now: number, ...times: readonly number[]): readonly (readonly [string, number])[] {
  return byDate(
    times.map((updatedAt) => ({updatedAt})),
    now,
  ).map(({group, conversations}) => [group, conversations.length]);
}

test('days begin at midnight', () => {
  assert.deepEqual(groupsOf(at(20, 0, 1), at(20, 0), at(19, 23, 59), at(19, 0), at(18, 23, 59)), [
    ['today', 1],
    ['yesterday', 2],
    ['thisWeek', 1],
  ]);
});

test('a week is seven days, today included', () => {
  assert.deepEqual(groupsOf(at(20), at(14, 0), at(13, 23, 59), at(1)), [
    ['thisWeek', 1],
    ['earlier', 2],
  ]);
});

test('a clock that runs behind the server’s puts nothing into a group of its own', () => {
  assert.deepEqual(groupsOf(at(20), at(21)), [['today', 1]]);
});

test('there is no group without conversations', () => {
  assert.deepEqual(groupsOf(at(20)), []);
});
