/** Reads answers aloud, when asked to or as their sound comes in; knows which one is heard. */
import type {AnswerFact} from '../../conversation/answer.js';
import {isUnderWay, textOf} from '../../conversation/answer.js';
import type {ChatState, Turn} from '../../conversation/chat-state.js';
import {runningTurn} from '../../conversation/chat-state.js';
import {bytesOf, speechOf} from '../../dify/audio.js';
import {readsAloudByItself} from '../../dify/voice-settings.js';
import {sentenceForSpeech, voiceStringsFor} from '../../i18n/localize-voice.js';
import {asDifyError} from '../../session/as-dify-error.js';
import type {Chat} from '../feature.js';
import type {Phase} from './playback.js';
import {Playback} from './playback.js';

/** The session gives trailing sound six seconds; a chatflow's never comes (contract 14.2). */
const TRAILING_MS = 7_000;

/** Name in the visitor's memory: whether answers are read without being asked to. */
const SILENCED = 'silenced';

export class Reader {
  readonly #chat: Chat;
  #playback: Playback | null = null;
  /** Key of the turn that it is about. */
  #turn: string | null = null;
  /** Key of the turn whose sound came in the stream last. Once it was stopped, the rest of it is not heard either. */
  #streamed: string | null = null;
  #request = new AbortController();
  #endTimer: ReturnType<typeof setTimeout> | undefined;
  #problem: {readonly turn: string; readonly sentence: string} | null = null;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  phaseOf({key}: Turn): Phase {
    return this.#turn === key ? (this.#playback?.phase ?? 'over') : 'over';
  }

  isReading({key}: Turn): boolean {
    return this.#turn === key && this.#playback !== null;
  }

  problemOf({key}: Turn): string | null {
    return this.#problem?.turn === key ? this.#problem.sentence : null;
  }

  /** Whether the visitor wants to hear answers without asking for each. */
  get isAutomatic(): boolean {
    return this.#chat.session.link.memory.recall(SILENCED) === null;
  }

  /** What the button of an answer does now. */
  press(turn: Turn): void {
    const phase = this.phaseOf(turn);
    if (phase === 'playing') this.#playback?.pause();
    else if (phase === 'paused' || phase === 'refused') this.#playback?.play();
    else if (phase === 'loading') this.stop();
    else void this.#read(turn);
  }

  toggleAutomatic(): void {
    const {memory} = this.#chat.session.link;
    const isOn = this.isAutomatic;
    memory.keep(SILENCED, isOn ? 'yes' : null);
    if (isOn && this.#playback?.isWished === false) this.stop();
    this.#chat.redraw();
  }

  stop(): void {
    this.#playback?.stop();
  }

  heard(turn: string, facts: readonly AnswerFact[]): void {
    for (const fact of facts) {
      if (fact.type === 'speech-arrived') this.#hear(turn, fact.audio);
      if (turn !== this.#streamed || this.#turn !== turn || this.#playback?.isWished !== false) continue;
      // The session tells of a failure, too, when the stream is over after the answer's end: no more sound can come.
      if (fact.type === 'speech-ended' || fact.type === 'failed') this.#playback.end();
      else if (fact.type === 'stopped') this.stop();
      else if (fact.type === 'ended') this.#endSoon();
    }
  }

  /** A new question, or another conversation, ends what is heard. */
  changed(next: ChatState, previous: ChatState): void {
    const asked = runningTurn(next)?.key;
    const isAsked = asked !== undefined && asked !== runningTurn(previous)?.key;
    const isShown = next.conversation.thread.some(({key}) => key === this.#turn);
    if (isAsked && this.#problem) {
      this.#problem = null;
      this.#chat.redraw();
    }
    if ((isAsked && asked !== this.#turn) || !isShown) this.stop();
  }

  async #read(turn: Turn): Promise<void> {
    const {transport} = this.#chat.session.link;
    const playback = this.#start(turn.key, true);
    const {signal} = this.#request;
    const {messageId} = turn.answer;
    const what = messageId === null ? {text: textOf(turn.answer)} : {messageId};
    try {
      const speech = await speechOf(transport, what, signal);
      if (!speech) {
        if (!signal.aborted) this.#fail(turn.key, voiceStringsFor(this.#chat.words).problems.nothingToRead);
        return;
      }
      for await (const piece of speech.pieces) {
        if (signal.aborted) return;
        playback.add(piece, speech.type);
      }
      playback.end();
    } catch (error) {
      if (signal.aborted) return; // a stop is not a failure
      const failure = asDifyError(error);
      this.#fail(turn.key, sentenceForSpeech(failure.code, this.#chat.words));
      this.#chat.report(failure);
    }
  }

  #hear(turn: string, audio: string): void {
    const answer = this.#chat.session.turn(turn)?.answer;
    if (!answer || answer.status === 'stopped') return;
    if (this.#streamed !== turn) {
      this.#streamed = turn;
      if (!this.#mayBegin()) return;
      this.#start(turn, false);
      if (!isUnderWay(answer)) this.#endSoon();
    }
    if (this.#turn === turn && this.#playback?.isWished === false) this.#playback.add(bytesOf(audio));
  }

  /** Nothing is said into a closed panel, nor over what somebody has chosen to hear. */
  #mayBegin(): boolean {
    const {host, state} = this.#chat;
    const isOpen = host.open || host.config.mode !== 'bubble';
    const isWanted = readsAloudByItself(state.app.parameters) && !host.config.hiddenFeatures.has('voice');
    return isOpen && isWanted && this.isAutomatic && !Playback.current?.isWished;
  }

  #start(turn: string, isWished: boolean): Playback {
    this.stop();
    this.#request = new AbortController();
    this.#problem = null;
    this.#turn = turn;
    const request = this.#request;
    const playback = new Playback(isWished, (phase) => {
      if (phase === 'over' || phase === 'failed') request.abort();
      if (this.#playback !== playback) return;
      if (phase === 'failed') this.#fail(turn, voiceStringsFor(this.#chat.words).problems.unplayable);
      if (playback.isOver) this.#letGo();
      this.#chat.redraw();
    });
    this.#playback = playback;
    this.#chat.redraw();
    return playback;
  }

  #fail(turn: string, sentence: string): void {
    this.stop();
    this.#problem = {turn, sentence};
    this.#chat.redraw();
  }

  #letGo(): void {
    clearTimeout(this.#endTimer);
    this.#endTimer = undefined;
    this.#playback = null;
    this.#turn = null;
  }

  #endSoon(): void {
    const playback = this.#playback;
    this.#endTimer ??= setTimeout(() => {
      playback?.end();
    }, TRAILING_MS);
  }
}
