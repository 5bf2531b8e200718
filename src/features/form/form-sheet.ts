/** The form over a conversation that is under way. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {ref} from 'lit/directives/ref.js';
import {isComposing} from '../../view/is-composing.js';
import type {FormModel} from './form-card.js';
import {formFields, keepFocus} from './form-card.js';

export interface SheetModel extends FormModel {
  /** The answer to a refused message will be asked for again. */
  readonly isForRefusal: boolean;
  readonly placed: (sheet: Element | undefined) => void;
}

export interface SheetCommands {
  readonly save: () => void;
  readonly cancel: () => void;
}

export function formSheet(model: SheetModel, {save, cancel}: SheetCommands): TemplateResult {
  const {strings, isForRefusal, placed} = model;
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
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
      <div class="form-body">${formFields(model, save)}</div>
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
