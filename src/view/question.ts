/** A message of the visitor's. */
import type {TemplateResult} from 'lit';
import {html} from 'lit';
import type {Turn} from '../conversation/chat-state.js';
import type {ChatModel} from './chat-model.js';

/** Characters from which on a text is laid out in one direction: Chromium needs the square of the length for more. */
const VAST = 50_000;

export function question(turn: Turn, model: ChatModel): TemplateResult {
  const {text} = turn.question;
  const isVast = text.length > VAST;
  return html`
    <article part="message message-user" class="message user" aria-label=${model.strings.you}>
      ${model.at('questionStart', turn)}
      ${model.at('question', turn) ?? html`<div part="bubble" class="text plain bubble" ?data-vast=${isVast}>${text}</div>`}
      ${model.at('questionEnd', turn)}
    </article>
  `;
}
