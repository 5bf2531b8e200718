/** One answer being heard, from its first sound to its last. In the whole page there is one at a time. */
import {speaking} from './hush.js';
import type {Sound} from './sound.js';
import {canStream, CollectedSound, isMp3, StreamedSound} from './sound.js';

/**
 * `refused`: the browser plays nothing that the visitor has not asked for with a press. `over` and `failed` are
 * the last states; a playback that was stopped is over.
 */
export type Phase = 'loading' | 'playing' | 'paused' | 'refused' | 'over' | 'failed';

const MPEG = 'audio/mpeg';

/**
 * Shared by all chats of the page: Safari lets an element go on playing by itself once a press has started it.
 * What is played next thereby also takes the place of what was played.
 */
let speaker: HTMLAudioElement | null = null;

export class Playback {
  static #current: Playback | null = null;
  /** A press has asked for it; else it plays by itself. */
  readonly isWished: boolean;
  readonly #changed: (phase: Phase) => void;
  readonly #audio: HTMLAudioElement;
  readonly #listening = new AbortController();
  #sound: Sound;
  #hasSound = false;
  #phase: Phase = 'loading';

  /** Call it inside of the listener to a press, so that the browser knows who wants to hear. */
  constructor(isWished: boolean, changed: (phase: Phase) => void) {
    Playback.#current?.stop();
    Playback.#current = this;
    speaking(() => {
      this.stop();
    });
    this.isWished = isWished;
    this.#changed = changed;
    this.#audio = speaker ??= new Audio();
    const {signal} = this.#listening;
    for (const type of ['playing', 'pause', 'ended', 'error'])
      this.#audio.addEventListener(type, this.#look, {signal});
    if (canStream(MPEG)) {
      this.#sound = new StreamedSound(this.#audio);
      this.play();
    } else this.#sound = new CollectedSound(this.#audio, MPEG);
  }

  /** What is being heard, in whichever chat. */
  static get current(): Playback | null {
    return Playback.#current;
  }

  get phase(): Phase {
    return this.#phase;
  }

  get isOver(): boolean {
    return this.#phase === 'over' || this.#phase === 'failed';
  }

  /** @param type what the server says that it is. */
  add(bytes: Uint8Array<ArrayBuffer>, type = MPEG): void {
    if (this.isOver || bytes.length === 0) return;
    if (!this.#hasSound && this.#sound instanceof StreamedSound && !(canStream(type) && isMp3(bytes))) {
      this.#sound.release();
      this.#sound = new CollectedSound(this.#audio, type);
    }
    this.#hasSound = true;
    this.#sound.add(bytes);
  }

  /** No more will come. */
  end(): void {
    if (this.isOver) return;
    if (!this.#hasSound) {
      this.#finish('failed');
      return;
    }
    this.#sound.end();
    if (this.#sound instanceof CollectedSound) this.play();
  }

  play(): void {
    if (this.isOver) return;
    this.#audio.play().catch((error: unknown) => {
      if (this.isOver || !(error instanceof DOMException)) return;
      if (error.name === 'NotAllowedError') this.#become('refused');
      else if (error.name === 'NotSupportedError') this.#finish('failed');
      // else another source or a pause came between: what follows has its own events
    });
  }

  pause(): void {
    this.#audio.pause();
  }

  stop(): void {
    this.#finish('over');
  }

  /** An event may still be about what the element played before, so only how it stands now counts. */
  readonly #look = (): void => {
    const {error, ended, paused, readyState} = this.#audio;
    if (error) this.#finish('failed');
    else if (ended) this.#finish('over');
    else if (!paused && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) this.#become('playing');
    else if (paused && this.#phase === 'playing') this.#become('paused');
  };

  #become(phase: Phase): void {
    if (this.#phase === phase || this.isOver) return;
    this.#phase = phase;
    this.#changed(phase);
  }

  #finish(phase: 'over' | 'failed'): void {
    if (this.isOver) return;
    this.#listening.abort();
    if (Playback.#current === this) Playback.#current = null;
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    this.#audio.load(); // only this lets go of the old source
    this.#sound.release();
    this.#become(phase);
  }
}
