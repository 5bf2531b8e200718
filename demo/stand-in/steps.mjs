// @ts-check
/**
 * Steps: what an answer does, one thing after the other. Everything that streams (the apps' answers, the faults,
 * a test's plays) is a list of steps, and this performs them on a real response.
 */
import {formSteps, pauseSteps} from './events/human-input.mjs';
import {breakOff, isObject} from './http.mjs';

/** @typedef {import('./http.mjs').Response} Response */
/** @typedef {import('./run.mjs').Run} Run */

/**
 * @typedef {object} Step Exactly one of these, but for `repeat`, which goes with `event`.
 * @property {Record<string, unknown>} [event] One line of data.
 * @property {number} [repeat] The event so many times, `$i` in it being the index.
 * @property {string} [bytes] Text as it is. An empty one sends the headers alone.
 * @property {string} [base64] Bytes as they are.
 * @property {boolean} [ping]
 * @property {number} [wait] Milliseconds, at pace 1.
 * @property {string} [hold] A gate to wait for.
 * @property {number} [cut] From here on so many bytes to a write.
 * @property {boolean} [destroy] Breaks the connection.
 * @property {boolean} [end] Ends the answer as if it were whole.
 * @property {boolean} [idle] Stays open and silent.
 * @property {'end' | 'break'} [hangUp] The answer is over, or broken off, for all who listen; a chatflow's run goes on.
 * @property {import('./forms.mjs').FormPlan} [form] A chatflow reaches a form; `pause` announces it.
 * @property {boolean} [pause] A chatflow announces its forms, ends the answer and goes on when all are closed.
 * @property {Readonly<Record<string, readonly Step[]>>} [then] Goes with `pause`: what comes after the last form, by
 *   the id of the action that was chosen, or `timeout`.
 * @property {boolean} [answered] Ends the answer and waits until a form is closed: `pause` without its events.
 */

/**
 * @typedef {object} Performance
 * @property {Run} run
 * @property {Iterable<Step>} steps
 * @property {readonly Step[]} [onStop] What comes instead of the remaining steps after a stop.
 * @property {Wire} wire
 * @property {Gates} gates
 * @property {number} pace Factor of every wait; 0 is as fast as possible.
 */

/** Performs the steps, until they end, are replaced after a stop, or nobody listens any more. @param {Performance} performance */
export async function perform({run, steps, onStop, wire, gates, pace}) {
  // A worker's run takes its time whether anybody listens or not.
  const left = run.outlivesItsListener ? new AbortController().signal : wire.gone;
  const interrupts = onStop ? AbortSignal.any([left, run.stopSignal]) : left;
  for (const step of unfolded(run, steps)) {
    if (onStop && run.isStopped) return perform({run, steps: onStop, wire, gates, pace});
    if (wire.gone.aborted && !run.outlivesItsListener) return;
    if (step.event) await sendEvents(step.event, step.repeat, run, wire);
    else if (step.bytes !== undefined) await send(Buffer.from(step.bytes), run, wire);
    else if (step.base64 !== undefined) await send(Buffer.from(step.base64, 'base64'), run, wire);
    else if (step.ping) await wire.write(Buffer.from('event: ping\n\n'));
    else if (step.wait !== undefined) await sleep(step.wait * pace, interrupts);
    else if (step.hold !== undefined) await gates.passed(step.hold, interrupts);
    else if (step.cut !== undefined) wire.bytesPerWrite = step.cut;
    else if (step.idle) await aborted(AbortSignal.any([interrupts, wire.gone]));
    else if (step.hangUp) await hangUp(step.hangUp, run, wire);
    else if (step.answered) {
      wire.end();
      await run.forms.changed();
    } else if (step.destroy) return hangUp('break', run, wire);
    else if (step.end) return hangUp('end', run, wire);
  }
  if (onStop && run.isStopped) await perform({run, steps: onStop, wire, gates, pace});
}

/**
 * The steps, those of forms and pauses written out.
 *
 * @param {Run} run
 * @param {Iterable<Step>} steps
 * @returns {Generator<Step>}
 */
function* unfolded(run, steps) {
  for (const step of steps) {
    if (step.form) yield* formSteps(run, step.form);
    else if (step.pause) yield* unfolded(run, pauseSteps(run, step.then));
    else yield step;
  }
}

/**
 * @param {Record<string, unknown>} event
 * @param {number | undefined} repeat
 * @param {Run} run
 * @param {Wire} wire
 */
async function sendEvents(event, repeat, run, wire) {
  for (let i = 0; i < (repeat ?? 1); i++) {
    const sent = repeat === undefined ? event : filled(event, {$i: String(i)});
    run.take(sent);
    await send(dataLine(sent), run, wire, sent['event']);
    // A stop must be able to reach a flood, and a listener that is gone ends it.
    if (i % 64 === 63) await turnOfTheLoop();
    if (repeat !== undefined && wire.gone.aborted) return;
  }
}

/**
 * @param {Buffer} bytes
 * @param {Run} run
 * @param {Wire} wire
 * @param {unknown} [event] Its name, if it is one.
 * @returns {Promise<void>}
 */
function send(bytes, run, wire, event) {
  run.audience.tell(bytes, event);
  return wire.write(bytes);
}

/**
 * @param {'end' | 'break'} how
 * @param {Run} run
 * @param {Wire} wire
 */
