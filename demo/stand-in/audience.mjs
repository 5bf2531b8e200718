// @ts-check
/** Who listens to a chatflow's run beside the one who asked. Nothing is kept for those who come late. */

/** @typedef {import('./steps.mjs').Wire} Wire */

/**
 * @typedef {object} Listener
 * @property {Wire} wire
 * @property {boolean} staysAtPause
 * @property {boolean} staysAtEnd
 * @property {() => void} hears Called with each event.
 */

export class Audience {
  /** @type {Set<Listener>} */
  #listeners = new Set();

  /** @param {Listener} listener */
  admit(listener) {
    this.#listeners.add(listener);
    listener.wire.gone.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  /**
   * @param {Buffer} bytes
   * @param {unknown} [event] Its name, if it is one.
   */
  tell(bytes, event) {
    for (const listener of this.#listeners) {
      listener.hears();
      // A slow reader holds up nobody else.
      void listener.wire.write(bytes);
      const isOver =
        (event === 'workflow_paused' && !listener.staysAtPause) ||
        (event === 'workflow_finished' && !listener.staysAtEnd);
      if (isOver) this.#dismiss(listener, 'end');
    }
  }

  /** @param {'end' | 'break'} how */
  hangUp(how) {
    for (const listener of this.#listeners) this.#dismiss(listener, how);
  }

  /**
   * @param {Listener} listener
   * @param {'end' | 'break'} how
   */
  #dismiss(listener, how) {
    this.#listeners.delete(listener);
    if (how === 'end') listener.wire.end();
    else void listener.wire.destroy();
  }
}
