/** What a visitor has filled into forms, and how sending it stands. Forms keep it across redraws and branches. */
import type {DraftFile} from '../../conversation/chat-state.js';
import type {DifyError} from '../../conversation/dify-error.js';
import type {FormAction, FormControl, HumanForm} from '../../conversation/human-form.js';

export interface Entry {
  /** For ids of elements: a form's own id may hold anything. */
  readonly number: number;
  /** By the control's name. */
  readonly texts: Map<string, string>;
  readonly files: Map<string, readonly DraftFile[]>;
  /** The action that is on its way. */
  sending: FormAction | null;
  /** The last one that failed, and why. */
  failed: {readonly action: FormAction; readonly error: DifyError} | null;
  /** Whether what is missing is pointed at: not before somebody tried to send. */
  isChecked: boolean;
}

export type Missing = 'choice' | 'files' | 'uploading';

export class Entries {
  readonly #entries = new Map<string, Entry>();

  of(form: HumanForm): Entry {
    const known = this.#entries.get(form.id);
    if (known) return known;
    const made: Entry = {
      number: this.#entries.size,
      texts: new Map(),
      files: new Map(),
      sending: null,
      failed: null,
      isChecked: false,
    };
    this.#entries.set(form.id, made);
    return made;
  }

  clear(): void {
    this.#entries.clear();
  }
}

/** Of the element of the form's control at that place. */
export function idOf({number}: Entry, at: number): string {
  return `human-${String(number)}-${String(at)}`;
}

export function textIn({texts}: Entry, control: FormControl): string {
  return texts.get(control.name) ?? (control.kind === 'text' ? control.preset : '');
}

/** Why a control cannot be sent as it is; a text may be left empty. */
export function missingIn(entry: Entry, control: FormControl): Missing | null {
  if (control.kind === 'text') return null;
  if (control.kind === 'choice') return textIn(entry, control) ? null : 'choice';
  const files = entry.files.get(control.name) ?? [];
  if (files.some(({status}) => status === 'uploading')) return 'uploading';
  return files.some(({status}) => status === 'ready') ? null : 'files';
}
