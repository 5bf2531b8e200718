/** When it was said: the time of each message beside what can be done with it, and a line wherever a day begins. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {ChatState, Turn} from '../../conversation/chat-state.js';
import type {Words} from '../../i18n/words.js';
import type {ChatModel} from '../../view/chat-model.js';
import type {Chat} from '../feature.js';
import {dateAndTime, dayName, dayOf, daysBetween, isTime, nextMidnight, timeOfDay} from './day-names.js';

/**
 * The style sheet writes the time out, from `data-time`: who marks several messages and copies them takes along what was
 * said, and nothing else.
 */
export function timeOf(at: number, words: Words, {host}: Chat): TemplateResult | typeof nothing {
  if (!isTime(at)) return nothing;
  const format = regionOf(words, host.language);
  return html`<time
    class="time"
    datetime=${new Date(at).toISOString()}
    title=${dateAndTime(at, format)}
    data-time=${timeOfDay(at, format)}
  ></time>`;
}

export class Days {
  readonly #chat: Chat;
  #midnight: ReturnType<typeof setTimeout> | undefined;
  /** Of the day that is drawn as today. */
  #drawnAt = 0;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  /** Over the first message of a day. What is said today, and only that, needs no such line. */
  readonly line = ({words, state}: ChatModel, {key, question: {createdAt}}: Turn): unknown => {
    if (!isTime(createdAt)) return undefined;
    const now = this.#now();
    const format = regionOf(words, this.#chat.host.language);
    const {thread} = state.conversation;
    const before = thread[thread.findIndex((turn) => turn.key === key) - 1]?.question.createdAt ?? now;
    if (daysBetween(before, createdAt) === 0) return undefined;
    return html`<p class="day">
      <time datetime=${dayOf(createdAt)} title=${dateAndTime(createdAt, format)}
        >${dayName(createdAt, now, format)}</time
      >
    </p>`;
  };

  /** What was the first message shown may be so no more; and a device may have slept through midnight. */
  changed({conversation}: ChatState, {conversation: before}: ChatState): void {
    const isAnotherDay = this.#drawnAt > 0 && daysBetween(this.#drawnAt, Date.now()) !== 0;
    if (conversation.seams !== before.seams || isAnotherDay) this.#chat.redraw();
  }

  suspend(): void {
    clearTimeout(this.#midnight);
    this.#midnight = undefined;
  }

  /** What is drawn as of now is drawn anew at midnight. */
  #now(): number {
    const now = Date.now();
    this.#drawnAt = now;
    // What is drawn for the last time, out of the page, leaves nothing behind.
    if (!this.#chat.host.isConnected) return now;
    this.#midnight ??= setTimeout(
      () => {
        this.#midnight = undefined;
        this.#chat.redraw();
      },
      nextMidnight(now) - now,
    );
    return now;
  }
}

/** Plain English is of no region, but its readers are: those who write 14:05 need not read 2:05 PM. */
function regionOf({format}: Words, asked: string): string {
  if (format !== 'en') return format;
  return [asked, ...navigator.languages].find((tag) => /^en-[a-z]{2}$/i.test(tag)) ?? format;
}
