/** The form over a conversation that is under way. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {ref} from 'lit/directives/ref.js';
import type {FormStrings} from '../../i18n/localize-form.js';
import {isComposing} from '../../view/is-composing.js';
import {formFields, keepFocus} from './form-card.js';
import type {FormEditor} from './form-editor.js';

export interface SheetModel {
  readonly editor: FormEditor;
  readonly strings: FormStrings;
  /** The answer to a refused message will be asked for again. */
  readonly isForRefusal: boolean;
  readonly placed: (sheet: Element | undefined) => void;
}

export interface SheetCommands {
  readonly save: () => void;
  readonly cancel: () => void;
}

export function formSheet(
  {editor, strings, isForRefusal, placed}: SheetModel,
  {save, cancel}: SheetCommands,
): TemplateResult {
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    event.preventDefault(); // the panel stays open
    cancel();
  };
  return html`
    <div
      class="form-sheet"
      role="dialog"
      aria-modal="true"
      aria-labelledby="form-title"
      tabindex="-1"
      @keydown=${closeOnEscape}
      ${ref(placed)}
    >
      <header class="form-head">
        <h3 class="form-title" id="form-title">${strings.details}</h3>
      </header>
      <div class="form-body">${formFields(editor, strings, save)}</div>
      <footer class="form-foot">
        ${isForRefusal ? nothing : html`<p class="form-hint">${strings.laterNote}</p>`}
        <div class="form-buttons">
          <button class="form-button" type="button" @mousedown=${keepFocus} @click=${cancel}>
            ${strings.cancel}
          </button>
          <button class="form-button primary" type="button" @mousedown=${keepFocus} @click=${save}>
            ${isForRefusal ? strings.saveAndAsk : strings.save}
          </button>
        </div>
      </footer>
    </div>
  `;
}
