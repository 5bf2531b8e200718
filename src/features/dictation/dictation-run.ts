/** What happens between the press of the microphone and the words in the text box. */
import {transcribe} from '../../dify/audio.js';
import {fill} from '../../i18n/localize.js';
import type {VoiceProblem, VoiceStrings} from '../../i18n/localize-voice.js';
import {sentenceForRecording, voiceStringsFor} from '../../i18n/localize-voice.js';
import {asDifyError} from '../../session/as-dify-error.js';
import type {DifyError} from '../../conversation/dify-error.js';
import {partMissing} from '../../on-demand.js';
import type {Chat} from '../feature.js';
import {hush} from '../speech/hush.js';
import {insertWords} from './insert-words.js';
import {Meter} from './meter.js';
import type {Recording} from './recorder.js';

/** The official client's limit; as WAV it is 19 MB of the 30 that Dify takes. */
const LONGEST_MS = 10 * 60_000;
/** From here on the time is shown in red. */
const LATE_MS = LONGEST_MS - 30_000;
const TICK_MS = 250;

/** Codes after which the same recording will be refused again. */
const FINAL_CODES = new Set([
  'speech_to_text_disabled',
  'provider_not_support_speech_to_text',
  'invalid_param',
  'no_audio_uploaded',
  'bad_request_key_error',
  'app_unavailable',
  'unauthorized',
]);

export type Phase =
  | {readonly kind: 'idle'}
  /** The visitor is being asked for the microphone. */
  | {readonly kind: 'starting'}
  | {readonly kind: 'recording'; readonly recording: Recording}
  | {readonly kind: 'transcribing'}
  /** `audio` is kept where sending it again may help. */
  | {readonly kind: 'failed'; readonly sentence: string; readonly audio: Blob | null};

const idle: Phase = {kind: 'idle'};

export class Dictation {
  readonly #chat: Chat;
  readonly #record: () => Promise<Recording>;
  #phase: Phase = idle;
  /** Aborts with whatever is under way. */
  #attempt = new AbortController();
  #ticker: ReturnType<typeof setInterval> | undefined;
  #meter: Meter | null = null;

  /** @param record loads what records, and asks for the microphone. */
  constructor(chat: Chat, record: () => Promise<Recording>) {
    this.#chat = chat;
    this.#record = record;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Asks for the microphone and records. */
  readonly start = async (): Promise<void> => {
    if (this.#isBusy) return;
    const hindrance = hindranceHere();
    if (hindrance) {
      this.#fail(hindrance);
      return;
    }
    hush();
    const signal = this.#begin({kind: 'starting'});
    let recording: Recording;
    try {
      recording = await this.#record();
    } catch (error) {
      if (!signal.aborted) this.#failToRecord(error);
      return;
    }
    if (signal.aborted) {
      recording.cancel(); // allowed after the visitor had thought better of it
      return;
    }
    signal.addEventListener('abort', () => {
      recording.cancel();
    });
    recording.whenCutOff(() => {
      if (!signal.aborted) void this.finish();
    });
    await this.#become({kind: 'recording', recording}, '.voice-done');
    if (signal.aborted) return;
    this.#chat.announce(this.#strings.recordingStarted);
    this.#watch(recording);
  };

  /** Ends the recording and has it written down. */
  readonly finish = async (): Promise<void> => {
    if (this.#phase.kind !== 'recording') return;
    const {recording} = this.#phase;
    const {signal} = this.#attempt;
    this.#unwatch();
    void this.#become({kind: 'transcribing'}, '.voice-cancel');
    try {
      const result = await recording.finish();
      if (signal.aborted) return;
      if (typeof result === 'string') this.#fail(result);
      else await this.#transcribe(result);
    } catch {
      recording.cancel();
      if (!signal.aborted) this.#fail('recorder'); // the browser cannot read what it has written itself
    }
  };

  /** Sends a recording again that did not get through. */
  readonly retry = async (): Promise<void> => {
    if (this.#phase.kind !== 'failed' || !this.#phase.audio) return;
    const {audio} = this.#phase;
    this.#begin({kind: 'transcribing'});
    await this.#transcribe(audio);
  };

  /** The visitor thinks better of it, or has read what went wrong. */
  readonly cancel = (): void => {
    if (!this.takeBack()) this.forget();
    this.#textBox?.focus();
  };

  /** Ends what is under way; the focus stays where it is, unless that goes. @returns whether anything was. */
  takeBack(): boolean {
    if (!this.#isBusy) return false;
    this.forget();
    this.#chat.announce(this.#strings.cancelled);
    return true;
  }

  /** Ends whatever is under way, and forgets what was recorded. */
  forget(): void {
    if (this.#phase === idle) return;
    this.#attempt.abort();
    this.#unwatch();
    void this.#become(idle);
  }

  get #isBusy(): boolean {
    return this.#phase.kind !== 'idle' && this.#phase.kind !== 'failed';
  }

  get #strings(): VoiceStrings {
    return voiceStringsFor(this.#chat.words);
  }

  get #textBox(): HTMLTextAreaElement | null {
    return this.#chat.host.renderRoot.querySelector<HTMLTextAreaElement>('[part="input"]');
  }

  #begin(phase: Phase): AbortSignal {
    this.#attempt = new AbortController();
    void this.#become(phase, '.voice-cancel');
    return this.#attempt.signal;
  }

  async #transcribe(audio: Blob): Promise<void> {
    const {signal} = this.#attempt;
    try {
      const words = await transcribe(this.#chat.session.link.transport, audio, signal);
      if (signal.aborted) return;
      if (words === '') this.#fail('noWords');
      else await this.#insert(words);
    } catch (error) {
      if (signal.aborted) return; // the visitor's own doing, or the chat's
      const failure = asDifyError(error);
      this.#chat.report(failure);
      void this.#become({
        kind: 'failed',
        sentence: sentenceForRecording(codeOf(failure), this.#chat.words),
        audio: isFinal(failure) ? null : audio,
      });
    }
  }

  async #insert(words: string): Promise<void> {
    await this.#become(idle);
    const box = this.#textBox;
    if (box) insertWords(box, words);
    this.#chat.announce(fill(this.#strings.transcribed, {text: words}));
  }

  #failToRecord(error: unknown): void {
    if (error instanceof DOMException) {
      const {problems} = this.#strings;
      const name = error.name === 'NotSupportedError' ? 'unsupported' : error.name;
      this.#fail(Object.hasOwn(problems, name) ? (name as VoiceProblem) : 'recorder');
      return;
    }
    // What records could not be loaded.
    this.#chat.report(partMissing(error));
    this.#fail('recorder');
  }

