/** Draws markdown. Loaded with the first text that there is to show. */
import type {TextWriterFactory} from '../chat-model.js';
import type {CSSResult} from 'lit';
import {parse, plainText} from '../../markdown/index.js';
import {markdownStyles} from './markdown-styles.js';
import {MarkdownWriter} from './markdown-writer.js';
import {tokenStyles} from './token-styles.js';

export const textStyles: readonly CSSResult[] = [markdownStyles, tokenStyles];

export const textWriter: TextWriterFactory = (container, context) => new MarkdownWriter(container, context);

/** How much of an answer is read out by itself; a reader who wants more goes to the answer. */
const MAX_SPOKEN = 4_000;

/** A markdown text as it is read out: without its marks. */
export function spoken(markdown: string): string {
  return plainText(parse(markdown.slice(0, MAX_SPOKEN)));
}
