// @ts-check
/** What faults are made of: refusals, pages of proxies, and the answer that never gets as far as its bread. */
import {workflowStarted} from './events/chatflow.mjs';
import {delta, PIECE_MS, pieces} from './events/parts.mjs';

/** @typedef {import('./run.mjs').Run} Run */
/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./phrases.mjs').Phrase} Phrase */
/** @typedef {import('./phrases.mjs').Play} Play */

export const HALF = 'The Drift 2 weighs 1.9 kg with its poles, and it packs down to the size of ';
export const REST = 'a loaf of bread.';

/**
 * @param {string} say
 * @param {string} shows
 * @param {Phrase['group']} group
 * @param {(run: Run) => Play} play
 * @returns {Phrase}
 */
export function fault(say, shows, group, play) {
  return {say, shows, group, fits: (query) => query === say, play};
}

/**
 * @param {number} status
 * @param {string} code
 * @param {string} message
 * @returns {Play}
 */
export function jsonPlay(status, code, message) {
  const headers = {'content-type': 'application/json'};
  return {status, headers, steps: [{bytes: JSON.stringify({code, message, status})}]};
}

/**
 * @param {number} status
 * @param {string} title
 * @param {boolean} cors
 * @returns {Play}
 */
export function page(status, title, cors) {
  const html = `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body><h1>${status} ${title}</h1></body>\r\n</html>`;
  return {status, cors, headers: {'content-type': 'text/html'}, steps: [{bytes: html}]};
}

/** @param {Run} run @returns {Step[]} */
export function half(run) {
  return said(run, HALF);
}

/**
 * @param {Run} run
 * @param {string} text
 * @returns {Step[]}
 */
export function said(run, text) {
  const start = run.isChatflow ? [{ping: true}, workflowStarted(run)] : [];
  return [...start, ...[...pieces(text)].flatMap((piece) => [delta(run, piece), {wait: PIECE_MS}])];
}
