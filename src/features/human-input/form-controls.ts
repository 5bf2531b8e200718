/** The controls of a form. What is filled in is kept outside of them, so that a redraw or another branch loses nothing. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {FormControl, FormFileControl} from '../../conversation/human-form.js';
import {fitHeight} from '../../view/text-box-height.js';
import type {CardModel} from './form-card.js';
import {filesIn, idOf, missingIn, textIn} from './entries.js';
import {labelOf} from './form-content.js';

export interface ControlCommands {
  readonly fill: (name: string, value: string) => void;
  readonly files: (control: FormFileControl, model: CardModel, id: string, describedBy: string) => unknown;
}

export function formControl(
  control: FormControl,
  model: CardModel,
  commands: ControlCommands,
): TemplateResult {
  const {form, entry, strings} = model;
  const id = idOf(entry, form.controls.indexOf(control));
  const missing = entry.isChecked ? missingIn(entry, control) : null;
  const isRequired = control.kind !== 'text';
  const words = html`<bdi>${labelOf(control.name)}</bdi
    >${isRequired ? html`<span class="human-mark" aria-hidden="true">*</span>` : nothing}`;
  return html`
    <div class="human-field">
      ${
        control.kind === 'files'
          ? html`<span class="human-label" id="${id}-label">${words}</span>`
          : html`<label class="human-label" for=${id}>${words}</label>`
      }
      ${box(control, id, missing !== null, model, commands)}
      ${missing ? html`<p class="human-missing" id="${id}-missing">${strings.missing[missing]}</p>` : nothing}
    </div>
  `;
}

/** What was filled in, once it cannot be changed any more. */
export function formValue(control: FormControl, {entry, strings}: CardModel): TemplateResult {
  const words =
    control.kind === 'files'
      ? filesIn(entry, control)
          .map(({name}) => name)
          .join('\n')
      : textIn(entry, control);
  return html`
    <p class="human-value">
      <bdi class="human-label">${labelOf(control.name)}</bdi>
      <bdi class="human-words">${words || strings.nothing}</bdi>
    </p>
  `;
}

function box(
  control: FormControl,
  id: string,
  isMissing: boolean,
  model: CardModel,
  commands: ControlCommands,
): unknown {
  const {entry, strings} = model;
  const label = labelOf(control.name);
  const {name} = control;
  switch (control.kind) {
    case 'text':
      return html`<textarea
        class="human-box"
        id=${id}
        aria-label=${label}
        rows="2"
        dir="auto"
        placeholder=" "
        .value=${textIn(entry, control)}
        ?readonly=${entry.sending !== null}
        @input=${({currentTarget}: Event) => {
          const area = currentTarget as HTMLTextAreaElement;
          fitHeight(area);
          commands.fill(name, area.value);
        }}
      ></textarea>`;
    case 'choice':
      return html`<span class="select-box"
        ><select
          class="human-box"
          id=${id}
          aria-label=${label}
          required
          aria-invalid=${isMissing ? 'true' : nothing}
          aria-describedby=${isMissing ? `${id}-missing` : nothing}
          ?disabled=${entry.sending !== null}
          @change=${({currentTarget}: Event) => {
            commands.fill(name, (currentTarget as HTMLSelectElement).value);
          }}
        >
          ${['', ...control.options].map(
            (option) =>
              html`<option
                value=${option}
                ?hidden=${option === ''}
                .selected=${option === textIn(entry, control)}
              >
                ${option || strings.choose}
              </option>`,
          )}
        </select></span
      >`;
    case 'files':
      // Nothing may change while it is on its way.
      return html`<div ?inert=${entry.sending !== null}>
        ${commands.files(control, model, id, isMissing ? `${id}-missing` : '')}
      </div>`;
  }
}
