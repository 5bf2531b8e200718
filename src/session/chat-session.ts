/** Carries out commands and turns what the server says into actions: the only place where state changes over time. */
import type {AnswerFact, ChatFile} from '../conversation/answer.js';
import {isUnderWay} from '../conversation/answer.js';
import type {ChatState, Question, Turn} from '../conversation/chat-state.js';
import {runningTurn} from '../conversation/chat-state.js';
import {DifyError} from '../conversation/dify-error.js';
import type {Ask, ChatTransport} from '../dify/transport.js';
import {AnswerRun} from './answer-run.js';
import {delay} from './delay.js';
import type {Memory} from './memory.js';
import {randomId} from './memory.js';
import type {FrameScheduler, Observer} from './store.js';
import {Store} from './store.js';

/** How long trailing events of a finished answer are waited for: speech and a workflow's outcome may follow it. */
const TRAILING_MS = 6_000;

/** How long a stopped answer is read on, so that the server can save what it has. */
const QUIET_MS = 10_000;

/** How long a new question waits for the conversation id of a first answer that was stopped before it came. */
const NAMING_MS = 3_000;

/** The longest wait named by a busy server (`Retry-After`, in seconds) that the widget sits out by itself. */
const MAX_RETRY_AFTER = 30;

/** What a session talks to. It is given anew when the server, the app or the user changes. */
export interface Link {
  readonly transport: ChatTransport;
  readonly memory: Memory;
}

export interface NewQuestion {
  readonly text: string;
  readonly files: readonly ChatFile[];
  readonly inputs: Readonly<Record<string, unknown>>;
}

interface Waiter {
  readonly turn: string;
  readonly resolve: (turn: Turn) => void;
  readonly reject: (error: DifyError) => void;
}

export class ChatSession {
  readonly #store: Store;
  #link: Link | null = null;
  /** Ends everything that belongs to the present link. */
  #linkEnd = new AbortController();
  #appDescribed: Promise<void> = Promise.resolve();
  #run: AnswerRun | null = null;
  readonly #runs = new Set<AnswerRun>();
  /** Stands for the stay in one conversation: what has waited tells by it whether the visitor has gone on. */
  #visit = Symbol();
  #stopping: Promise<void> | null = null;
  readonly #waiters = new Set<Waiter>();

