/** What a chat is linked to, as the settings have it: a server, an app, a user, and what is remembered of them. */
import type {Config} from './config.js';
import {lateApi} from './dify/late-api.js';
import {ServiceApi} from './dify/service-api.js';
import type {Connection} from './dify/transport.js';
import {onDemand} from './on-demand.js';
import type {Link} from './session/chat-session.js';
import {Memory, storageFor} from './session/memory.js';

/** What a change of makes another link. */
export const linkKeys = ['baseUrl', 'apiKey', 'appToken', 'user', 'persist'] as const;

/** @param current the settings of the moment: all but those keys may change while an answer comes in. */
export function linkFor(
  {baseUrl, apiKey, appToken, user, persist}: Config,
  current: () => Config,
  fetch: typeof globalThis.fetch,
): Link {
  const scope = {baseUrl, credential: appToken || apiKey, user};
  const memory = new Memory(storageFor(persist), scope, storageFor(persist === 'local' ? 'session' : 'none'));
  const connection: Connection = {
    baseUrl,
    apiKey,
    user: memory.user,
    fetch,
    get responseMode() {
      return current().responseMode;
    },
    get timeoutMs() {
      return current().timeout;
    },
    get idleTimeoutMs() {
      return current().idleTimeout;
    },
  };
  const webApp = onDemand(() =>
    import('./dify/web-app-api.js').then(({WebAppApi}) => new WebAppApi(connection, appToken, memory)),
  );
  return {transport: appToken ? lateApi(webApp, true) : new ServiceApi(connection), memory};
}
