/**
 * The one place where an address from outside is looked at before the page touches it. What a model writes is
 * untrusted: an image in an answer is the known way to carry a conversation to a stranger's server.
 */

import type {Hosts} from './chat-model.js';

export interface UrlPolicy {
  /** The address of a picture, a film, a sound or a file, absolute; `null` for one that is no http(s) address. */
  readonly media: (url: string) => URL | null;
  /** Whether it may be loaded without asking the reader. */
  readonly isTrusted: (url: URL) => boolean;
}

export function urlPolicy({page, api, trustedOrigins}: Hosts): UrlPolicy {
  // As the browser writes them: without a port that goes without saying.
  const trusted = new Set([page, api, ...trustedOrigins].map((url) => absolute(url, page)?.origin));
  return {
    media: (url) => {
      const trimmed = url.trim();
      // «\files» and «//host/files» are other ways to write another host.
      const resolved = absolute(trimmed, trimmed.startsWith('/files/') ? api : page);
      return resolved && /^https?:$/.test(resolved.protocol) ? resolved : null;
    },
    isTrusted: ({origin}) => trusted.has(origin),
  };
}

function absolute(url: string, base: string): URL | null {
  try {
    return new URL(url, base);
  } catch {
    return null; // no address at all
  }
}
