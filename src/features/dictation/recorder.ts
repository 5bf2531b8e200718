/**
 * Records what the microphone hears. Loaded when somebody wants to speak. Browsers record WebM, MP4 or Ogg, none of
 * which Dify takes, so the recording is decoded again and written as WAV.
 */
import {mixed, peakOf, SAMPLE_RATE, wavOf} from './wav.js';

/** Enough for speech: ten minutes are a little over two megabytes. */
const BITS_PER_SECOND = 32_000;

/** A word takes longer. */
const SHORTEST_SECONDS = 0.3;

/** Below that there is no voice, only a microphone that is muted: recognition would make up words. */
const SILENCE = 0.001;

/** Why a recording is of no use. */
export type Flaw = 'tooShort' | 'silent';

/** @throws DOMException of `getUserMedia`, or `NotSupportedError` where the browser cannot record. */
export async function record(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true},
  });
  try {
    return new Recording(stream);
  } catch (error) {
    for (const track of stream.getTracks()) track.stop();
    throw error;
  }
}

export class Recording {
  readonly #stream: MediaStream;
  readonly #recorder: MediaRecorder;
  readonly #context: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #wave: Float32Array<ArrayBuffer>;
  readonly #pieces: Blob[] = [];
  readonly #startedAt = performance.now();

  constructor(stream: MediaStream) {
    this.#stream = stream;
    this.#recorder = new MediaRecorder(stream, {audioBitsPerSecond: BITS_PER_SECOND});
    this.#recorder.addEventListener('dataavailable', ({data}) => this.#pieces.push(data));
    this.#context = new AudioContext();
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = 1024;
    this.#wave = new Float32Array(this.#analyser.fftSize);
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    void this.#context.resume().catch(() => undefined); // without it the meter stands still, and that is all
    this.#recorder.start(1_000);
  }

  get elapsedMs(): number {
    return performance.now() - this.#startedAt;
  }

  /** How loud it is now, from 0 to 1, on a scale that suits an eye: a quiet voice is not a flat line. */
  get level(): number {
    this.#analyser.getFloatTimeDomainData(this.#wave);
    const power = this.#wave.reduce((sum, sample) => sum + sample * sample, 0) / this.#wave.length;
    return Math.min(1, Math.sqrt(Math.sqrt(power) * 3));
  }

  /** Calls back when the recording ends without having been asked to: the microphone was unplugged or taken away. */
  whenCutOff(callback: () => void): void {
    this.#recorder.addEventListener('stop', callback, {once: true});
  }

  /** Ends the recording. @returns it as WAV, or what it lacks. @throws where the browser cannot read what it wrote. */
  async finish(): Promise<Blob | Flaw> {
    const recorder = this.#recorder;
    if (recorder.state !== 'inactive') {
      const stopped = new Promise((resolve) => {
        recorder.addEventListener('stop', resolve, {once: true});
      });
      recorder.stop();
      await stopped; // the last piece comes before
    }
    this.cancel();
    const bytes = await new Blob(this.#pieces).arrayBuffer();
    if (bytes.byteLength === 0) return 'tooShort';
    const sound = await new OfflineAudioContext(1, 1, SAMPLE_RATE).decodeAudioData(bytes);
    if (sound.duration < SHORTEST_SECONDS) return 'tooShort';
    const samples = mixed(
      Array.from({length: sound.numberOfChannels}, (_, channel) => sound.getChannelData(channel)),
    );
    return peakOf(samples) < SILENCE ? 'silent' : new Blob([wavOf(samples)], {type: 'audio/wav'});
  }

  /** Lets go of the microphone: the browser's sign for it goes out. */
  cancel(): void {
    for (const track of this.#stream.getTracks()) track.stop();
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    if (this.#context.state !== 'closed') void this.#context.close().catch(() => undefined); // closing already
  }
}
