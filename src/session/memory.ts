/**
 * What outlives a page load: the visitor's id, the last conversation, the unsent text. Kept per server, app and
 * user. A storage that throws (private mode, a sandboxed frame, a full disk) costs only the persistence.
 */
export interface MemoryScope {
  readonly baseUrl: string;
  /** Tells apps apart. It may be a secret, so only a digest of it is kept. */
  readonly credential: string;
  /** The user that the page gave; empty where the widget makes one. */
  readonly user: string;
}

const DRAFT = 'draft';

/** What the conversation that was last open is kept as. */
export const CONVERSATION = 'conversation';

export class Memory {
  readonly #storage: Storage | null;
  readonly #tab: Storage | null;
  readonly #appKey: string;
  readonly #userKey: string;
  readonly user: string;

  /**
   * @param storage `null` keeps everything for this page view only.
   * @param tab where this tab alone keeps its unsent text, if others write to `storage` as well.
   */
  constructor(storage: Storage | null, {baseUrl, credential, user}: MemoryScope, tab: Storage | null = null) {
    this.#storage = storage;
    this.#tab = tab;
    this.#appKey = `dify-chat:${digest(`${baseUrl}\n${credential}`)}`;
    this.user = user || this.#ownUser();
    this.#userKey = `${this.#appKey}:${digest(this.user)}`;
  }

  get conversationId(): string | null {
    return this.recall(CONVERSATION);
  }

  set conversationId(id: string | null) {
    this.keep(CONVERSATION, id);
  }

  /** This tab's own, be it that there is none. A new tab takes what was written last, in whichever. */
  get draft(): string {
    const key = this.keyOf(DRAFT);
    const own = this.#read(key, this.#tab);
    if (own !== null) return own;
    const left = this.recall(DRAFT) ?? '';
    this.#write(key, left, this.#tab);
    return left;
  }

  set draft(text: string) {
    const key = this.keyOf(DRAFT);
    // What another tab has written since is not this one's to take away.
    if (text || !this.#tab || this.#read(key, this.#tab) === this.recall(DRAFT))
      this.keep(DRAFT, text || null);
    this.#write(key, text, this.#tab);
  }

  /** What a part of the session keeps of this user's under a name of its own; `null` if nothing. */
  recall(name: string): string | null {
    return this.#read(this.keyOf(name));
  }

  /** @param value `null` forgets. */
  keep(name: string, value: string | null): void {
    this.#write(this.keyOf(name), value);
  }

  /** The key under which the storage has it. */
  keyOf(name: string): string {
    return `${this.#userKey}:${name}`;
  }

  /** An id that nobody can guess: on Dify's WebApp API whoever knows it is that user. */
  #ownUser(): string {
    const key = `${this.#appKey}:user`;
    const known = this.#read(key);
    if (known) return known;
    const made = randomId();
    this.#write(key, made);
    return this.#read(key) ?? made; // another tab may have written at the same time
  }

  #read(key: string, storage = this.#storage): string | null {
    try {
      return storage?.getItem(key) ?? null;
    } catch {
      return null; // as if nothing had been kept
    }
  }

  #write(key: string, value: string | null, storage = this.#storage): void {
    try {
      if (value === null) storage?.removeItem(key);
      else storage?.setItem(key, value);
    } catch {
      // not kept: the chat itself goes on
    }
  }
}

/** The page's storage of that kind, or `null` where even asking for it throws. */
export function storageFor(persist: 'local' | 'session' | 'none'): Storage | null {
  try {
    if (persist === 'local') return globalThis.localStorage;
    return persist === 'session' ? globalThis.sessionStorage : null;
  } catch {
    return null; // a sandboxed frame
  }
}

/** 128 random bits as text. `crypto.randomUUID` is missing on pages served over plain HTTP. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

/** 32 bits of a text: enough to tell the apps and users of one origin apart, too few to lead back to it (FNV-1a). */
function digest(source: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < source.length; at += 1) hash = Math.imul(hash ^ source.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
