// @ts-check
/** Files that visitors uploaded and that tools made, and the signed URLs by which they can be read for a while. */
import {createHash, createHmac, randomBytes, timingSafeEqual} from 'node:crypto';
import {newId, seconds} from './store.mjs';

/** @typedef {import('./apps.mjs').App} App */

/**
 * @typedef {object} Upload
 * @property {string} id
 * @property {string} appKey
 * @property {string} user
 * @property {string} name
 * @property {string} extension In lower case, without dot.
 * @property {string} mimeType
 * @property {Buffer} bytes
 * @property {number} createdAt Seconds.
 */

/** @typedef {'file-preview' | 'image-preview' | 'tools'} Place Where below `/files/` a URL points. */

/** How many characters of a nonce say whose URL it is. */
const TAG_LENGTH = 16;

export class Files {
  /** @type {Map<string, Upload>} */
  #uploads = new Map();
  /** Apps by the tag in the nonces of their URLs. @type {Map<string, string>} */
  #appByTag = new Map();
  /** @type {Map<string, string>} */
  #tagByApp = new Map();
  #secret = randomBytes(16);
  #lifetimeOf;

  /** @param {(appKey: string) => number} lifetimeOf How long an app's URLs live, in seconds. */
  constructor(lifetimeOf) {
    this.#lifetimeOf = lifetimeOf;
  }

  /**
   * @param {Pick<Upload, 'appKey' | 'user' | 'name' | 'extension' | 'mimeType' | 'bytes'>} file
   * @param {string} [id]
   * @returns {Upload}
   */
  keep(file, id = newId()) {
    const upload = {...file, id, createdAt: seconds()};
    this.#uploads.set(id, upload);
    return upload;
  }

  /**
   * @param {string} id
   * @returns {Upload | undefined}
   */
  upload(id) {
    return this.#uploads.get(id.toLowerCase());
  }

  /**
   * A signed URL.
   *
   * @param {App} app
   * @param {string} origin Where the client found this server. An app with `relativeUrls` leaves it out.
   * @param {Place} place
   * @param {string} id
   * @returns {string}
   */
  url(app, origin, place, id) {
    const timestamp = String(seconds());
    const nonce = this.#tagOf(app.key) + randomBytes(8).toString('hex');
    const query = new URLSearchParams({timestamp, nonce, sign: this.#sign(place, id, timestamp, nonce)});
    const path = place === 'tools' ? `/files/tools/${id}.png` : `/files/${id}/${place}`;
    return `${app.relativeUrls ? '' : origin}${path}?${query}`;
  }

  /**
   * Whether a URL is one of ours, and still good.
   *
   * @param {Place} place
   * @param {string} id
   * @param {URLSearchParams} query
   * @returns {boolean}
   */
  isSigned(place, id, query) {
    const timestamp = query.get('timestamp') ?? '';
    const nonce = query.get('nonce') ?? '';
    const given = Buffer.from(query.get('sign') ?? '');
    const right = Buffer.from(this.#sign(place, id, timestamp, nonce));
    if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
    const app = this.#appByTag.get(nonce.slice(0, TAG_LENGTH));
    if (app === undefined) return false;
    const lifetime = this.#lifetimeOf(app);
    return lifetime > 0 && seconds() - Number(timestamp) <= lifetime;
  }

  /** Makes all URLs die that an app has given out so far; the next ones are good. @param {string} appKey */
  expire(appKey) {
    const tag = this.#tagByApp.get(appKey);
    if (tag !== undefined) this.#appByTag.delete(tag);
    this.#tagByApp.delete(appKey);
  }

  /** @param {string} appKey @returns {string} */
  #tagOf(appKey) {
    const old = this.#tagByApp.get(appKey);
    if (old !== undefined) return old;
    const tag = randomBytes(TAG_LENGTH / 2).toString('hex');
    this.#tagByApp.set(appKey, tag);
    this.#appByTag.set(tag, appKey);
    return tag;
  }

  /** @param {string[]} words @returns {string} */
  #sign(...words) {
    return createHmac('sha256', this.#secret).update(words.join('|')).digest('base64url');
  }
}

/**
 * The id of an end user's record, always the same for the same user of the same app.
 *
 * @param {string} appKey
 * @param {string} user
 * @returns {string}
 */
export function endUserId(appKey, user) {
  const hex = createHash('sha256')
    .update(JSON.stringify([appKey, user]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
