/** What a visitor has filled into forms, and how sending it stands. Forms keep it across redraws and branches. */
import type {ChatFile} from '../../conversation/answer.js';
import type {DifyError} from '../../conversation/dify-error.js';
import type {FormAction, FormControl, HumanForm} from '../../conversation/human-form.js';
import type {FieldFiles} from '../form/field-files.js';

export interface Entry {
  /** For ids of elements: a form's own id may hold anything. */
  readonly number: number;
  /** By the control's name. */
  readonly texts: Map<string, string>;
  /** Those that are uploaded. */
  readonly files: Map<string, readonly ChatFile[]>;
  /** The rest of them, and what is said of it. */
  readonly gathered: Map<string, FieldFiles>;
  /** The action that is on its way. */
  sending: FormAction | null;
  /** The last one that failed, and why. */
  failed: {readonly action: FormAction; readonly error: DifyError} | null;
  /** One that may have arrived although it failed here. */
  unsure: FormAction | null;
  /** Whether what is missing is pointed at: not before somebody tried to send. */
  isChecked: boolean;
  /** When the server was last asked how the form stands: milliseconds since the epoch, or `null`. */
  askedAt: number | null;
  /** The server says that it is, whatever the clock says here. */
  isOpenAtServer: boolean;
}

export type Missing = 'choice' | 'files' | 'uploading' | 'not-uploaded';

export class Entries {
  readonly #entries = new Map<string, Entry>();

  of(form: HumanForm): Entry {
    const known = this.#entries.get(form.id);
    if (known) return known;
    const made: Entry = {
      number: this.#entries.size,
      texts: new Map(),
      files: new Map(),
      gathered: new Map(),
      sending: null,
      failed: null,
      unsure: null,
      isChecked: false,
      askedAt: null,
      isOpenAtServer: false,
    };
    this.#entries.set(form.id, made);
    return made;
  }

  get all(): Iterable<Entry> {
    return this.#entries.values();
  }

  clear(): void {
    this.#entries.clear();
  }
}

/** How a form stands; `waiting`: for somebody who has it from elsewhere. */
export type FormState = 'open' | 'waiting' | 'answered' | 'expired' | 'gone';

export function stateOf({outcome, expiresAt, token}: HumanForm, entry: Entry, now: number): FormState {
  if (outcome) return outcome.kind;
  if (expiresAt !== null && expiresAt <= now && !entry.isOpenAtServer) return 'expired';
  return token === null ? 'waiting' : 'open';
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
  const fault = entry.gathered.get(control.name)?.fault;
  return fault?.kind ?? (filesIn(entry, control).length > 0 ? null : 'files');
}

export function filesIn({files}: Entry, {name}: FormControl): readonly ChatFile[] {
  return files.get(name) ?? [];
}
