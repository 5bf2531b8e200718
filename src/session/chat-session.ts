/** Carries out commands and turns what the server says into actions: the only place where state changes over time. */
import type {Answer, AnswerFact, ChatFile} from '../conversation/answer.js';
import {isUnderWay} from '../conversation/answer.js';
import type {ChatState, Question, Turn} from '../conversation/chat-state.js';
import {runningTurn} from '../conversation/chat-state.js';
import {DifyError} from '../conversation/dify-error.js';
import type {Action} from '../conversation/reduce.js';
import type {ChatTransport, HistoryPage} from '../dify/transport.js';
import {onDemand} from '../on-demand.js';
import {AnswerRun} from './answer-run.js';
import {asDifyError} from './as-dify-error.js';
import type {Memory} from './memory.js';
import {randomId} from './memory.js';
import type {FrameScheduler, Observer} from './store.js';
import {Store} from './store.js';

/** Turns that a page of the past has; and the first one, which is to be seen soon, and beyond which few read. */
const PAGE = 40;
const NEWEST = 5;

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

/** Hears the facts of an answer as they come, also those that leave no trace in the state (speech). */
export type FactListener = (turn: string, facts: readonly AnswerFact[]) => void;

/** A question on its way to the server. */
export interface Asking {
  readonly question: Question;
  /** Key of the turn that it follows on. */
  readonly parent: string | null;
  /** The run before: a first answer names the conversation. */
  readonly before: AnswerRun | null;
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
  /** Answers that are listened to, be it for their trailing facts only. */
  readonly runs = new Set<AnswerRun>();
  /** Stands for the stay in one conversation: what has waited tells by it whether the visitor has gone on. */
  #visit = Symbol();
  #stopping: Promise<void> | null = null;
  readonly #waiters = new Set<Waiter>();
  /** Settles when the past of the conversation has come, or could not be had. Never rejects. */
  opening: Promise<unknown> = Promise.resolve();
  /** Tells of facts before they show in the state. */
  readonly heard: FactListener;

