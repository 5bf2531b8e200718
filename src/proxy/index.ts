/** A proxy for sites that put a chat on public pages: the Service API key stays on the server (docs/proxy.md). */
export {difyProxy} from './dify-proxy.js';
export type {ProxyHandler} from './dify-proxy.js';
export type {ProxyFeature} from './endpoints.js';
export type {DifyProxyOptions, ProxyContext, ProxyLimits} from './options.js';
export {memoryStore} from './rate-limit.js';
export type {RateLimitStore, Take} from './rate-limit.js';
