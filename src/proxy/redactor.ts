/**
 * Keeps a secret out of what passes: an upstream, or something in front of it, may quote the request in its error page.
 * Each byte of it becomes a star, so that lengths stay true.
 */
import type {Bytes} from './bytes.js';
import {joined, Pattern} from './bytes.js';

const STAR = 0x2a;

export class Redactor {
  readonly #secret: Pattern;
  /** The end of the last piece, where the secret may have begun. */
  #held: Bytes = new Uint8Array();

  constructor(secret: string) {
    this.#secret = new Pattern(secret);
  }

  /** What can be passed on of the next piece: all but an end that may be the beginning of the secret. */
  clean(piece: Bytes): Bytes {
    const bytes = this.#masked(this.#held.length > 0 ? joined([this.#held, piece]) : piece);
    const sure = bytes.length - this.#secret.begunIn(bytes);
    this.#held = bytes.slice(sure);
    return bytes.subarray(0, sure);
  }

  /** What was held back and turned out to be harmless. */
  rest(): Bytes {
    const rest = this.#held;
    this.#held = new Uint8Array();
    return rest;
  }

  #masked(bytes: Bytes): Bytes {
    let at = this.#secret.indexIn(bytes);
    if (at < 0) return bytes;
    const masked = bytes.slice();
    for (; at >= 0; at = this.#secret.indexIn(masked, at)) masked.fill(STAR, at, at + this.#secret.length);
    return masked;
  }
}
