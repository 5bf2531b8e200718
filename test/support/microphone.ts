/**
 * A microphone that needs no hardware and no permission, in every engine: `getUserMedia` gives the sound that the
 * test asks for. A headless Firefox never starts an `AudioContext`, so there an audio element plays it; WebKitGTK has
 * no `MediaRecorder`, so there one stands in that writes the sound down as WAV.
 */
import {SAMPLE_RATE, wavOf} from '../../src/features/dictation/wav.js';

interface Capturing extends HTMLAudioElement {
  mozCaptureStream?(): MediaStream;
}

export class FakeMicrophone {
  /** Streams handed out so far. */
  readonly streams: MediaStream[] = [];
  readonly #endings: (() => void)[] = [];
  /** Between 0 and 1. */
  #loudness = 0.5;
  #refusal: string | null = null;
  #gate: Promise<void> = Promise.resolve();

  constructor() {
    const getUserMedia = async (): Promise<MediaStream> => {
      await this.#gate;
      if (this.#refusal !== null) throw new DOMException('The test says no.', this.#refusal);
      const stream = await this.#stream();
      this.streams.push(stream);
      return stream;
    };
    // Not on `navigator.mediaDevices` itself: WebKit may make that object anew.
    Object.defineProperty(MediaDevices.prototype, 'getUserMedia', {configurable: true, value: getUserMedia});
    if (!canRecord()) {
      const loudness = (): number => this.#loudness;
      const stand = class extends FakeRecorder {
        override samples(count: number): Float32Array {
          return tone(count, loudness());
        }
      };
      Object.defineProperty(globalThis, 'MediaRecorder', {configurable: true, value: stand});
    }
  }

  /** From now on it refuses, with an error of that name. */
  refuse(name: string): void {
    this.#refusal = name;
  }

  allow(): void {
    this.#refusal = null;
  }

  mute(): void {
    this.#loudness = 0;
  }

  /** Keeps the visitor's answer back. @returns a function that gives it. */
  hold(): () => void {
    let release = (): void => undefined;
    this.#gate = new Promise((resolve) => (release = resolve));
    return release;
  }

  /** Whether somebody is listening: the browser's sign for it is on. */
  get isOn(): boolean {
    return this.streams.some((stream) => stream.getTracks().some(({readyState}) => readyState === 'live'));
  }

  /** Takes it away from whoever listens. */
  unplug(): void {
    for (const stream of this.streams) for (const track of stream.getTracks()) track.stop();
    FakeRecorder.last?.stop(); // a real one notices
  }

  remove(): void {
    for (const end of this.#endings) end();
    Object.defineProperty(MediaDevices.prototype, 'getUserMedia', real);
    if (original) Object.defineProperty(globalThis, 'MediaRecorder', {configurable: true, value: original});
  }

  async #stream(): Promise<MediaStream> {
    const audio: Capturing = new Audio();
    if (audio.mozCaptureStream) {
      const samples = tone(10 * SAMPLE_RATE, this.#loudness);
      audio.src = URL.createObjectURL(new Blob([wavOf(samples)], {type: 'audio/wav'}));
      audio.loop = true;
      await audio.play();
      this.#endings.push(() => audio.pause());
      return audio.mozCaptureStream();
    }
    const context = new AudioContext();
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    const out = context.createMediaStreamDestination();
    volume.gain.value = this.#loudness;
    oscillator.connect(volume).connect(out);
    oscillator.start();
    void context.resume();
    this.#endings.push(() => void context.close());
    return out.stream;
  }
}

const real = Object.getOwnPropertyDescriptor(MediaDevices.prototype, 'getUserMedia')!;
const original = (globalThis as {MediaRecorder?: typeof MediaRecorder}).MediaRecorder;

function canRecord(): boolean {
  return original !== undefined && ['audio/webm', 'audio/mp4'].some((type) => original.isTypeSupported(type));
}

function tone(count: number, loudness: number): Float32Array {
  return Float32Array.from({length: count}, (_, i) => loudness * Math.sin(i / 6));
}

class FakeRecorder extends EventTarget {
  state: RecordingState = 'inactive';
  static last: FakeRecorder | null = null;
  #startedAt = 0;

  start(): void {
    FakeRecorder.last = this;
    this.state = 'recording';
    this.#startedAt = performance.now();
  }

  stop(): void {
    if (this.state === 'inactive') return;
    this.state = 'inactive';
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const data = new Blob([wavOf(this.samples(Math.round(seconds * SAMPLE_RATE)))]);
    queueMicrotask(() => {
      this.dispatchEvent(Object.assign(new Event('dataavailable'), {data}));
      this.dispatchEvent(new Event('stop'));
    });
  }

  samples(count: number): Float32Array {
    return new Float32Array(count);
  }
}
