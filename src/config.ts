/**
 * Attributes → a checked `Config` and a list of problems. A value that cannot be read never throws into the
 * page: the default takes its place, and the problem names the attribute.
 */

/** The element's public properties, as a page may have set them: anything at all. */
export interface ConfigSource {
  readonly baseUrl: unknown;
  readonly apiKey: unknown;
  readonly user: unknown;
  readonly inputs: unknown;
  readonly conversationId: unknown;
  readonly responseMode: unknown;
  readonly mode: unknown;
  readonly placement: unknown;
  readonly theme: unknown;
  readonly heading: unknown;
  readonly placeholder: unknown;
  readonly greeting: unknown;
  readonly suggestions: unknown;
  readonly timeout: unknown;
  readonly idleTimeout: unknown;
  readonly persist: unknown;
  readonly trustedOrigins: unknown;
  readonly hiddenFeatures: unknown;
}

const modes = ['bubble', 'inline', 'fullscreen'] as const;
const placements = ['bottom-end', 'bottom-start', 'top-end', 'top-start'] as const;
const themes = ['auto', 'light', 'dark'] as const;
const responseModes = ['streaming', 'blocking'] as const;
const hideable = ['history', 'upload', 'voice', 'feedback', 'citations', 'workflow', 'header'] as const;
const persistences = ['local', 'session', 'none'] as const;

export type Mode = (typeof modes)[number];
export type Placement = (typeof placements)[number];
export type Theme = (typeof themes)[number];
export type ResponseMode = (typeof responseModes)[number];
/** What the page can do without (`hide`). */
export type Hideable = (typeof hideable)[number];
export type Persistence = (typeof persistences)[number];

export interface Config {
  /** Absolute, without a slash at its end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Empty: the widget makes one. */
  readonly user: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly conversationId: string | null;
  readonly responseMode: ResponseMode;
  readonly mode: Mode;
  readonly placement: Placement;
  readonly theme: Theme;
  /** `null`, here and below: the app's own, or the locale's. */
  readonly heading: string | null;
  readonly placeholder: string | null;
  readonly greeting: string | null;
  readonly suggestions: readonly string[] | null;
  readonly timeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly persist: Persistence;
  readonly trustedOrigins: readonly string[];
  readonly hidden: ReadonlySet<Hideable>;
}

export interface ConfigProblem {
  readonly attribute: string;
  readonly message: string;
}

export const DEFAULT_BASE_URL = 'https://api.dify.ai/v1';
const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_IDLE_TIMEOUT_MS = 45_000;

/** `setTimeout` takes no more: a longer wait would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** @param resolveUrl makes a page-relative address absolute; throws on what is none. */
export function readConfig(
  source: ConfigSource,
  resolveUrl: (url: string) => string,
): {readonly config: Config; readonly problems: readonly ConfigProblem[]} {
  const problems: ConfigProblem[] = [];
  const read = <T>(attribute: string, value: unknown, fallback: T, reader: Reader<T>): T => {
    if (value === undefined || value === null || value === '') return fallback;
    const result = reader(value);
    if (!(result instanceof Unreadable)) return result;
    problems.push({attribute, message: `expected ${result.expected}`});
    return fallback;
  };
  const config: Config = {
    baseUrl: read('base-url', source.baseUrl, DEFAULT_BASE_URL, address(resolveUrl)),
    apiKey: read('api-key', source.apiKey, '', headerText),
    user: read('user', source.user, '', someText),
    inputs: read('inputs', source.inputs, {}, jsonObject),
    conversationId: read('conversation-id', source.conversationId, null, someText),
    responseMode: read('response-mode', source.responseMode, 'streaming', oneOf(responseModes)),
    mode: read('mode', source.mode, 'bubble', oneOf(modes)),
    placement: read('placement', source.placement, 'bottom-end', oneOf(placements)),
    theme: read('theme', source.theme, 'auto', oneOf(themes)),
    heading: read('heading', source.heading, null, someText),
    placeholder: read('placeholder', source.placeholder, null, someText),
    greeting: read('greeting', source.greeting, null, someText),
    suggestions: read('suggestions', source.suggestions, null, texts),
    timeoutMs: read('timeout', source.timeout, DEFAULT_TIMEOUT_MS, duration),
    idleTimeoutMs: read('idle-timeout', source.idleTimeout, DEFAULT_IDLE_TIMEOUT_MS, duration),
    persist: read('persist', source.persist, 'local', oneOf(persistences)),
    trustedOrigins: read('trusted-origins', source.trustedOrigins, [], origins),
    hidden: read('hide', source.hiddenFeatures, new Set(), someOf(hideable)),
  };
  return {config, problems};
}

type Reader<T> = (value: unknown) => T | Unreadable;

/** What should have stood there. It never quotes the value: that may be a secret in the wrong place. */
class Unreadable {
  readonly expected: string;
  constructor(expected: string) {
    this.expected = expected;
  }
}

function someText(value: unknown): string | Unreadable {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : new Unreadable('a text');
}

/** A value that goes into a request header: `fetch` throws on line breaks and on characters beyond Latin-1. */
function headerText(value: unknown): string | Unreadable {
  const isSendable = typeof value === 'string' && /^[\x21-\x7e]+$/.test(value.trim());
  return isSendable ? value.trim() : new Unreadable('an API key');
}

function oneOf<T extends string>(values: readonly T[]): Reader<T> {
  return (value) => values.find((each) => each === value) ?? new Unreadable(values.join(', '));
}

function someOf<T extends string>(values: readonly T[]): Reader<ReadonlySet<T>> {
  return (value) => {
    const named = words(value);
    const known = values.filter((each) => named.includes(each));
    return known.length === new Set(named).size ? new Set(known) : new Unreadable(values.join(', '));
  };
}

function words(value: unknown): readonly string[] {
  return String(value).toLowerCase().match(/\S+/g) ?? [];
}

function duration(value: unknown): number | Unreadable {
  const milliseconds = typeof value === 'string' ? Number(value) : value;
  if (typeof milliseconds !== 'number' || !(milliseconds > 0)) return new Unreadable('milliseconds');
  return Math.min(milliseconds, MAX_TIMEOUT_MS);
}

function jsonObject(value: unknown): Readonly<Record<string, unknown>> | Unreadable {
  const parsed = jsonOf(value);
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  return isObject ? (parsed as Record<string, unknown>) : new Unreadable('a JSON object');
}

function texts(value: unknown): readonly string[] | Unreadable {
  const parsed = jsonOf(value);
  const isList = Array.isArray(parsed) && parsed.every((item) => typeof item === 'string');
  return isList ? parsed.filter((item) => item.trim() !== '') : new Unreadable('a JSON array of strings');
}

/** Origins as the browser writes them, so that they compare. */
function origins(value: unknown): readonly string[] | Unreadable {
  const list = words(value);
  const areOrigins = list.every((origin) => /^https?:\/\/[^/?#]+$/.test(origin));
  return areOrigins ? list : new Unreadable('origins');
}

function jsonOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined; // no reader takes it
  }
}

function address(resolveUrl: (url: string) => string): Reader<string> {
  return (value) => {
    const unreadable = new Unreadable('an http(s) URL');
    if (typeof value !== 'string' || value.trim() === '') return unreadable; // '' would resolve to the page itself
    try {
      const url = resolveUrl(value.trim());
      return /^https?:/.test(url) ? url.replace(/[?#].*$/, '').replace(/\/+$/, '') : unreadable;
    } catch {
      return unreadable;
    }
  };
}
