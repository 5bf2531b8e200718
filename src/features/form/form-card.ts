/** The form before the first message, under the greeting. */
import type {TemplateResult} from 'lit';
import {html} from 'lit';
import type {FormStrings} from '../../i18n/localize-form.js';
import type {FormEditor} from './form-editor.js';
import type {FileControl} from './field.js';
import {field, fieldId} from './field.js';

export interface FormModel {
  readonly editor: FormEditor;
  readonly strings: FormStrings;
  readonly fileControl: FileControl;
}

export function formCard(model: FormModel, start: () => void): TemplateResult {
  const {strings} = model;
  return html`
    <div class="form-card" role="form" aria-labelledby="form-title">
      <h3 class="form-title" id="form-title">${strings.title}</h3>
      ${formFields(model, start)}
      <button class="form-button primary" type="button" @mousedown=${keepFocus} @click=${start}>
        ${strings.start}
      </button>
    </div>
  `;
}

export function formFields(model: FormModel, finish: () => void): readonly TemplateResult[] {
  return model.editor.fields.map((about, at) => field({...model, field: about, id: fieldId(at), finish}));
}

/**
 * A button that is pressed with the mouse would take the focus first, and with it the field's last word on its value:
 * a message that appears there moves the button away from under the pointer, and the press is lost.
 */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
