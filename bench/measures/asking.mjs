// @ts-check
import {open} from './loading.mjs';

/** A chat that has answered once, so that what is loaded on demand is there. @param {import('../browser.mjs').BenchPage} page @param {number} [messages] of the past */
export async function openChat(page, messages = 0) {
  await page.run(`bench.place(${messages})`);
  await open(page);
  if (messages) await page.run('bench.pastShown()');
  await ask(page, '0');
}

/** Asks, and waits for all of the answer. @param {import('../browser.mjs').BenchPage} page @param {string} question */
export async function ask(page, question) {
  const before = await send(page, question);
  await page.run(`bench.answered(${before})`);
}

/** @param {import('../browser.mjs').BenchPage} page @param {string} question @returns {Promise<number>} the answers before */
export async function send(page, question) {
  await page.run('bench.focus()');
  await page.type(question);
  const before = await page.run('bench.answers()');
  await page.press('Enter');
  return before;
}
