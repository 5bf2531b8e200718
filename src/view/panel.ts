/** The panel: header, thread, composer. A dialog in a bubble, a plain region elsewhere. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {ChatCommands, ChatModel} from './chat-model.js';
import {composer} from './composer.js';
import {chevronDownIcon, closeIcon, composeIcon} from './icons.js';
import {thread} from './thread.js';
import {iconButton} from './icon-button.js';

export function panel(model: ChatModel, commands: ChatCommands): TemplateResult {
  const isDialog = model.mode === 'bubble';
  const {language, direction} = model.words;
  return html`
    <section
      part="panel"
      class="panel ${model.hasHeader ? '' : isDialog ? 'bare' : 'headless'}"
      tabindex="-1"
      role=${isDialog ? 'dialog' : 'region'}
      aria-labelledby="heading"
      ?data-arriving=${model.isArriving}
    >
      <div class="words" lang=${language} dir=${direction ?? nothing}>
        ${header(model, commands)}
        <div class="body">
          ${thread(model, commands)}
          ${
            model.isAtEnd || model.state.conversation.thread.length === 0
              ? nothing
              : html`<button
                  class="jump"
                  type="button"
                  aria-label=${model.strings.jumpToLatest}
                  @click=${commands.jumpToLatest}
                >
                  ${chevronDownIcon}
                </button>`
          }
        </div>
        ${composer(model, commands)} ${model.at('footer')}
        <slot name="footer"></slot>
        ${model.at('cover')}
        <p class="visually-hidden" role="status">${model.announcement}</p>
      </div>
    </section>
  `;
}

function header(model: ChatModel, commands: ChatCommands): TemplateResult {
  const {mode, heading, state, strings} = model;
  const hasMessages = state.conversation.thread.length > 0;
  return html`
    <header part="header" class="header">
      ${model.at('headerStart')}
      <h2 class="heading" id="heading"><bdi>${heading}</bdi></h2>
      <slot name="header-actions"></slot>
      ${model.at('headerEnd')}
      ${hasMessages ? iconButton(strings.newConversation, composeIcon, commands.newConversation) : nothing}
      ${mode === 'bubble' ? iconButton(strings.close, closeIcon, commands.close, 'close') : nothing}
    </header>
  `;
}
