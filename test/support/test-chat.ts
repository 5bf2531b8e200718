/** A chat as a page has it, without its view: the real session, transport and events over a network that is faked. */
import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {afterEach} from 'node:test';
import {setImmediate as turnOfTheLoop} from 'node:timers/promises';
import type {Answer, AnswerFact} from '../../src/conversation/answer.js';
import {textOf} from '../../src/conversation/answer.js';
import type {ChatState, Turn} from '../../src/conversation/chat-state.js';
import {DifyError} from '../../src/conversation/dify-error.js';
import {ServiceApi} from '../../src/dify/service-api.js';
import type {Connection} from '../../src/dify/transport.js';
import {WebAppApi} from '../../src/dify/web-app-api.js';
import {eventsBetween} from '../../src/events-between.js';
import type {NewQuestion} from '../../src/session/chat-session.js';
import {answering, ChatSession} from '../../src/session/chat-session.js';
import {Memory} from '../../src/session/memory.js';
// Loaded on demand: here so early that no mocked clock waits for a file.
import '../../src/dify/input-form.js';
import '../../src/dify/response-error.js';
import type {FrameScheduler} from '../../src/session/store.js';
import {BASE_URL, FakeDify} from './fake-dify.js';
import {MapStorage} from './map-storage.js';

export const API_KEY = 'app-secret0123456789';

/** Chats of the running test: whatever they still wait for ends with it. */
const open = new Set<TestChat>();
afterEach(async () => {
  for (const chat of open) chat.session.suspend();
  open.clear();
  // What is given up clears its timers a little later: by then another test may have mocked its own, and would lose one.
  await quiet();
});

export interface ChatOptions {
  readonly connection?: Partial<Connection>;
  /** The chat speaks the WebApp API, with this site code in place of the key. */
  readonly appToken?: string;
  readonly conversationId?: string;
  readonly storage?: MapStorage;
  readonly frames?: FrameScheduler;
  /** Hears each event as a page's listener would. */
  readonly listen?: (event: CustomEvent, chat: TestChat) => void;
  /** Sees each change of the state as a feature would. */
  readonly observe?: (next: ChatState, previous: ChatState) => void;
  /** Hears the facts of answers as a feature would. */
  readonly hear?: (facts: readonly AnswerFact[]) => void;
}

export class TestChat {
  readonly server: FakeDify;
  readonly session: ChatSession;
  readonly storage: MapStorage;
  /** What the page has heard, in order. */
  readonly events: CustomEvent[] = [];
  readonly #options: ChatOptions;

  constructor(server: FakeDify, options: ChatOptions) {
    this.server = server;
    this.storage = options.storage ?? new MapStorage();
    this.#options = options;
    this.session = new ChatSession(
      (next, previous) => {
        for (const event of eventsBetween(previous, next) as readonly CustomEvent[]) {
          this.events.push(event);
          options.listen?.(event, this);
        }
        options.observe?.(next, previous);
      },
      options.frames ?? soon,
      (_turn, facts) => options.hear?.(facts),
    );
    this.connect(options.connection?.user, options.conversationId);
    open.add(this);
  }

  connect(user = 'visitor', conversationId: string | null = null): void {
    const connection: Connection = {
      baseUrl: BASE_URL,
      apiKey: API_KEY,
      responseMode: 'streaming',
      timeoutMs: 60_000,
      idleTimeoutMs: 45_000,
      ...this.#options.connection,
      user,
      fetch: this.server.fetch,
    };
    const {baseUrl, apiKey} = connection;
    const {appToken} = this.#options;
    const memory = new Memory(this.storage, {baseUrl, credential: appToken ?? apiKey, user});
    const transport = appToken ? new WebAppApi(connection, appToken, memory) : new ServiceApi(connection);
    this.session.connect({transport, memory}, conversationId);
  }

  ask(text = 'Hello', more: Partial<NewQuestion> = {}): Promise<Turn> {
    const asked = this.session.ask({text, files: [], inputs: {}, ...more});
    asked.catch(() => undefined); // a test that cares about the failure awaits it
    return asked;
  }

  /** Asks, and gives back the failure that this must end in. */
  async failureOf(asked: Promise<unknown>): Promise<DifyError> {
    const outcome = await asked.then(
      () => 'it did not fail',
      (error: unknown) => error,
    );
    assert.ok(outcome instanceof DifyError, String(outcome));
    return outcome;
  }

  get state(): ChatState {
    return this.session.state;
  }

  /** The last turn shown. */
  get last(): Turn {
    const turn = this.state.conversation.thread.at(-1);
    assert.ok(turn, 'nothing was asked');
    return turn;
  }

  get answer(): Answer {
    return this.last.answer;
  }

  get text(): string {
    return textOf(this.answer);
  }

  get status(): Answer['status'] {
    return this.answer.status;
  }

  /** The texts of the questions shown. */
  get questions(): readonly string[] {
    return this.state.conversation.thread.map((turn) => turn.question.text);
  }

  heard(type: string): readonly CustomEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** The types of the events heard, in order. */
  get heardTypes(): readonly string[] {
    return this.events.map((event) => event.type);
  }
}

/** A chat whose app's settings have come, or were refused. */
export async function openChat(server = new FakeDify(), options: ChatOptions = {}): Promise<TestChat> {
  const chat = new TestChat(server, options);
  await chat.session.appDescribed;
  await answering(); // so early that no mocked clock waits for a file
  return chat;
}

/**
 * Stops the clock of a test. Node's mocked `clearTimeout` takes another timer out of its queue when it is given one that
 * has fired, or one of an earlier test: here it is given only those that are still to come.
 */
export function stopClock(t: TestContext, apis: readonly ('setTimeout' | 'Date')[] = ['setTimeout']): void {
  t.mock.method(Math, 'random', () => 0.5); // waits are as long as they are meant to be
  t.mock.timers.enable({apis: [...apis]});
  const {setTimeout: set, clearTimeout: clear} = globalThis;
  const pending = new Set<unknown>();
  const mocked = {
    setTimeout: (callback: () => void, milliseconds?: number): unknown => {
      const timer = set(() => {
        pending.delete(timer);
        callback();
      }, milliseconds);
      pending.add(timer);
      return timer;
    },
    clearTimeout: (timer?: unknown): void => {
      if (pending.delete(timer)) clear(timer as NodeJS.Timeout);
    },
  };
  Object.assign(globalThis, mocked);
}

/** How many turns of the event loop something may take before it counts as never happening; a file loads in thousands. */
const PATIENCE = 200_000;

/** Waits for something to become true, without a clock. */
export async function waitFor(what: () => boolean): Promise<void> {
  for (let turns = 0; !what(); turns += 1) {
    if (turns > PATIENCE) assert.fail(`waited in vain for ${what.toString()}`);
    await turnOfTheLoop();
  }
}

/** Lets everything happen that needs no clock and no network. */
export async function quiet(): Promise<void> {
  for (let turns = 0; turns < 20; turns += 1) await turnOfTheLoop();
}

/** A frame as soon as the event loop comes round: not a timer, so that clocks may be stopped. */
function soon(callback: () => void): () => void {
  const immediate = setImmediate(callback);
  return () => {
    clearImmediate(immediate);
  };
}
