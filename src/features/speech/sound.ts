/** Where sound comes from while it is still arriving: a stream that plays from its first piece, or a collection. */

const MPEG = 'audio/mpeg';

/** How much that was heard already stays in a stream, in seconds, when the browser wants room for more. */
const KEPT_SECONDS = 5;

/** A source for an audio element. */
export interface Sound {
  /** A piece more, however it is cut. */
  add(bytes: Uint8Array<ArrayBuffer>): void;
  /** No more will come. */
  end(): void;
  /** Lets go of what the browser holds for it. */
  release(): void;
}

/** iPhones have it under this name only. */
function mediaSource(): typeof MediaSource | undefined {
  const {ManagedMediaSource} = globalThis as {ManagedMediaSource?: typeof MediaSource};
  return [globalThis.MediaSource, ManagedMediaSource].find((each) => each?.isTypeSupported(MPEG));
}

/** @param type what the sound is said to be. */
export function canStream(type: string): boolean {
  return (type === MPEG || type === 'audio/mp3') && mediaSource() !== undefined;
}

/** Whether the sound is what most of Dify's providers send; a stream would choke on anything else. */
export function isMp3([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const isTagged = first === 0x49 && second === 0x44 && third === 0x33; // ID3
  return isTagged || (first === 0xff && (second & 0xe0) === 0xe0);
}

/** Plays from the first piece on. */
export class StreamedSound implements Sound {
  readonly #audio: HTMLAudioElement;
  readonly #source: MediaSource;
  readonly #url: string;
  readonly #queue: Uint8Array<ArrayBuffer>[] = [];
  #buffer: SourceBuffer | null = null;
  #isWhole = false;

  constructor(audio: HTMLAudioElement) {
    const Source = mediaSource() ?? MediaSource;
    this.#audio = audio;
    this.#source = new Source();
    this.#url = URL.createObjectURL(this.#source);
    this.#source.addEventListener('sourceopen', this.#open, {once: true});
    audio.disableRemotePlayback = true; // Safari opens a managed source only so
    audio.src = this.#url;
  }

  add(bytes: Uint8Array<ArrayBuffer>): void {
    this.#queue.push(bytes);
    this.#pump();
  }

  end(): void {
    this.#isWhole = true;
    this.#pump();
  }

  release(): void {
    this.#source.removeEventListener('sourceopen', this.#open);
    this.#buffer?.removeEventListener('updateend', this.#pump);
    this.#audio.removeEventListener('timeupdate', this.#pump);
    this.#buffer = null;
    URL.revokeObjectURL(this.#url);
  }

  readonly #open = (): void => {
    this.#buffer = this.#source.addSourceBuffer(MPEG);
    this.#buffer.addEventListener('updateend', this.#pump);
    this.#pump();
  };

  readonly #pump = (): void => {
    const buffer = this.#buffer;
    if (!buffer || buffer.updating || this.#source.readyState !== 'open') return;
    const [next] = this.#queue;
    if (!next) {
      if (this.#isWhole) this.#source.endOfStream();
      return;
    }
    try {
      buffer.appendBuffer(next);
      this.#queue.shift();
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
      this.#makeRoom(buffer);
    }
  };

  /** A browser holds some minutes only: what was heard gives way, or the rest waits until more was heard. */
  #makeRoom(buffer: SourceBuffer): void {
    const heard = this.#audio.currentTime - KEPT_SECONDS;
    if (buffer.buffered.length > 0 && buffer.buffered.start(0) < heard) buffer.remove(0, heard);
    else this.#audio.addEventListener('timeupdate', this.#pump, {once: true});
  }
}

/** Plays when all has come: for browsers that cannot stream MP3 (Firefox), and for other kinds of sound. */
export class CollectedSound implements Sound {
  readonly #audio: HTMLAudioElement;
  readonly #type: string;
  readonly #pieces: Uint8Array<ArrayBuffer>[] = [];
  #url: string | null = null;

  constructor(audio: HTMLAudioElement, type: string) {
    this.#audio = audio;
    this.#type = type;
  }

  add(bytes: Uint8Array<ArrayBuffer>): void {
    this.#pieces.push(bytes);
  }

  end(): void {
    this.#url ??= URL.createObjectURL(new Blob(this.#pieces, {type: this.#type}));
    this.#audio.src = this.#url;
  }

  release(): void {
    if (this.#url !== null) URL.revokeObjectURL(this.#url);
  }
}
