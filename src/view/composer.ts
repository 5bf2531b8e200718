/** Where the visitor writes. The text lives in the text box alone: the DOM already remembers it. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {fill} from '../i18n/localize.js';
import type {ChatCommands, ChatModel} from './chat-model.js';
import {closeIcon, imageIcon, sendIcon, stopIcon} from './icons.js';
import {fitHeight} from './text-box-height.js';

export function composer(model: ChatModel, commands: ChatCommands): TemplateResult {
  const {strings, placeholder, status, draft, state} = model;
  const isBusy = status === 'connecting' || status === 'streaming';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const box = (event.currentTarget as HTMLFormElement).elements.namedItem('text') as HTMLTextAreaElement;
    if (isBusy || !box.value.trim() || !commands.submit(box.value)) return;
    box.value = '';
    commands.keepDraft('');
    fitHeight(box);
  };
  return html`
    ${model.isAttaching ? imageForm(model, commands) : nothing}
    <form part="composer" class="composer" @submit=${submit}>
      ${attachedFiles(model, commands)}
      <textarea
        part="input"
        class="input"
        name="text"
        rows="1"
        dir="auto"
        enterkeyhint="send"
        autocomplete="off"
        .defaultValue=${draft}
        aria-label=${placeholder}
        placeholder=${placeholder}
        @keydown=${sendOnEnter}
        @input=${(event: InputEvent) => {
          const box = event.currentTarget as HTMLTextAreaElement;
          fitHeight(box);
          commands.keepDraft(box.value);
        }}
      ></textarea>
      <div class="composer-buttons">
        ${
          state.app.settings.attachments.imageByUrl
            ? html`<button
                part="attach-button"
                class="quiet-button"
                type="button"
                aria-label=${strings.attachImage}
                title=${strings.attachImage}
                aria-expanded=${model.isAttaching ? 'true' : 'false'}
                ?disabled=${state.draft.files.length >= state.app.settings.attachments.maxFiles}
                @click=${commands.toggleAttaching}
              >
                ${imageIcon}
              </button>`
            : nothing
        }
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
                type="submit"
                aria-label=${strings.send}
                title=${strings.send}
              >
                ${sendIcon}
              </button>`
        }
      </div>
    </form>
  `;
}

/** Enter sends; with Shift it breaks the line; inside an input method it only ends the word. */
function sendOnEnter(event: KeyboardEvent): void {
  // Safari ends the composition before the key that ended it comes: only this deprecated field tells.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const isComposing = event.isComposing || event.keyCode === 229;
  if (event.key !== 'Enter' || event.shiftKey || event.altKey || isComposing) return;
  event.preventDefault();
  (event.currentTarget as HTMLTextAreaElement).form?.requestSubmit();
}

function attachedFiles({state: {draft}, strings}: ChatModel, commands: ChatCommands): unknown {
  if (draft.files.length === 0) return nothing;
  return html`
    <ul class="attached" aria-label=${strings.attachedFiles}>
      ${draft.files.map((file) => {
        const name = file.name || strings.image;
        return html`
          <li class="chip">
            ${file.url === null ? nothing : html`<img src=${file.url} alt="" referrerpolicy="no-referrer" />`}
            <span class="chip-name" dir="auto">${name}</span>
            <button
              class="quiet-button small"
              type="button"
              aria-label=${fill(strings.removeFile, {name})}
              @click=${() => {
                commands.detach(file);
              }}
            >
              ${closeIcon}
            </button>
          </li>
        `;
      })}
    </ul>
  `;
}

function imageForm({strings}: ChatModel, commands: ChatCommands): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('url') as HTMLInputElement;
    commands.attachImage(field.value.trim());
  };
  return html`
    <form
      class="image-form"
      @submit=${submit}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault(); // closes this form, not the panel
        commands.toggleAttaching();
      }}
    >
      <label>
        <span>${strings.imageAddress}</span>
        <input
          name="url"
          type="url"
          required
          pattern="https?://.+"
          dir="ltr"
          placeholder=${strings.imageAddressHint}
        />
      </label>
      <button class="plain-button" type="button" @click=${commands.toggleAttaching}>${strings.cancel}</button>
      <button class="plain-button primary" type="submit">${strings.addImage}</button>
    </form>
  `;
}
