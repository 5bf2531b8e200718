/** Readers for what comes over the wire, where everything is `unknown` until somebody has looked at it. */

export type WireRecord = Readonly<Record<string, unknown>>;

/** One event of a stream: the parsed JSON of a `data:` line, whose kind stands in its own `event` field. */
export type WireEvent = WireRecord;

const empty: WireRecord = Object.freeze({});

/** Seconds from 1970 to the last moment that a `Date` can hold. No number that Dify means comes near. */
const MAX_NUMBER = 8.64e12;

export function isRecord(value: unknown): value is WireRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function record(value: unknown): WireRecord {
  return isRecord(value) ? value : empty;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A string with something in it, or `null`. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Math.abs(value) <= MAX_NUMBER ? value : null;
}

/** Seconds, as Dify counts time, in milliseconds. */
export function millisecondsOrNull(seconds: unknown): number | null {
  const value = numberOrNull(seconds);
  return value === null ? null : value * 1000;
}

export function strings(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === 'string');
}

/** The value of a JSON text, or `undefined` where it is none. */
export function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined; // the caller has a plan for what is no JSON
  }
}
