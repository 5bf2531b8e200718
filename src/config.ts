/**
 * Attributes → a checked `Config` and a list of problems. A value that cannot be read never throws into the
 * page: the default takes its place, and the problem names the attribute.
 */

/** The element's public properties, as a page may have set them: anything at all. */
export type ConfigSource = {readonly [Name in keyof Config]: unknown};

export type Mode = 'bubble' | 'inline' | 'fullscreen';
export type Placement = 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start';
export type Theme = 'auto' | 'light' | 'dark';
export type ResponseMode = 'streaming' | 'blocking';
/** What the page can do without (`hide`). */
export type Hideable = 'history' | 'upload' | 'voice' | 'feedback' | 'citations' | 'workflow' | 'header';
/** Along which the launcher may be dragged. */
export type DragAxis = 'x' | 'y' | 'both';
/** `mod` is Ctrl, or ⌘. */
export type SendKey = 'enter' | 'mod-enter';
export type Persistence = 'local' | 'session' | 'none';

/** By the names of the element's properties. */
export interface Config {
  /** Absolute, without a slash at its end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Site code of the app's page: the WebApp API in place of the Service API, and of its key. */
  readonly appToken: string;
  /** Empty: the widget makes one. */
  readonly user: string;
  /** `null`, as `userAvatar`: nobody knows. */
  readonly userName: string | null;
  readonly userAvatar: string | null;
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
  /** In milliseconds, as `idleTimeout`. */
  readonly timeout: number;
  readonly idleTimeout: number;
  readonly persist: Persistence;
  readonly trustedOrigins: readonly string[];
  readonly hiddenFeatures: ReadonlySet<Hideable>;
  /** `null`: it stays where it is. */
  readonly dragAxis: DragAxis | null;
  readonly sendOn: SendKey;
  /** In milliseconds; `null`: it is not opened by itself. */
  readonly openAfter: number | null;
  readonly teaser: string | null;
}

export interface ConfigProblem {
  readonly attribute: string;
  readonly message: string;
}

export const DEFAULT_BASE_URL = 'https://api.dify.ai/v1';

/** `setTimeout` takes no more: a longer wait would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

type ResolveUrl = (url: string) => string;

/** A default; what reads any other value, or returns `undefined` for one it cannot read; and what it expects. */
type Setting<T> = readonly [T, (value: unknown, resolveUrl: ResolveUrl) => T | undefined, string];

const settings: {readonly [Name in keyof Config]: Setting<Config[Name]>} = {
  baseUrl: [DEFAULT_BASE_URL, address, 'an http(s) URL'],
  apiKey: ['', headerText, 'a key'],
  appToken: ['', headerText, 'a key'],
  user: someText(''),
  userName: someText(null),
  userAvatar: [null, link, 'an http(s) URL'],
  inputs: [{}, jsonObject, 'a JSON object'],
  conversationId: someText(null),
  responseMode: oneOf('streaming', 'blocking'),
  mode: oneOf('bubble', 'inline', 'fullscreen'),
  placement: oneOf('bottom-end', 'bottom-start', 'top-end', 'top-start'),
  theme: oneOf('auto', 'light', 'dark'),
  heading: someText(null),
  placeholder: someText(null),
  greeting: someText(null),
  suggestions: [null, texts, 'a JSON array of strings'],
  timeout: duration(60_000),
  idleTimeout: duration(45_000),
  persist: oneOf('local', 'session', 'none'),
  trustedOrigins: [[], origins, 'origins'],
  hiddenFeatures: someOf('history', 'upload', 'voice', 'feedback', 'citations', 'workflow', 'header'),
  dragAxis: oneOf<DragAxis | null>(null, 'x', 'y', 'both'),
  sendOn: oneOf('enter', 'mod-enter'),
  openAfter: duration(null, 0),
  teaser: someText(null),
};

/** The attribute of a property, by the rule that all but one follow: `hide` is a method's name, too. */
export function attributeOf(property: string): string {
  return property === 'hiddenFeatures'
    ? 'hide'
    : property.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}

