/** Holds the state of one chat and tells of its changes: at once, or, while an answer grows, in the rhythm of its frames. */
import type {ChatState} from '../conversation/chat-state.js';
import {initialState} from '../conversation/chat-state.js';
import type {Action} from '../conversation/reduce.js';
import {reduce} from '../conversation/reduce.js';

export type Observer = (next: ChatState, previous: ChatState) => void;

/** Calls back before one of the next paints, or soon where nothing is painted; the function returned takes it back. */
export type FrameScheduler = (callback: () => void) => () => void;

export class Store {
  readonly #observe: Observer;
  readonly #nextFrame: FrameScheduler;
  #state: ChatState = initialState;
  #published: ChatState = initialState;
  /** States that wait to be told of: an observer may cause several before it returns. */
  readonly #queue: ChatState[] = [];
  #isPublishing = false;
  #cancelFrame: (() => void) | null = null;

  constructor(observe: Observer, nextFrame: FrameScheduler) {
    this.#observe = observe;
    this.#nextFrame = nextFrame;
  }

  get state(): ChatState {
    return this.#state;
  }

  dispatch(action: Action): void {
    const isUrgent = action.type !== 'answer-changed' || isTurningPoint(this.#state, action);
    this.#state = reduce(this.#state, action);
    if (this.#state === this.#published) return;
    if (isUrgent) this.flush();
    else
      this.#cancelFrame ??= this.#nextFrame(() => {
        this.flush();
      });
  }

  /** Tells the observer what is new. Each change that an observer causes is told of after this one, in order. */
  flush(): void {
    this.#cancelFrame?.();
    this.#cancelFrame = null;
    this.#queue.push(this.#state);
    if (this.#isPublishing) return;
    this.#isPublishing = true;
    try {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
        const previous = this.#published;
        this.#published = next;
        if (next !== previous) this.#observe(next, previous);
      }
    } finally {
      this.#isPublishing = false;
    }
  }
}

/** A page and a reader hear of an answer's end, its pause or its being put off without waiting for a frame. */
function isTurningPoint(
  {conversation}: ChatState,
  {turn, answer}: Action & {type: 'answer-changed'},
): boolean {
  const before = conversation.turns.findLast(({key}) => key === turn)?.answer;
  return (
    answer.retryAt !== before?.retryAt || (answer.status !== before.status && answer.status !== 'streaming')
  );
}
