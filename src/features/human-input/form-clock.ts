/** Watches the time that forms have left, and has the server asked about those that are over by the clock here. */
import type {Turn} from '../../conversation/chat-state.js';
import type {HumanForm} from '../../conversation/human-form.js';
import type {Chat} from '../feature.js';
import type {Entries} from './entries.js';
import {untilChange} from './expiry.js';

/** How often the server is asked about a form that it still takes although the clock here says otherwise. */
const DOUBT_MS = 60_000;

export interface FormClockOptions {
  readonly entries: Entries;
  /** Those in sight, with the turn that each belongs to. */
  readonly forms: () => readonly {readonly turn: Turn; readonly form: HumanForm}[];
  readonly inDoubt: (turn: Turn, form: HumanForm) => void;
}

export class FormClock {
  readonly #chat: Chat;
  readonly #options: FormClockOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(chat: Chat, options: FormClockOptions) {
    this.#chat = chat;
    this.#options = options;
  }

  /** Asks about what is over by now, and sets the time of the next look. */
  look(): void {
    clearTimeout(this.#timer);
    const {entries, forms, inDoubt} = this.#options;
    const now = Date.now();
    const waits = forms().flatMap(({turn, form}) => {
      const {outcome, expiresAt, token} = form;
      if (outcome || expiresAt === null) return [];
      if (expiresAt > now) return [untilChange(expiresAt, now)];
      const entry = entries.of(form);
      if (token === null || (entry.askedAt !== null && !entry.isOpenAtServer)) return [];
      const left = entry.askedAt === null || entry.askedAt < expiresAt ? 0 : entry.askedAt + DOUBT_MS - now;
      if (left > 0) return [left];
      inDoubt(turn, form);
      return [DOUBT_MS];
    });
    if (waits.length > 0) this.#timer = setTimeout(this.#tick, Math.min(...waits) + 1);
  }

  suspend(): void {
    clearTimeout(this.#timer);
  }

  /** What is said of the time that is left changes, or a form is over. */
  readonly #tick = (): void => {
    this.look();
    this.#chat.redraw();
  };
}
