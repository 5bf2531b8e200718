/** What a site tells the proxy, and what it becomes. */
import type {ProxyFeature} from './endpoints.js';
import {defaultFeatures, proxyFeatures} from './endpoints.js';
import {readOrigins} from './origins.js';
import type {RateLimitStore} from './rate-limit.js';
import {memoryStore} from './rate-limit.js';

/** What the server around the proxy knows of a request, and `user` and `clientKey` may want to hear. */
export interface ProxyContext {
  /** As `toNodeListener` gives `req`, or a site's own adapter the session that it has read. */
  readonly [more: string]: unknown;
  /** Where the connection comes from: a reverse proxy's address, if the site has one. */
  readonly address?: string | null | undefined;
}

/** Each number may be `Infinity`. */
export interface ProxyLimits {
  /** Bytes of a JSON body. Default: 1 MiB. */
  readonly bodyBytes?: number;
  /** Bytes of an upload, its form included. Default: 100 MiB, as Dify's own nginx has it. */
  readonly uploadBytes?: number;
  /** Requests of one visitor in a minute. Default: 120. */
  readonly requestsPerMinute?: number;
  /** Of these, how many may set a model to work: questions, and speech in either direction. Default: 20. */
  readonly messagesPerMinute?: number;
}

export interface DifyProxyOptions {
  /** The app's Service API key, `app-…`. It goes to `upstream` and nowhere else. Without one, nothing is made. */
  readonly apiKey: string | undefined;
  /** Root of Dify's Service API. Default: `https://api.dify.ai/v1`. */
  readonly upstream?: string | undefined;
  /** Where the proxy stands on the site: what a page writes into `base-url`. Default: `/chat-api`. */
  readonly basePath?: string;
  /** Origins of pages that may use it, beside those of its own: `https://www.example.com`. Default: none. */
  readonly origins?: readonly string[];
  /**
   * The visitor's id, from the site's own session; `null` refuses the request (401). Without this option Dify believes
   * the id that the browser names. It may read the request's address and headers; its body belongs to the proxy.
   */
  readonly user?: (request: Request, context: ProxyContext) => string | null | Promise<string | null>;
  /** What a visitor who has no id from the site is counted by. Default: the address in the context. */
  readonly clientKey?: (request: Request, context: ProxyContext) => string | null | undefined;
  /** What the proxy is good for, beside asking. Default: all but `file-preview`. */
  readonly features?: readonly ProxyFeature[];
  readonly limits?: ProxyLimits;
  /** Where requests are counted. Default: the memory of this process. */
  readonly store?: RateLimitStore;
  /** Default: the runtime's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** Told what went wrong behind the proxy, which the browser is not. Default: `console.error`. */
  readonly report?: (error: unknown) => void;
}

export interface Settings {
  readonly apiKey: string;
  /** Without a slash at its end. */
  readonly upstream: string;
  readonly basePath: string;
  readonly origins: ReadonlySet<string>;
  readonly user: DifyProxyOptions['user'] | null;
  readonly clientKey: NonNullable<DifyProxyOptions['clientKey']>;
  readonly features: ReadonlySet<ProxyFeature>;
  readonly limits: Required<ProxyLimits>;
  readonly store: RateLimitStore;
  readonly fetch: typeof globalThis.fetch;
  readonly report: (error: unknown) => void;
}

const defaultLimits: Required<ProxyLimits> = {
  bodyBytes: 1024 * 1024,
  uploadBytes: 100 * 1024 * 1024,
  requestsPerMinute: 120,
  messagesPerMinute: 20,
};

/** @throws TypeError for what would fail, or be unsafe, at every request. It quotes no key. */
export function readOptions(options: DifyProxyOptions): Settings {
  return {
    apiKey: readKey(options.apiKey),
    upstream: readUpstream(options.upstream ?? 'https://api.dify.ai/v1'),
    basePath: readPath(options.basePath ?? '/chat-api'),
    origins: readOrigins(options.origins ?? []),
    user: options.user ?? null,
    clientKey: options.clientKey ?? ((_request, {address}) => address),
    features: readFeatures(options.features ?? defaultFeatures),
    limits: readLimits(options.limits ?? {}),
    store: options.store ?? memoryStore(),
    fetch: options.fetch ?? ((...request) => globalThis.fetch(...request)),
    report:
      options.report ??
      ((error) => {
        console.error('dify-chat/proxy:', error);
      }),
  };
}

/** As long as a key must be, lest the words that it is cleared out of answers be common ones. */
function readKey(key: unknown): string {
  const isKey = typeof key === 'string' && /^[\x21-\x7e]{8,}$/.test(key);
  if (!isKey) throw new TypeError('difyProxy: apiKey is not set to an API key');
  return key;
}

function readUpstream(upstream: string): string {
  if (!URL.canParse(upstream)) throw new TypeError('difyProxy: upstream is no URL');
  const {protocol, origin, pathname, search, hash, username} = new URL(upstream);
  if (!/^https?:$/.test(protocol) || search || hash || username)
    throw new TypeError('difyProxy: upstream must be as https://dify.example/v1');
  return origin + pathname.replace(/\/+$/, '');
}

function readPath(path: string): string {
  if (!/^(?:\/[\w.~-]+)*\/?$/.test(path)) throw new TypeError('difyProxy: basePath must be as /chat-api');
  return path.replace(/\/$/, '');
}

function readFeatures(features: readonly ProxyFeature[]): ReadonlySet<ProxyFeature> {
  const unknown = features.find((name) => !proxyFeatures.includes(name));
  if (unknown !== undefined) throw new TypeError(`difyProxy: there is no feature “${unknown}”`);
  return new Set(features);
}

function readLimits(limits: ProxyLimits): Required<ProxyLimits> {
  const all = {...defaultLimits, ...limits};
  for (const [name, value] of Object.entries(all))
    if (!(typeof value === 'number' && value > 0))
      throw new TypeError(`difyProxy: limits.${name} is no number`);
  return all;
}
