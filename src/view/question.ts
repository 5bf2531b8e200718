/** A message of the visitor's. */
import type {TemplateResult} from 'lit';
import {html} from 'lit';
import type {Turn} from '../conversation/chat-state.js';
import type {ChatModel} from './chat-model.js';

export function question(turn: Turn, model: ChatModel): TemplateResult {
  return html`
    <article part="message message-user" class="message user" aria-label=${model.strings.you}>
      ${model.at('questionStart', turn)}
      ${model.at('question', turn) ?? html`<div class="text plain bubble">${turn.question.text}</div>`}
      ${model.at('questionEnd', turn)}
    </article>
  `;
}
