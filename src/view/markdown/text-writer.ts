/** Draws markdown. Loaded with the first text that there is to show. */
import type {TextWriterFactory} from '../chat-model.js';
import type {CSSResult} from 'lit';
import {parse, plainText} from '../../markdown/index.js';
import {laterStyles, loadedExtension} from './extension-loader.js';
import {markdownStyles} from './markdown-styles.js';
import {MarkdownWriter} from './markdown-writer.js';

export const textStyles: readonly CSSResult[] = [markdownStyles, laterStyles];

export const textWriter: TextWriterFactory = (container, context) => new MarkdownWriter(container, context);

/** How much of an answer is read out by itself; a reader who wants more goes to the answer. */
const MAX_SPOKEN = 4_000;

/** A markdown text as it is read out: without its marks, and without what the model thought aloud. */
export function spoken(markdown: string): string {
  const syntax = loadedExtension()?.extendedSyntax;
  const text = syntax ? markdown : markdown.replace(/<think>[^]*?(?:<\/think>|$)/gi, '');
  return plainText(parse(text.slice(0, MAX_SPOKEN), {syntax}));
}
