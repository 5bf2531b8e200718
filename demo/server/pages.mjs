// @ts-check
/** What stands at the top of every page of the demo is written once, and put into each as it is sent. */
import {readFileSync} from 'node:fs';

const header = readFileSync(new URL('header.html', import.meta.url), 'utf8').trim();

/**
 * @param {string} page HTML with the comment `header` where that belongs
 * @param {string} path of the page, which its own link in the header says
 */
export function withHeader(page, path) {
  const own = `<a href="${path}"`;
  return page.replace('<!-- header -->', () => header.replace(own, `${own} aria-current="page"`));
}
