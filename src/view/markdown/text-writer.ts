/** Draws markdown. Loaded with the first text that there is to show, or while the first question is written. */
import type {TextWriterFactory} from '../chat-model.js';
import type {CSSResult} from 'lit';
import type {Words} from '../../i18n/words.js';
import {jumpStyles} from '../theme/jump-styles.js';
import {laterStyles} from './extension-loader.js';
import {markdownStyles} from './markdown-styles.js';
import {MarkdownWriter} from './markdown-writer.js';

export {loadExtension} from './extension-loader.js';

export const textStyles: readonly CSSResult[] = [markdownStyles, laterStyles, jumpStyles];

export const textWriter: TextWriterFactory = (container, context) => new MarkdownWriter(container, context);

/** A finished answer as it is read out: as it was written where the part that knows how cannot be had. */
export async function spoken(markdown: string, words: Words): Promise<string> {
  const part = await import('./spoken.js').catch(() => null);
  return part?.spoken(markdown, words) ?? markdown;
}
