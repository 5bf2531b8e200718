/** The values that go along with a message: what the visitor filled in, before what the page gives, before defaults. */
import type {ChatState} from '../../conversation/chat-state.js';
import type {InputField, InputValue} from '../../dify/input-form.js';
import {inputFieldsOf, inputsToOffer, valueOf} from '../../dify/input-form.js';
import type {FormStrings} from '../../i18n/localize-form.js';
import type {Chat} from '../feature.js';
import {isEmpty} from './checks.js';

export class FormValues {
  readonly #chat: Chat;
  #parameters: ChatState['app']['parameters'] = null;
  #fields: readonly InputField[] = [];

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  get fields(): readonly InputField[] {
    const {parameters} = this.#chat.state.app;
    if (parameters !== this.#parameters) {
      this.#parameters = parameters;
      this.#fields = inputFieldsOf(parameters);
    }
    return this.#fields;
  }

  get visible(): readonly InputField[] {
    return this.fields.filter(({isHidden}) => !isHidden);
  }

  valueOf(field: InputField): InputValue | null {
    return this.#filledIn(field) ?? this.#preset(field) ?? field.default;
  }

  /** What goes along with a message. A `File` that is given with it, and not with the page, is still to be uploaded. */
  declared(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const own = this.#chat.host.config.inputs;
    const isToCome = ([variable, value]: [string, unknown]): boolean =>
      value !== own[variable] && [value].flat().some((item) => item instanceof File);
    const toCome = Object.entries(inputs).filter(isToCome);
    return {...inputsToOffer(this.fields, inputs), ...Object.fromEntries(toCome)};
  }

  /** Whether the visitor has something to add: a default is only a proposal, what the page gives is settled. */
  isOpen(field: InputField): boolean {
    return this.#filledIn(field) !== null || isEmpty(this.#preset(field));
  }

  /** What the visitor filled in, by variable. Later values of the page's no longer change these fields. */
  fillIn(values: ReadonlyMap<string, InputValue>): void {
    const inputs = new Map(Object.entries(this.#chat.state.inputs));
    for (const [variable, value] of values) inputs.set(variable, value);
    this.#chat.session.dispatch({type: 'inputs-changed', inputs: Object.fromEntries(inputs)});
  }

  /**
   * Takes up what went along with the last message of a conversation from the past. What the page gives is newer than
   * that: the page that the visitor is on may be another one.
   */
  restore(state: ChatState): void {
    const last = state.conversation.thread.at(-1)?.question.inputs;
    if (!last) return;
    const values = new Map<string, InputValue>();
    for (const field of this.visible) {
      const value = Object.hasOwn(last, field.variable) ? valueOf(field, last[field.variable]) : null;
      if (value !== null && isEmpty(this.#preset(field))) values.set(field.variable, value);
    }
    if (values.size > 0) this.fillIn(values);
  }

  /** A value as a text of the app's tells it; empty where there is none yet, `null` for what is no variable. */
  textOf(variable: string, words: Pick<FormStrings, 'yes' | 'no'>): string | null {
    const field = this.fields.find((each) => each.variable === variable);
    if (!field) return this.#undeclared(variable);
    const value = this.valueOf(field);
    if (value === null || isEmpty(value)) return '';
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    return typeof value === 'string' ? value : value.map(({name}) => name).join(', ');
  }

  #filledIn(field: InputField): InputValue | null {
    return this.#read(field, this.#chat.state.inputs);
  }

  #preset(field: InputField): InputValue | null {
    return this.#read(field, this.#chat.host.config.inputs);
  }

  #read(field: InputField, from: Readonly<Record<string, unknown>>): InputValue | null {
    return Object.hasOwn(from, field.variable) ? valueOf(field, from[field.variable]) : null;
  }

  /** A greeting of the page's may use what the page gives, though the app does not ask for it. */
  #undeclared(variable: string): string | null {
    const {inputs} = this.#chat.host.config;
    const value = Object.hasOwn(inputs, variable) ? inputs[variable] : null;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  }
}
