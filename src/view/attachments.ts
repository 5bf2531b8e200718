/** What is sent along with a text: pictures by their address. Loaded when the visitor first asks for it. */
import type {TemplateResult} from 'lit';
import {css, html, nothing} from 'lit';
import {fill} from '../i18n/localize.js';
import type {ChatCommands, ChatModel} from './chat-model.js';
import {closeIcon} from './icons.js';

export function attachedFiles({state: {draft}, strings}: ChatModel, commands: ChatCommands): unknown {
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

export function imageForm({strings}: ChatModel, commands: ChatCommands): TemplateResult {
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

export const attachmentStyles = css`
  .attached {
    display: flex;
    grid-column: 1 / -1;
    flex-wrap: wrap;
    gap: 6px;
    margin: 0;
    padding: 5px 5px 2px;
    list-style: none;
  }
  .chip {
    display: flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    padding: 3px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface-2);
    font-size: 13px;
  }
  .chip img {
    inline-size: 32px;
    block-size: 32px;
    border-radius: 7px;
    object-fit: cover;
  }
  .chip-name {
    overflow: hidden;
    max-inline-size: 14em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .image-form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: flex-end;
    gap: 8px;
    inline-size: calc(100% - 24px);
    max-inline-size: 744px;
    margin: 0 auto 4px;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: 16px;
    background: var(--_surface);
    font-size: 14px;
  }
  .image-form label {
    display: grid;
    flex: 1 1 100%;
    gap: 4px;
    color: var(--_muted);
  }
  .image-form input {
    inline-size: 100%;
    min-block-size: 38px;
    padding: 6px 10px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
    color: var(--_text);
    font: 400 16px/1.4 var(--_font);
  }
  .plain-button {
    min-block-size: 34px;
    padding: 5px 14px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    cursor: pointer;
  }
  .plain-button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
`;