/** @param resolveUrl makes a page-relative address absolute; throws on what is none. */
export function readConfig(
  source: ConfigSource,
  resolveUrl: ResolveUrl,
): {readonly config: Config; readonly problems: readonly ConfigProblem[]} {
  const problems: ConfigProblem[] = [];
  const read = ([name, [fallback, reader, expected]]: [string, Setting<unknown>]): [string, unknown] => {
    const value = source[name as keyof Config];
    if (value === undefined || value === null || value === '') return [name, fallback];
    let result: unknown;
    try {
      result = reader(value, resolveUrl);
    } catch {
      // no JSON, no address, or an object that cannot even be read as text: no value
    }
    // The value itself is never quoted: it may be a secret in the wrong place.
    if (result === undefined) problems.push({attribute: attributeOf(name), message: `expected ${expected}`});
    return [name, result ?? fallback];
  };
  const config = Object.fromEntries(Object.entries(settings).map(read)) as unknown as {
    -readonly [Name in keyof Config]: Config[Name];
  };
  if (config.appToken) {
    if (config.baseUrl === DEFAULT_BASE_URL) config.baseUrl = 'https://udify.app/api';
    if (config.apiKey) problems.push({attribute: 'app-token', message: 'expected no api-key beside it'});
  }
  return {config, problems};
}

function someText<T extends string | null>(fallback: T): Setting<T | string> {
  return [
    fallback,
    (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined),
    'a text',
  ];
}

/** A value that goes into a request header: `fetch` throws on line breaks and on characters beyond Latin-1. */
function headerText(value: unknown): string | undefined {
  const isSendable = typeof value === 'string' && /^[\x21-\x7e]+$/.test(value.trim());
  return isSendable ? value.trim() : undefined;
}

/** The first one is the default. */
function oneOf<T extends string | null>(...values: readonly [T, ...T[]]): Setting<T> {
  return [values[0], (value) => values.find((each) => each === value), values.filter(Boolean).join(', ')];
}

function someOf<T extends string>(...values: readonly T[]): Setting<ReadonlySet<T>> {
  return [
    new Set(),
    (value) => {
      const named = words(value);
      const known = values.filter((each) => named.includes(each));
      return known.length === new Set(named).size ? new Set(known) : undefined;
    },
    values.join(', '),
  ];
}

function words(value: unknown): readonly string[] {
  return String(value).toLowerCase().match(/\S+/g) ?? [];
}

function duration<T extends number | null>(fallback: T, least = 1): Setting<T | number> {
  return [
    fallback,
    (value) => {
      const milliseconds = typeof value === 'string' ? Number(value) : value;
      if (typeof milliseconds !== 'number' || !(milliseconds >= least)) return undefined;
      return Math.min(milliseconds, MAX_TIMEOUT_MS);
    },
    'milliseconds',
  ];
}

function jsonObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const parsed = jsonOf(value);
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  return isObject ? (parsed as Record<string, unknown>) : undefined;
}

function texts(value: unknown): readonly string[] | undefined {
  const parsed = jsonOf(value);
  const isList = Array.isArray(parsed) && parsed.every((item) => typeof item === 'string');
  return isList ? parsed.filter((item) => item.trim() !== '') : undefined;
}

/** Origins as the browser writes them, so that they compare. */
function origins(value: unknown): readonly string[] | undefined {
  const list = words(value);
  return list.every((origin) => /^https?:\/\/[^/?#]+$/.test(origin)) ? list : undefined;
}

function jsonOf(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

function link(value: unknown, resolveUrl: ResolveUrl): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined; // '' would resolve to the page itself
  const url = resolveUrl(value.trim());
  return /^https?:/.test(url) ? url : undefined;
}

/** One that paths are added to. */
function address(value: unknown, resolveUrl: ResolveUrl): string | undefined {
  return link(value, resolveUrl)
    ?.replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
}
