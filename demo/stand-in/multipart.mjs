// @ts-check
/** Forms with files, read from the wire as they come: nothing is kept of a part that is larger than it may be. */

/**
 * @typedef {object} FilePart
 * @property {string} name Of the field.
 * @property {string} filename Empty when the client gave an empty one.
 * @property {string} type Content type without its parameters, in lower case; empty without one.
 * @property {number} size In bytes.
 * @property {boolean} isTooLarge Then `bytes` is empty.
 * @property {Buffer} bytes
 */

/**
 * @typedef {object} Form
 * @property {Map<string, string>} fields
 * @property {FilePart[]} files
 */

/**
 * @typedef {object} Part A part while it is read.
 * @property {string} name
 * @property {string | null} filename `null`: a field.
 * @property {string} type
 * @property {number} limit
 * @property {number} size
 * @property {Buffer[]} chunks
 */

/** What a field that is no file may hold, in bytes. */
const MAX_FIELD_BYTES = 500_000;

/**
 * Reads a form.
 *
 * @param {AsyncIterable<Buffer>} chunks
 * @param {string} contentType Of the request. Anything but a multipart form gives an empty one.
 * @param {(filename: string) => number} limitFor The most bytes that a file may have.
 * @returns {Promise<Form>} What came whole; a part that broke off is not in it.
 */
export async function readForm(chunks, contentType, limitFor) {
  const boundary = /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const reader = new FormReader(boundary?.[1] ?? boundary?.[2] ?? null, limitFor);
  for await (const chunk of chunks) reader.take(chunk);
  return {fields: reader.fields, files: reader.files};
}

class FormReader {
  /** @type {Map<string, string>} */
  fields = new Map();
  /** @type {FilePart[]} */
  files = [];

  /** What is not understood yet. The line break makes the first delimiter look like all others. */
  #rest = Buffer.from('\r\n');
  /** @type {'before' | 'head' | 'body' | 'after'} */
  #place = 'before';
  /** @type {Part | null} */
  #part = null;
  #delimiter;
  #limitFor;

  /**
   * @param {string | null} boundary
   * @param {(filename: string) => number} limitFor
   */
  constructor(boundary, limitFor) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`);
    this.#limitFor = limitFor;
    if (boundary === null) this.#place = 'after';
  }

  /** @param {Buffer} chunk */
  take(chunk) {
    if (this.#place === 'after') return;
    this.#rest = Buffer.concat([this.#rest, chunk]);
    while (this.#place === 'head' ? this.#takeHead() : this.#takeBody());
  }

  /** @returns {boolean} Whether there was enough to go on. */
  #takeBody() {
    const at = this.#rest.indexOf(this.#delimiter);
    if (at < 0) {
      // The delimiter may have begun at the very end.
      const sure = Math.max(0, this.#rest.length - this.#delimiter.length);
      this.#keep(this.#rest.subarray(0, sure));
      this.#rest = this.#rest.subarray(sure);
      return false;
    }
    const next = at + this.#delimiter.length;
    if (this.#rest.length < next + 2) return false;
    this.#keep(this.#rest.subarray(0, at));
    this.#finish();
    const isLast = this.#rest.subarray(next, next + 2).toString('latin1') === '--';
    this.#rest = this.#rest.subarray(next);
    this.#place = isLast ? 'after' : 'head';
    return !isLast;
  }

  /** @returns {boolean} */
  #takeHead() {
    const end = this.#rest.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const head = this.#rest.subarray(0, end).toString('utf8');
    const disposition = headerIn(head, 'content-disposition');
    const filename = parameterIn(disposition, 'filename');
    this.#part = {
      name: parameterIn(disposition, 'name') ?? '',
      filename,
      type: headerIn(head, 'content-type').split(';')[0]?.trim().toLowerCase() ?? '',
      limit: filename === null ? MAX_FIELD_BYTES : this.#limitFor(filename),
      size: 0,
      chunks: [],
    };
    this.#rest = this.#rest.subarray(end + 4);
    this.#place = 'body';
    return true;
  }

  /** @param {Buffer} bytes */
  #keep(bytes) {
    const part = this.#part;
    if (!part) return;
    part.size += bytes.length;
    if (part.size > part.limit) part.chunks = [];
    else if (bytes.length > 0) part.chunks.push(bytes);
  }

  #finish() {
    const part = this.#part;
    if (!part) return;
    const {name, filename, type, size, limit} = part;
    const bytes = Buffer.concat(part.chunks);
    if (filename === null) this.fields.set(name, bytes.toString('utf8'));
    else this.files.push({name, filename, type, size, isTooLarge: size > limit, bytes});
    this.#part = null;
  }
}

/**
 * @param {string} head
 * @param {string} name
 * @returns {string}
 */
function headerIn(head, name) {
  const lines = head.split('\r\n').map((line) => /^([^:]+):\s*(.*)$/.exec(line));
  return lines.find((line) => line?.[1]?.trim().toLowerCase() === name)?.[2] ?? '';
}

/**
 * A parameter as browsers write it: UTF-8 as it is, only quotes and line breaks are escaped.
 *
 * @param {string} header
 * @param {string} name
 * @returns {string | null}
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 */
function parameterIn(header, name) {
  const value = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(header)?.[1];
  if (value === undefined) return null;
  return value.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}
