/** One field of the form: a native control with its label, its hint, and what is wrong with it. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import type {InputField} from '../../dify/input-form.js';
import type {FormStrings} from '../../i18n/localize-form.js';
import {counted} from '../../i18n/numbers.js';
import {isComposing} from '../../view/is-composing.js';
import {fitHeight} from '../../view/text-box-height.js';
import {isEmpty, lengthOf} from './checks.js';
import {faultSentence} from './fault-sentence.js';
import type {FormEditor} from './form-editor.js';

/** The share of a text's length from which on the characters left are counted. */
const NEAR_LIMIT = 0.8;

/** Until something is typed, a box with a placeholder has the direction of what stands around it. */
const NO_HINT = ' ';

/** Draws a control for files: it is loaded only with a form that has one. */
export type FileControl = (model: FieldModel, describedBy: string) => unknown;

export interface FieldModel {
  readonly field: InputField;
  /** Unlike the variable, fit to be an id. */
  readonly id: string;
  readonly editor: FormEditor;
  readonly strings: FormStrings;
  /** Enter in a single line. */
  readonly finish: () => void;
  readonly fileControl: FileControl;
}

type TextControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function fieldId(at: number): string {
  return `form-${String(at)}`;
}

export function field(model: FieldModel): TemplateResult {
  const {field: about, id, editor, strings} = model;
  const fault = editor.faultOf(about);
  const left = charactersLeft(model);
  const notes = [
    about.hint && html`<p class="form-hint" id="${id}-hint"><bdi>${about.hint}</bdi></p>`,
    left === null
      ? ''
      : html`<p class="form-hint form-count" id="${id}-count">
          ${counted(strings.charactersLeft, left, strings.words)}
        </p>`,
    fault && html`<p class="form-fault" id="${id}-fault">${faultSentence(fault, about, strings)}</p>`,
  ];
  const describedBy = [
    about.unit && `${id}-unit`,
    about.hint && `${id}-hint`,
    left !== null && `${id}-count`,
    fault && `${id}-fault`,
  ]
    .filter(Boolean)
    .join(' ');
  const isSwitch = about.control === 'checkbox';
  const label = html`<bdi>${about.label}</bdi>
    ${about.isRequired || isSwitch ? nothing : html`<span class="form-optional">(${strings.optional})</span>`}`;
  return html`
    <div class="form-field" data-control=${about.control}>
      ${isSwitch ? control(model, fault !== null, describedBy) : nothing}
      ${
        about.files
          ? html`<span class="form-label" id="${id}-label">${label}</span>`
          : html`<label class="form-label" for=${id}>${label}</label>`
      }
      ${isSwitch ? nothing : control(model, fault !== null, describedBy)} ${notes}
    </div>
  `;
}

/** `null` while there is room enough. */
function charactersLeft({field: {control, maxLength}, field: about, editor}: FieldModel): number | null {
  if (maxLength === null || (control !== 'text' && control !== 'paragraph')) return null;
  const value = editor.valueOf(about);
  const used = typeof value === 'string' ? lengthOf(value) : 0;
  return used < maxLength * NEAR_LIMIT ? null : Math.max(0, maxLength - used);
}

function control(model: FieldModel, isAtFault: boolean, describedBy: string): unknown {
  const {field: about, id, editor, finish} = model;
  const value = editor.valueOf(about);
  const typed = typeof value === 'string' ? value : '';
  const isInvalid = isAtFault ? 'true' : 'false';
  const description = describedBy || nothing;
  const isRequired = about.isRequired ? 'true' : 'false';
  const change = ({currentTarget}: Event): void => {
    const box = currentTarget as TextControl;
    editor.change(about, box.value);
    if (box instanceof HTMLTextAreaElement) fitHeight(box);
  };
  const leave = (): void => {
    editor.leave(about);
  };
  const finishOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    finish();
  };
  switch (about.control) {
    case 'text':
    case 'number':
      return html`<span class="form-line">
        <input
          class="form-input"
          id=${id}
          type="text"
          inputmode=${about.control === 'number' ? 'decimal' : nothing}
          maxlength=${(about.control === 'text' ? about.maxLength : null) ?? nothing}
          autocomplete="off"
          dir="auto"
          placeholder=${about.placeholder || NO_HINT}
          .value=${live(typed)}
          aria-required=${isRequired}
          aria-invalid=${isInvalid}
          aria-describedby=${description}
          @input=${change}
          @change=${leave}
          @keydown=${finishOnEnter}
        />${about.unit ? html`<span class="form-unit" id="${id}-unit">${about.unit}</span>` : nothing}
      </span>`;
    case 'paragraph':
    case 'json':
      return html`<textarea
        class="form-input"
        id=${id}
        rows="3"
        maxlength=${(about.control === 'paragraph' ? about.maxLength : null) ?? nothing}
        dir=${about.control === 'json' ? 'ltr' : 'auto'}
        spellcheck=${about.control === 'json' ? 'false' : 'true'}
        autocomplete="off"
        placeholder=${about.placeholder || NO_HINT}
        .value=${live(typed)}
        aria-required=${isRequired}
        aria-invalid=${isInvalid}
        aria-describedby=${description}
        @input=${change}
        @change=${leave}
      ></textarea>`;
    case 'select':
      return html`<span class="select-box"
        ><select
          class="form-input"
          id=${id}
          aria-required=${isRequired}
          aria-invalid=${isInvalid}
          aria-describedby=${description}
          @change=${(event: Event) => {
            change(event);
            leave();
          }}
        >
          ${
            about.isRequired && !isEmpty(value)
              ? nothing
              : html`<option value="" .selected=${typed === ''}>
                  ${about.placeholder || model.strings.choose}
                </option>`
          }
          ${about.options.map(
            (option) => html`<option value=${option} .selected=${typed === option}>${option}</option>`,
          )}
        </select></span
      >`;
    case 'checkbox':
      return html`<input
        class="form-switch"
        id=${id}
        type="checkbox"
        .checked=${live(value === true)}
        aria-describedby=${description}
        @change=${({currentTarget}: Event) => {
          editor.change(about, (currentTarget as HTMLInputElement).checked);
        }}
      />`;
    case 'file':
    case 'files':
      return model.fileControl(model, describedBy);
    default:
      return about.control satisfies never;
  }
}