  constructor(observe: Observer, nextFrame: FrameScheduler) {
    this.#store = new Store((next, previous) => {
      this.#remember(next, previous);
      observe(next, previous);
      this.#settleWaiters(next);
    }, nextFrame);
  }

  get state(): ChatState {
    return this.#store.state;
  }

  /** Starts over with this server and user. Asks for the app's settings and for the conversation to go on with. */
  connect(link: Link, conversationId: string | null): void {
    this.suspend();
    this.#link = null; // so that what is forgotten here stays in the old link's memory
    this.#store.dispatch({type: 'session-begun'});
    this.#link = link;
    void this.describeApp();
    const id = conversationId ?? link.memory.conversationId;
    if (id !== null) this.#reopen(id);
  }

  /** Ends every request and timer. What was said stays; an unfinished answer counts as stopped. */
  suspend(): void {
    const turn = runningTurn(this.state);
    this.#visit = Symbol();
    for (const run of this.#runs) run.abort();
    this.#linkEnd.abort(new DifyError('aborted', 'The chat was taken away.'));
    this.#linkEnd = new AbortController();
    if (turn) this.#tell(turn.key, [{type: 'stopped'}]);
    this.#store.flush();
  }

  /** Takes up what was asked for and cut off by `suspend`. */
  resume(): void {
    const {app, conversation} = this.state;
    if (!this.#link) return;
    if (app.status === 'loading') void this.describeApp();
    if (conversation.isLoading && conversation.id !== null) this.#reopen(conversation.id);
  }

  /** Resolves when the app's settings have come or could not be had. */
  get appDescribed(): Promise<void> {
    return this.#appDescribed;
  }

  describeApp(): Promise<void> {
    this.#appDescribed = this.#describeApp();
    return this.#appDescribed;
  }

  /**
   * Asks a question; one at a time: it waits for an answer that is under way.
   *
   * @throws DifyError if the answer fails, or `aborted` if the conversation is left before it is finished.
   */
  async ask(question: NewQuestion): Promise<Turn> {
    this.#linked();
    if (runningTurn(this.state)) await this.free();
    const parent = this.state.conversation.thread.at(-1)?.key ?? null;
    return this.#ask({...question, createdAt: Date.now()}, parent, false);
  }

  /**
   * Resolves when no answer is under way.
   *
   * @throws DifyError `aborted` if the conversation is left before.
   */
  async free(): Promise<void> {
    const visit = this.#visit;
    for (let running = runningTurn(this.state); running; running = runningTurn(this.state)) {
      await this.#settled(running.key).catch(() => undefined); // that answer's failure is not the next question's
      if (this.#visit !== visit) throw new DifyError('aborted', 'The conversation was left.');
    }
  }

  /** Asks the question of a turn again; the answers become siblings. Without a key: of the last one shown. */
  async askAgain(key?: string): Promise<Turn> {
    this.#linked();
    const {thread} = this.state.conversation;
    const turn = key === undefined ? thread.at(-1) : thread.find((each) => each.key === key);
    if (!turn) throw new DifyError('invalid_config', 'There is no such question to ask again.');
    if (runningTurn(this.state)) throw new DifyError('invalid_config', 'An answer is still under way.');
    return this.#ask({...turn.question, createdAt: Date.now()}, turn.parent, true);
  }

  /** Stops the running answer: here at once, at the server as soon as the run has a name. Idempotent. */
  async stop(): Promise<void> {
    const turn = runningTurn(this.state);
    if (!turn) return this.#stopping ?? undefined;
    const run = this.#run?.turn === turn.key ? this.#run : null;
    run?.stop();
    this.#store.dispatch({type: 'stop-asked-for'});
    this.#stopping = run ? this.#stopAtServer(run) : Promise.resolve();
    this.#tell(turn.key, [{type: 'stopped'}]);
    const stopping = this.#stopping;
    await stopping;
    if (this.#stopping === stopping) this.#store.dispatch({type: 'stop-settled'});
  }

  newConversation(): void {
    this.#leaveConversation();
    this.#store.dispatch({type: 'conversation-left'});
  }

  /** @throws DifyError if its messages cannot be had; one that the server does not know becomes a new one. */
  async openConversation(id: string): Promise<void> {
    const {transport} = this.#linked();
    const {signal} = this.#linkEnd;
    this.#leaveConversation();
    this.#store.dispatch({type: 'conversation-opening', id});
    const isWanted = (): boolean => {
      const {conversation} = this.state;
      return !signal.aborted && conversation.id === id && conversation.isLoading;
    };
    try {
      const turns = await transport.history(id, signal);
      if (isWanted()) this.#store.dispatch({type: 'conversation-opened', turns});
    } catch (error) {
      const failure = asDifyError(error);
      if (isWanted() && failure.status === 404) {
        this.#store.dispatch({type: 'conversation-lost'});
        this.report(failure);
      } else if (isWanted()) this.#store.dispatch({type: 'conversation-unreachable', error: failure});
      throw failure;
    }
  }

  /** Asks once more for whatever could not be loaded: the app's settings, the past messages. */
  reload(): void {
    const {app, conversation} = this.state;
    if (app.status === 'failed') void this.describeApp();
    if (conversation.error && conversation.id !== null) this.#reopen(conversation.id);
  }

  showBranch(turn: string): void {
    if (!runningTurn(this.state)) this.#store.dispatch({type: 'branch-chosen', turn});
  }

  attach(file: ChatFile): void {
    this.#store.dispatch({type: 'file-attached', file});
  }

  detach(file: ChatFile): void {
    this.#store.dispatch({type: 'file-detached', file});
  }

  /** The draft has become a message. */
  clearDraft(): void {
    this.#store.dispatch({type: 'draft-sent'});
  }

  /** Tells the page of a failure that shows nowhere else. */
  report(error: DifyError): void {
    this.#store.dispatch({type: 'failed-aside', error});
  }

  /** For a wish nobody waits on: a failure stands in the state, with a way to try again. */
  #reopen(id: string): void {
    this.openConversation(id).catch(() => undefined);
  }

  /** What still comes of the old conversation must not name the new one. */
  #leaveConversation(): void {
    void this.stop();
    this.#run = null;
    this.#visit = Symbol();
  }

  #linked(): Link {
    if (!this.#link) throw new DifyError('aborted', 'The chat is not in a page.');
    return this.#link;
  }

  async #describeApp(): Promise<void> {
    const {transport} = this.#linked();
    const {signal} = this.#linkEnd;
    this.#store.dispatch({type: 'app-asked-for'});
    try {
      const description = await transport.describeApp(signal);
      if (!signal.aborted) this.#store.dispatch({type: 'app-described', ...description});
    } catch (error) {
      if (!signal.aborted) this.#store.dispatch({type: 'app-failed', error: asDifyError(error)});
    }
  }

  #ask(question: Question, parent: string | null, isRepeat: boolean): Promise<Turn> {
    const run = new AnswerRun(randomId());
    const before = this.#run;
    this.#run = run;
    this.#runs.add(run);
    const settled = this.#settled(run.turn);
    this.#store.dispatch({type: 'question-asked', key: run.turn, parent, question, isRepeat});
    void this.#carryOut(run, question, parent, before);
    return settled;
  }

  async #carryOut(
    run: AnswerRun,
    question: Question,
    parent: string | null,
    before: AnswerRun | null,
  ): Promise<void> {
    try {
      await this.#beforeAsking(run, before);
      if (run.signal.aborted) return;
      const ask = this.#wordsOf(question, parent);
      try {
        await this.#hear(run, ask);
      } catch (error) {
        if (!(await this.#hasWaited(run, error))) throw error;
        await this.#hear(run, ask);
      }
      // The bytes are over, and no event has said that the answer is.
      this.#tell(run.turn, [
        {
          type: 'failed',
          error: new DifyError('stream_interrupted', 'The stream ended before the answer did.'),
        },
      ]);
    } catch (error) {
      if (run.signal.aborted) return; // let go by us: not a failure
      this.#fail(run, asDifyError(error));
    } finally {
      run.end();
      this.#runs.delete(run);
    }
  }

  /** Defaults of the app's form go along with each message, and a first answer names the conversation. */
  async #beforeAsking(run: AnswerRun, before: AnswerRun | null): Promise<void> {
    await this.#appDescribed;
    if (before && this.state.conversation.id === null && this.#runs.has(before)) {
      await Promise.race([before.named, delay(NAMING_MS, run.signal)]);
    }
  }

  #wordsOf({text, inputs, files}: Question, parent: string | null): Ask {
    const {app, conversation} = this.state;
    const parentTurn = conversation.turns.find((turn) => turn.key === parent);
    return {
      query: text,
      inputs: {...app.settings.inputDefaults, ...inputs},
      files,
      conversationId: conversation.id,
      parentMessageId: parentTurn?.answer.messageId ?? null,
    };
  }

  async #hear(run: AnswerRun, ask: Ask): Promise<void> {
    run.isSent = true;
    for await (const heard of this.#linked().transport.ask(ask, run.signal)) {
      const before = this.#turn(run.turn);
      const facts = run.hear(heard);
      this.#tell(run.turn, facts);
      const turn = this.#turn(run.turn);
      if (turn && isUnderWay(turn.answer)) continue;
      run.leaveWithin(run.isStopped ? QUIET_MS : TRAILING_MS);
      // Newer chatflows end twice, by `message_end` and by `workflow_finished`: each offer costs a model call.
      if (before && isUnderWay(before.answer) && turn?.answer.status === 'complete')
        void this.#offerFollowUps(turn);
    }
  }

  /**
   * A chat POST is never repeated once the server may have taken it. The one exception: it refused at the door
   * and named a short wait; that is sat out once, in sight of the visitor, who can stop it.
   */
  async #hasWaited(run: AnswerRun, error: unknown): Promise<boolean> {
    if (!(error instanceof DifyError) || (error.status !== 429 && error.status !== 503)) return false;
    const {retryAfter} = error;
    if (retryAfter === null || retryAfter > MAX_RETRY_AFTER || run.taskId !== null || run.isStopped)
      return false;
    run.isSent = false;
    this.#tell(run.turn, [{type: 'postponed', retryAt: Date.now() + retryAfter * 1000}]);
    await delay(retryAfter * 1000, run.signal);
    this.#tell(run.turn, [{type: 'asked-again'}]);
    return true;
  }

  #fail(run: AnswerRun, error: DifyError): void {
    const {conversation} = this.state;
    const isHere = this.#turn(run.turn) !== undefined;
    const isGone = isHere && error.status === 404 && conversation.id !== null && run.taskId === null;
    this.#tell(run.turn, [{type: 'failed', error}]);
    // Asking again in a conversation that the server no longer knows would fail for ever.
    if (isGone) this.#store.dispatch({type: 'conversation-lost'});
  }

  async #stopAtServer(run: AnswerRun): Promise<void> {
    const {transport} = this.#linked();
    const {signal} = this.#linkEnd;
    await run.named;
    if (run.taskId === null) return;
    try {
      await transport.stop(run.taskId, signal);
    } catch (error) {
      if (!signal.aborted) this.report(asDifyError(error));
    }
    run.leaveWithin(QUIET_MS);
  }

  async #offerFollowUps({key, answer}: Turn): Promise<void> {
    const {signal} = this.#linkEnd;
    if (!this.state.app.settings.offersFollowUps || answer.messageId === null) return;
    try {
      const questions = await this.#linked().transport.followUps(answer.messageId, signal);
      if (!signal.aborted) this.#store.dispatch({type: 'follow-ups-arrived', turn: key, questions});
    } catch (error) {
      const failure = asDifyError(error);
      // 400 and 403 are Dify's ways to say that the app does not offer them (contract 7.1).
      if (!signal.aborted && failure.status !== 400 && failure.status !== 403) this.report(failure);
    }
  }

  #tell(turn: string, facts: readonly AnswerFact[]): void {
    this.#store.dispatch({type: 'answer-told', turn, facts});
  }

  #turn(key: string): Turn | undefined {
    return this.state.conversation.turns.findLast((turn) => turn.key === key);
  }

  #settled(turn: string): Promise<Turn> {
    return new Promise((resolve, reject) => this.#waiters.add({turn, resolve, reject}));
  }

  #settleWaiters({conversation}: ChatState): void {
    for (const waiter of this.#waiters) {
      const turn = conversation.turns.findLast((each) => each.key === waiter.turn);
      // A question that the observer itself has asked is not in this state yet, only in the next.
      if (turn ? isUnderWay(turn.answer) : this.#turn(waiter.turn)) continue;
      this.#waiters.delete(waiter);
      if (!turn) waiter.reject(new DifyError('aborted', 'The conversation was left.'));
      else if (turn.answer.error) waiter.reject(turn.answer.error);
      else waiter.resolve(turn);
    }
  }

  #remember(next: ChatState, previous: ChatState): void {
    const {id} = next.conversation;
    if (this.#link && id !== previous.conversation.id) this.#link.memory.conversationId = id;
  }
}

function asDifyError(error: unknown): DifyError {
  if (error instanceof DifyError) return error;
  console.error(error); // a bug of ours: the console must see it
  return new DifyError('bad_response', 'The widget could not make sense of the answer.', {cause: error});
}
