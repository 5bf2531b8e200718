/** Fields while somebody fills them in: their values, and which of their faults are told of by now. */
import type {InputField, InputValue} from '../../dify/input-form.js';
import type {Fault, FileFault} from './checks.js';
import {faultOf} from './checks.js';

/** What the server says of a field that seems all right here. */
export interface Refusal {
  readonly kind: 'refused';
}

export interface ValueStore {
  readonly fields: () => readonly InputField[];
  readonly read: (field: InputField) => InputValue | null;
  readonly write: (field: InputField, value: InputValue) => void;
  /** What is wrong with files that are not in the value. */
  readonly fileFault: (field: InputField) => FileFault | null;
  /** What is told of a field has changed. */
  readonly redraw: () => void;
}

export class FormEditor {
  readonly #store: ValueStore;
  /** Nobody is told of a fault while still typing for the first time. */
  readonly #told = new Set<string>();
  /** Until its value is changed. */
  #refused: InputField | null;

  constructor(store: ValueStore, refused: InputField | null = null) {
    this.#store = store;
    this.#refused = refused;
  }

  get fields(): readonly InputField[] {
    return this.#store.fields();
  }

  valueOf(field: InputField): InputValue | null {
    return this.#store.read(field);
  }

  change(field: InputField, value: InputValue): void {
    if (this.#refused?.variable === field.variable) this.#refused = null;
    this.#store.write(field, value);
  }

  /** The visitor goes on to another field. */
  leave(field: InputField): void {
    // To pass by an empty field is no fault yet; it is told of when the form is to be finished.
    if (this.whatIsWrong(field)?.kind === 'missing') return;
    this.#told.add(field.variable);
    // A sheet that closes takes the focus out of its fields in the midst of an update.
    queueMicrotask(() => {
      this.#store.redraw();
    });
  }

  /** Whether the visitor is told of it or not. */
  whatIsWrong(field: InputField): Fault | null {
    return this.#store.fileFault(field) ?? faultOf(field, this.valueOf(field));
  }

  /** The fault that the visitor is told of. */
  faultOf(field: InputField): Fault | Refusal | null {
    const fault = this.whatIsWrong(field);
    if (fault) return this.#told.has(field.variable) ? fault : null;
    return this.#refused?.variable === field.variable ? {kind: 'refused'} : null;
  }

  /** The first field that keeps the form from being finished. */
  get firstAtFault(): InputField | null {
    return this.fields.find((field) => this.whatIsWrong(field)) ?? null;
  }

  /** Tells of every fault from now on. @returns the first field at fault. */
  tellAll(): InputField | null {
    for (const {variable} of this.fields) this.#told.add(variable);
    return this.firstAtFault;
  }
}
