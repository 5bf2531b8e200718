/** What an answer needs that holds more than plain markdown. Loaded with the first such answer. */
import {css} from 'lit';
import {answerStringsFor} from '../../i18n/localize-answers.js';
import {fill} from '../../i18n/localize.js';
import type {TextContext} from '../chat-model.js';
import type * as MathDrawing from './math.js';
import {thoughtFor} from '../thought-for.js';
import {urlPolicy} from '../urls.js';
import {finishCode} from './code-blocks.js';
import {extendedMarkdown} from './extended-markdown.js';
import {extendedStyles} from './extended-styles.js';
import type {Extension} from './extension.js';
import {tokenStyles} from './token-styles.js';

export {extendedSyntax} from '../../markdown/extended-syntax.js';
export {keepSelection} from './keep-selection.js';

export const extensionStyles = css`
  ${extendedStyles}
  ${tokenStyles}
`;

/** @param now when the text that is being drawn came, in milliseconds. */
export function extensionFor(context: TextContext, now: () => number): Extension {
  const strings = answerStringsFor(context.words);
  const urls = urlPolicy(context.hosts);
  return extendedMarkdown({
    now,
    labels: {
      copy: strings.copyCode,
      copyTable: strings.copyTable,
      thinking: strings.thinkingAloud,
      thought: (milliseconds) => thoughtFor(milliseconds, strings),
      task: strings.task,
      loadImage: (host) => fill(strings.loadFrom, {host}),
      footnotes: strings.footnotes,
      footnote: (label) => fill(strings.footnote, {label}),
      backToText: strings.backToText,
    },
    mediaUrl: (url) => urls.media(url)?.href ?? null,
    loadsMedia: (url) => {
      const resolved = urls.media(url);
      return resolved !== null && urls.isTrusted(resolved);
    },
    onAction: ({kind, value}) => context.act(kind, value, true),
    onFollow: (url) => context.act('link', url, false) !== false,
    onCopy: (text, button) => {
      context.copy({text}, button);
    },
    codeClosed: (code, language, text) => {
      finishCode(code, language, text, context.renderers());
    },
    mathClosed: (element, tex, isDisplay, source) => {
      const draw = (): void => {
        if (!math?.drawMath(tex, isDisplay, element)) element.textContent = source; // as it was written
      };
      // In the same frame as the text around it: laid out once, and nobody sees TeX.
      if (math) draw();
      else void loadMath().then(draw);
    },
  });
}

let math: typeof MathDrawing | null = null;

/** Without it formulas stay as they were written. */
async function loadMath(): Promise<void> {
  math = await import('./math.js').catch(() => null);
}
