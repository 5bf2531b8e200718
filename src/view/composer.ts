/** Where the visitor writes. The text lives in the text box alone: the DOM already remembers it. */
import type {TemplateResult} from 'lit';
import {html} from 'lit';
import type {ChatCommands, ChatModel} from './chat-model.js';
import {sendIcon, stopIcon} from './icons.js';
import {isComposing} from './is-composing.js';
import {fitHeight} from './text-box-height.js';

export function composer(model: ChatModel, commands: ChatCommands): TemplateResult {
  const {strings, placeholder, status, draft, obstacle} = model;
  const isBusy = status === 'connecting' || status === 'streaming';
  // Not by the form's own way of sending, which frames without `allow-forms` block.
  const submit = ({currentTarget}: Event): void => {
    const form = (currentTarget as HTMLElement).closest('form');
    const box = form?.elements.namedItem('text') as HTMLTextAreaElement;
    if (isBusy || !box.value.trim() || !commands.submit(box.value)) return;
    box.value = '';
    commands.keepDraft('');
    fitHeight(box);
  };
  return html`
    <form part="composer" class="composer">
      ${model.at('composerStart')}
      <textarea
        part="input"
        class="input"
        name="text"
        rows="1"
        dir="auto"
        enterkeyhint=${model.sendKey === 'enter' ? 'send' : 'enter'}
        autocomplete="off"
        .defaultValue=${draft}
        aria-label=${placeholder}
        placeholder=${placeholder}
        @keydown=${(event: KeyboardEvent) => {
          if (isToSend(event, model.sendKey)) submit(event);
        }}
        @input=${(event: InputEvent) => {
          const box = event.currentTarget as HTMLTextAreaElement;
          fitHeight(box);
          commands.keepDraft(box.value);
        }}
      ></textarea>
      <div class="composer-buttons">
        ${model.at('composerButtons')}
        ${
          isBusy
            ? html`<button
                part="stop-button"
                class="send-button"
                type="button"
                aria-label=${strings.stop}
                title=${strings.stop}
                @click=${commands.stop}
              >
                ${stopIcon}
              </button>`
            : html`<button
                part="send-button"
                class="send-button"
                type="button"
                aria-label=${strings.send}
                aria-disabled=${obstacle ? 'true' : 'false'}
                title=${obstacle ?? strings.send}
                @click=${submit}
              >
                ${sendIcon}
              </button>`
        }
      </div>
    </form>
  `;
}

/** Enter sends, alone or with Ctrl or ⌘; with Shift it breaks the line; inside an input method it only ends the word. */
function isToSend(event: KeyboardEvent, sendKey: ChatModel['sendKey']): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey || isComposing(event)) return false;
  if (sendKey === 'mod-enter' && !event.ctrlKey && !event.metaKey) return false;
  event.preventDefault();
  return true;
}