  constructor(observe: Observer, nextFrame: FrameScheduler, heard: FactListener = () => undefined) {
    this.heard = heard;
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
    for (const run of this.runs) run.abort();
    this.#linkEnd.abort(new DifyError('aborted', 'The chat is not in a page.'));
    this.#linkEnd = new AbortController();
    if (turn) this.#end(turn.key, {type: 'stopped'});
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
   * @param instead the turn beside which it is to stand, as another wording of its question; else it comes last.
   * @throws DifyError if the answer fails, or `aborted` if the conversation is left before it is finished.
   */
  async ask(question: NewQuestion, instead?: Turn): Promise<Turn> {
    this.#linked();
    if (runningTurn(this.state)) await this.free();
    const parent = instead ? instead.parent : (this.state.conversation.thread.at(-1)?.key ?? null);
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
    if (!turn) throw new DifyError('invalid_config', 'No answer with that id is shown.');
    if (runningTurn(this.state)) throw new DifyError('invalid_config', 'An answer is still under way.');
    return this.#ask({...turn.question, createdAt: Date.now()}, turn.parent, true);
  }

  /**
   * Stops the running answer, or the one that is awaited: here at once, at the server as soon as the run has a name.
   * Idempotent.
   */
  stop(): Promise<void> {
    const {turns} = this.state.conversation;
    return this.#stop(runningTurn(this.state) ?? turns.findLast(isAwaited));
  }

  newConversation(): void {
    this.#leaveConversation();
    this.#store.dispatch({type: 'conversation-left'});
  }

  /** @throws DifyError if its messages cannot be had; one that the server does not know becomes a new one. */
  async openConversation(id: string, name?: string | null): Promise<void> {
    this.#linked();
    const {signal} = this.#linkEnd;
    this.#leaveConversation();
    this.#store.dispatch({type: 'conversation-opening', id, name});
    const isWanted = (): boolean => {
      const {conversation} = this.state;
      return !signal.aborted && conversation.id === id && conversation.isLoading;
    };
    const past = this.past(id, null, this.signal, NEWEST);
    this.opening = past.catch(() => undefined); // told below
    try {
      const page = await past;
      if (isWanted()) this.#store.dispatch({type: 'turns-found', ...page});
    } catch (error) {
      const failure = asDifyError(error);
      if (isWanted() && failure.code === 'not_found') {
        this.#store.dispatch({type: 'conversation-lost'});
        this.report(failure);
      } else if (isWanted()) this.#store.dispatch({type: 'conversation-unreachable', error: failure});
      throw failure;
    }
  }

  /** A page of a conversation's past: the newest, or the one before a message. @throws DifyError */
  async past(id: string, before: string | null, signal = this.signal, count = PAGE): Promise<HistoryPage> {
    const link = this.#linked();
    const [page, {rejoined}] = await Promise.all([link.transport.history(id, before, signal, count), past()]);
    return rejoined(page, id, link);
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

  /** For parts of the session that are loaded when a feature needs them. */
  dispatch(action: Action): void {
    this.#store.dispatch(action);
  }

  /** What the chat is linked to. @throws DifyError `aborted` while the element is in no page. */
  get link(): Link {
    return this.#linked();
  }

  /** Aborts with the link: the server or the user changes, or the element leaves the page. */
  get signal(): AbortSignal {
    return this.#linkEnd.signal;
  }

  /** Listens to a run from now on; a stop is meant for it. */
  take(run: AnswerRun): void {
    this.#run = run;
    this.runs.add(run);
  }

  /** Tells the page of a failure that shows nowhere else. */
  report(error: DifyError): void {
    this.#store.dispatch({type: 'failed-aside', error});
  }

  /** For a wish nobody waits on: a failure stands in the state, with a way to try again. */
  #reopen(id: string): void {
    this.openConversation(id, this.state.conversation.name).catch(() => undefined);
  }

  async #stop(turn: Turn | null | undefined): Promise<void> {
    if (!turn) return this.#stopping ?? undefined;
    // Between two connections of an answer that is taken up again nobody listens.
    const run = this.#run?.turn === turn.key ? this.#run : new AnswerRun(turn.key, turn.answer.taskId);
    run.stop();
    this.#store.dispatch({type: 'stop-asked-for'});
    this.#stopping = this.#stopAtServer(run);
    this.#end(turn.key, {type: 'stopped'});
    const stopping = this.#stopping;
    await stopping;
    if (this.#stopping === stopping) this.#store.dispatch({type: 'stop-settled'});
  }

  /** What still comes of the old conversation must not name the new one. */
  #leaveConversation(): void {
    void this.#stop(runningTurn(this.state));
    this.#run = null;
    this.#visit = Symbol();
    this.opening = Promise.resolve(); // what is asked next is no part of that past
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
      void answering().catch(() => undefined); // in good time; a failure is the first question's
      if (!signal.aborted) this.#store.dispatch({type: 'app-described', ...description});
    } catch (error) {
      if (!signal.aborted) this.#store.dispatch({type: 'app-failed', error: asDifyError(error)});
    }
  }

  #ask(question: Question, parent: string | null, isRepeat: boolean): Promise<Turn> {
    const run = new AnswerRun(randomId());
    const before = this.#run;
    this.take(run);
    const settled = this.#settled(run.turn);
    this.#store.dispatch({type: 'question-asked', key: run.turn, parent, question, isRepeat});
    void this.#carryOut(run, {question, parent, before});
    return settled;
  }

  async #carryOut(run: AnswerRun, asking: Asking): Promise<void> {
    try {
      const {carryOut} = await answering();
      await carryOut(this, run, asking);
    } catch (error) {
      this.#end(run.turn, {type: 'failed', error: asDifyError(error)});
    } finally {
      run.end();
      this.runs.delete(run);
    }
  }

  async #stopAtServer(run: AnswerRun): Promise<void> {
    const link = this.#linked();
    const {signal} = this.#linkEnd;
    const part = await answering().catch(() => null); // without it nothing has been asked
    await part?.stopAtServer(this, run, link, signal);
  }

  /** Notes what has become known of an answer beside what its server tells. */
  mark(turn: string, marks: Partial<Answer>): void {
    const answer = this.turn(turn)?.answer;
    if (!answer) return;
    this.dispatch({type: 'answer-changed', turn, answer: {...answer, ...marks}, conversationId: null});
  }

  turn(key: string): Turn | undefined {
    return this.state.conversation.turns.findLast((turn) => turn.key === key);
  }

  /** Ends an answer here, whatever more its server may say. */
  #end(key: string, fact: AnswerFact & {type: 'stopped' | 'failed'}): void {
    this.heard(key, [fact]);
    const turn = this.turn(key);
    if (!turn || !(isUnderWay(turn.answer) || isAwaited(turn))) return;
    const end = fact.type === 'failed' ? {status: 'error' as const, error: fact.error} : {status: fact.type};
    this.mark(key, {...end, retryAt: null});
  }

  #settled(turn: string): Promise<Turn> {
    return new Promise((resolve, reject) => this.#waiters.add({turn, resolve, reject}));
  }

  #settleWaiters({conversation}: ChatState): void {
    for (const waiter of this.#waiters) {
      const turn = conversation.turns.findLast((each) => each.key === waiter.turn);
      // A question that the observer itself has asked is not in this state yet, only in the next.
      if (turn ? isUnderWay(turn.answer) : this.turn(waiter.turn)) continue;
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

function isAwaited({answer}: Turn): boolean {
  return answer.status === 'awaited';
}

/** What happens after a question: loaded after the panel, and before anything is sent. */
export const answering = onDemand(() => import('./answering.js'));
const past = onDemand(() => import('./rejoined.js'));
