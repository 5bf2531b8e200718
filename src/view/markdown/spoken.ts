/** What of an answer is told to screen readers. Loaded when the first one is finished. */
import {beginningOf} from '../../i18n/beginning.js';
import {answerStringsFor} from '../../i18n/localize-answers.js';
import type {Words} from '../../i18n/words.js';
import {parse, plainText} from '../../markdown/index.js';
import {loadedExtension, loadExtension} from './extension-loader.js';

/** How much of an answer is read out by itself, in characters; a reader who wants more goes to the answer. */
const MAX_SPOKEN = 4_000;

/** How much of its markdown is looked at for that, in characters: as a rule, and where most of it are addresses. */
const ENOUGH_READ = 1.5 * MAX_SPOKEN;
const MAX_READ = 3 * MAX_SPOKEN;

/**
 * A finished answer as it is read out: without its marks, and without what the model thought aloud. That it is finished
 * is said last, and, where it is too long, that there is more of it.
 */
export async function spoken(markdown: string, words: Words): Promise<string> {
  const {finished, restToRead} = answerStringsFor(words);
  const text = markdown.replace(/<think>[^]*?(?:<\/think>|$)/gi, '');
  let read = ENOUGH_READ;
  let all = await plain(text.slice(0, read));
  if (all.length <= MAX_SPOKEN && text.length > read) {
    read = MAX_READ;
    all = await plain(text.slice(0, read));
  }
  // What was cut in its markdown ends in the midst of something, however little is left of it without its marks.
  const isCut = text.length > read;
  const said = beginningOf(all, isCut ? Math.min(MAX_SPOKEN, all.length - 1) : MAX_SPOKEN, words.language);
  return [said, finished, isCut || said !== all ? restToRead : ''].join(' ').trim();
}

async function plain(text: string): Promise<string> {
  let isForeign = false;
  const onForeign = (): void => {
    isForeign = true;
  };
  const words = plainText(parse(text, {syntax: loadedExtension()?.extendedSyntax, onForeign}));
  const extension = isForeign ? await loadExtension().catch(() => null) : null; // then with its marks
  return extension ? plainText(parse(text, {syntax: extension.extendedSyntax})) : words;
}
