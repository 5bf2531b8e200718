// @ts-check
/** What is measured, in this order. */
import {measureLoading} from './loading.mjs';
import {measureMounting} from './mounting.mjs';
import {measureExchanges, measurePast} from './past.mjs';
import {measureBursts, measurePaced, measureTails} from './streaming.mjs';
import {measureTyping} from './typing.mjs';

/**
 * @typedef {import('../contest.mjs').Contest} Contest
 * @typedef {Awaited<ReturnType<typeof import('../server/server.mjs').serve>>} Server
 * @type {Record<string, (contest: Contest, server: Server, isQuick: boolean) => Promise<void>>}
 */
export const measures = {
  loading: (contest, {takeTraffic}, isQuick) => measureLoading(contest, takeTraffic, isQuick),
  bursts: (contest, _, isQuick) => measureBursts(contest, isQuick ? [2, 10] : [2, 10, 50, 200]),
  paced: (contest) => measurePaced(contest, [2, 10, 50, 200]),
  tails: (contest, {url}) => measureTails(contest, url, [50, 200]),
  typing: (contest) => measureTyping(contest, 10),
  past: (contest, _, isQuick) => measurePast(contest, isQuick ? [1000] : [100, 1000]),
  exchanges: (contest) => measureExchanges(contest, [0, 1000]),
  mounting: (contest, {underWay}) => measureMounting(contest, underWay),
};