  #fail(problem: VoiceProblem): void {
    void this.#become({kind: 'failed', sentence: this.#strings.problems[problem], audio: null});
  }

  /**
   * Draws the new phase. What had the focus is gone with the old one: it goes to `focus`, or back to the text box,
   * unless the visitor has turned to something else meanwhile.
   */
  async #become(phase: Phase, focus = '[part="input"]'): Promise<void> {
    const {host} = this.#chat;
    const root = host.renderRoot as ShadowRoot;
    const held = root.activeElement;
    const isOurs =
      held?.closest('.voice-bar, .voice-trouble, .voice-start') ?? document.activeElement === document.body;
    this.#phase = phase;
    this.#chat.redraw();
    await host.updateComplete;
    root.querySelector('.composer')?.toggleAttribute('data-covered', this.#isBusy);
    if (isOurs && this.#phase === phase) root.querySelector<HTMLElement>(focus)?.focus();
  }

  #watch(recording: Recording): void {
    const {renderRoot} = this.#chat.host;
    const canvas = renderRoot.querySelector<HTMLCanvasElement>('.voice-meter');
    this.#meter = new Meter(() => recording.level);
    if (canvas) this.#meter.start(canvas);
    const tick = (): void => {
      const {elapsedMs} = recording;
      showTime(renderRoot.querySelector('.voice-time'), elapsedMs, this.#strings);
      if (elapsedMs >= LONGEST_MS) void this.finish();
    };
    tick();
    this.#ticker = setInterval(tick, TICK_MS);
  }

  #unwatch(): void {
    clearInterval(this.#ticker);
    this.#meter?.stop();
    this.#meter = null;
  }
}

/** Written past the template: drawing the whole thread four times a second would be a waste. */
function showTime(element: Element | null, elapsedMs: number, strings: VoiceStrings): void {
  if (!element) return;
  const seconds = Math.floor(elapsedMs / 1000);
  const time = `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
  if (element.textContent === time) return;
  element.textContent = time;
  element.setAttribute('aria-label', fill(strings.recordedFor, {time}));
  element.toggleAttribute('data-late', elapsedMs >= LATE_MS);
}

/** Why nothing can be recorded here, whatever the visitor allows. */
function hindranceHere(): VoiceProblem | null {
  if (!globalThis.isSecureContext) return 'insecure';
  const hasMicrophones = typeof navigator.mediaDevices?.getUserMedia === 'function';
  return hasMicrophones && typeof MediaRecorder === 'function' ? null : 'unsupported';
}

/** A proxy's refusal of a long recording bears no code of Dify's. */
function codeOf({code, status}: DifyError): string {
  if (status === 413) return 'audio_too_large';
  return status === 415 ? 'unsupported_audio_type' : code;
}

function isFinal({code, status}: DifyError): boolean {
  return status === 413 || status === 415 || FINAL_CODES.has(code);
}
