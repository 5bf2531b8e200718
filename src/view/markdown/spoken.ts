/** What of an answer is told to screen readers. Loaded when the first one is finished. */
import {answerStringsFor} from '../../i18n/localize-answers.js';
import type {Words} from '../../i18n/words.js';
import {parse, plainText} from '../../markdown/index.js';
import {loadedExtension, loadExtension} from './extension-loader.js';

/** How much of an answer is read out by itself; a reader who wants more goes to the answer. */
const MAX_SPOKEN = 4_000;

/**
 * A finished answer as it is read out: without its marks, and without what the model thought aloud. That it is finished
 * is said last: a reader who hears no more of a long one knows why.
 */
export async function spoken(markdown: string, words: Words): Promise<string> {
  const {finished} = answerStringsFor(words);
  return `${await plain(markdown)} ${finished}`.trim();
}

async function plain(markdown: string): Promise<string> {
  const text = markdown.replace(/<think>[^]*?(?:<\/think>|$)/gi, '').slice(0, MAX_SPOKEN);
  let isForeign = false;
  const onForeign = (): void => {
    isForeign = true;
  };
  const words = plainText(parse(text, {syntax: loadedExtension()?.extendedSyntax, onForeign}));
  const extension = isForeign ? await loadExtension().catch(() => null) : null; // then with its marks
  return extension ? plainText(parse(text, {syntax: extension.extendedSyntax})) : words;
}