async function hangUp(how, run, wire) {
  run.audience.hangUp(how);
  if (how === 'end') wire.end();
  else await wire.destroy();
}

/** @param {Record<string, unknown>} event @returns {Buffer} */
export const dataLine = (event) => Buffer.from(`data: ${JSON.stringify(event)}\n\n`);

/**
 * The value with placeholders replaced in all its strings.
 *
 * @template T
 * @param {T} value
 * @param {Readonly<Record<string, string>>} names
 * @returns {T}
 */
export function filled(value, names) {
  /** @type {unknown} */
  let result = value;
  if (typeof value === 'string') {
    result = Object.entries(names).reduce(
      (text, [name, word]) => text.replaceAll(name, word),
      /** @type {string} */ (value),
    );
  } else if (Array.isArray(value)) {
    result = value.map((item) => filled(item, names));
  } else if (isObject(value)) {
    result = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, names)]));
  }
  return /** @type {T} */ (result);
}

/** A response that is written piece by piece, and says when nobody reads it any more. */
export class Wire {
  /** Larger pieces are cut, each part its own write, so that a character may be split. */
  bytesPerWrite = Infinity;
  #res;
  #gone = new AbortController();
  #isEnded = false;

  /**
   * @param {Response} res
   * @param {{status: number, headers: Record<string, string>} | null} head It leaves with the first byte, as a proxy
   *   would pass it on. `null`: the answer is written by somebody else.
   */
  constructor(res, head) {
    this.#res = res;
    if (head) res.writeHead(head.status, head.headers);
    res.socket?.setNoDelay(true);
    if (res.destroyed) this.#gone.abort();
    else res.once('close', () => this.#gone.abort());
  }

  /** Aborted when the answer is over, or its reader has left. */
  get gone() {
    return this.#gone.signal;
  }

  /** @param {Buffer} bytes */
  async write(bytes) {
    if (this.gone.aborted || this.#isEnded) return;
    if (bytes.length === 0) return this.#res.flushHeaders();
    if (this.bytesPerWrite === Infinity) {
      if (!this.#res.write(bytes)) await event(this.#res, 'drain', this.gone);
      return;
    }
    for (let at = 0; at < bytes.length && !this.gone.aborted; at += this.bytesPerWrite) {
      await this.#writeOut(bytes.subarray(at, at + this.bytesPerWrite));
      await turnOfTheLoop();
    }
  }

  /** Breaks the connection, after what was written has left. */
  async destroy() {
    if (this.gone.aborted) return;
    await turnOfTheLoop(); // Node hands the last writes to the socket only then
    await this.#flushed();
    breakOff(this.#res);
  }

  end() {
    this.#isEnded = true;
    if (!this.gone.aborted) this.#res.end();
  }

  /** @returns {Promise<void>} When the socket has let go of all that was written. */
  #flushed() {
    return new Promise((resolve) => {
      this.gone.addEventListener('abort', () => resolve(), {once: true});
      this.#res.socket?.write('', () => resolve());
    });
  }

  /** @param {Buffer} bytes */
  #writeOut(bytes) {
    return new Promise((resolve) => {
      const done = () => resolve(undefined);
      this.gone.addEventListener('abort', done, {once: true});
      this.#res.write(bytes, () => {
        this.gone.removeEventListener('abort', done);
        done();
      });
    });
  }
}

/** For an answer that is wanted whole: what is written goes nowhere, but the reader may still leave. */
export class SilentWire extends Wire {
  /** @override */
  async write() {}

  /** @override */
  end() {}
}

/** Gates that a play waits at. A gate that was released once stays open. */
export class Gates {
  /** @type {Set<string>} */
  #open = new Set();
  /** @type {Map<string, Set<() => void>>} */
  #waiting = new Map();

  /** @param {string} gate */
  release(gate) {
    this.#open.add(gate);
    for (const resolve of this.#waiting.get(gate) ?? []) resolve();
    this.#waiting.delete(gate);
  }

  /**
   * @param {string} gate
   * @param {AbortSignal} signal Ends the wait.
   * @returns {Promise<void>}
   */
  passed(gate, signal) {
    if (this.#open.has(gate) || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(gate) ?? new Set();
      this.#waiting.set(gate, waiting);
      const pass = () => {
        signal.removeEventListener('abort', pass);
        waiting.delete(pass);
        resolve();
      };
      waiting.add(pass);
      signal.addEventListener('abort', pass);
    });
  }
}

/**
 * @param {number} ms
 * @param {AbortSignal} signal Ends the sleep.
 * @returns {Promise<void>}
 */
export function sleep(ms, signal) {
  if (signal.aborted || ms <= 0) return turnOfTheLoop();
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    // A run that nobody hears any more does not keep the process alive.
    timer.unref();
    signal.addEventListener('abort', wake);
  });
}

/** @returns {Promise<void>} After other requests had their chance. */
export function turnOfTheLoop() {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function aborted(signal) {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), {once: true}));
}

/**
 * @param {Response} emitter
 * @param {string} name
 * @param {AbortSignal} signal Ends the wait.
 * @returns {Promise<void>}
 */
function event(emitter, name, signal) {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      emitter.removeListener(name, done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    emitter.once(name, done);
    signal.addEventListener('abort', done);
  });
}
