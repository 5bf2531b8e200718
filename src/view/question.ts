/** A message of the visitor's. */
import type {TemplateResult} from 'lit';
import {html} from 'lit';
import type {Turn} from '../conversation/chat-state.js';
import type {ChatModel} from './chat-model.js';

export function question(turn: Turn, {rich, strings}: ChatModel): TemplateResult {
  return html`
    <article part="message message-user" class="message user" aria-label=${strings.you}>
      ${rich?.questionFiles(turn, strings)}
      <div class="text plain bubble" dir="auto">${turn.question.text}</div>
    </article>
  `;
}
