/** Watches the time that forms have left, and has the server asked about those that are over by the clock here. */
import type {Turn} from '../../conversation/chat-state.js';
import type {HumanForm} from '../../conversation/human-form.js';
import type {Chat} from '../feature.js';
import type {Entries} from './entries.js';
import {untilChange} from './expiry.js';

/** How soon, and how seldom at last, the server is asked again about a form that it takes although it is over by the clock here. */
const FIRST_DOUBT_MS = 2_000;
const LONGEST_DOUBT_MS = 60_000;

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
      const left =
        entry.askedAt === null || entry.askedAt < expiresAt
          ? 0
          : entry.askedAt + doubt(entry.askedAt - expiresAt) - now;
      if (left > 0) return [left];
      inDoubt(turn, form);
      return [doubt(now - expiresAt)];
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

/** Two clocks that are a second apart are soon of one mind, those of two days never. @param overMs how long it was over when it was asked. */
function doubt(overMs: number): number {
  return Math.min(Math.max(overMs, FIRST_DOUBT_MS), LONGEST_DOUBT_MS);
}
