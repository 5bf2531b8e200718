// @ts-check
/**
 * The memory of the stand-in: conversations of each app's end users, and the turns in them. It lasts as long as
 * the process.
 */
import {randomUUID} from 'node:crypto';
import {notFound} from './errors.mjs';

/**
 * @typedef {object} StoredFile A file of a turn, as history shows it; `url` is signed when it is read.
 * @property {string} id
 * @property {string} type
 * @property {string} filename
 * @property {string | null} url
 * @property {string} transfer_method
 * @property {'user' | 'assistant'} belongs_to
 * @property {string | null} upload_file_id
 * @property {string | null} mime_type
 * @property {number | null} size In bytes.
 */

/**
 * @typedef {object} Turn One question and its answer.
 * @property {string} id
 * @property {string | null} parent The turn that it follows on; `LINE` where that is the one before it.
 * @property {Record<string, unknown>} inputs
 * @property {string} query
 * @property {string} answer
 * @property {'normal' | 'error' | 'paused'} status
 * @property {string | null} error
 * @property {StoredFile[]} files
 * @property {Record<string, unknown>[]} thoughts
 * @property {Record<string, unknown>[]} citations
 * @property {{rating: 'like' | 'dislike'} | null} feedback
 * @property {readonly import('./forms.mjs').Form[]} forms What the run asked people for.
 * @property {string | null} workflowRunId Of a chatflow's run that can be found again.
 * @property {number} createdAt Seconds.
 */

/**
 * @typedef {object} Conversation
 * @property {string} id
 * @property {string} name
 * @property {Record<string, unknown>} inputs
 * @property {string | null} introduction
 * @property {number} createdAt Seconds.
 * @property {number} updatedAt Seconds.
 * @property {boolean} isPinned
 * @property {number} touched Order of the last change, since seconds are too coarse to sort by.
 * @property {Turn[]} turns
 */

/** Conversations by app key and user. */
export class Store {
  /** @type {Map<string, Map<string, Conversation>>} */
  #byEndUser = new Map();
  #changes = 0;

  /**
   * @param {string} appKey
   * @param {string} user
   * @returns {Conversation[]} In the order they were begun.
   */
  conversations(appKey, user) {
    return [...this.#of(appKey, user).values()];
  }

  /**
   * @param {string} appKey
   * @param {string} user
   * @param {string} id
   * @returns {Conversation}
   * @throws {import('./errors.mjs').ApiError} 404, also when it is another user's.
   */
  conversation(appKey, user, id) {
    const found = this.#of(appKey, user).get(id.toLowerCase());
    if (!found) throw notFound('Conversation Not Exists.');
    return found;
  }

  /**
   * Puts a turn at the end of its conversation, and the conversation among the user's if it is new.
   *
   * @param {string} appKey
   * @param {string} user
   * @param {Conversation} conversation
   * @param {Turn} turn
   */
  keep(appKey, user, conversation, turn) {
    this.#of(appKey, user).set(conversation.id, conversation);
    conversation.turns.push(turn);
    this.touch(conversation);
  }

  /** @param {Conversation} conversation */
  touch(conversation) {
    conversation.updatedAt = seconds();
    conversation.touched = ++this.#changes;
  }

  /**
   * @param {string} appKey
   * @param {string} user
   * @param {string} id
   */
  forget(appKey, user, id) {
    this.conversation(appKey, user, id);
    this.#of(appKey, user).delete(id.toLowerCase());
  }

  /**
   * @param {string} appKey
   * @param {string} user
   * @param {string} messageId
   * @returns {{conversation: Conversation, turn: Turn}}
   * @throws {import('./errors.mjs').ApiError} 404
   */
  turn(appKey, user, messageId) {
    for (const conversation of this.#of(appKey, user).values()) {
      const turn = conversation.turns.find(({id}) => id === messageId.toLowerCase());
      if (turn) return {conversation, turn};
    }
    throw notFound('Message Not Exists.');
  }

  /**
   * @param {string} appKey
   * @param {string} uploadId
   * @returns {boolean} Whether any message of the app came with this file.
   */
  hasFile(appKey, uploadId) {
    for (const [key, conversations] of this.#byEndUser) {
      if (JSON.parse(key)[0] !== appKey) continue;
      for (const {turns} of conversations.values()) {
        if (turns.some(({files}) => files.some((file) => file.upload_file_id === uploadId))) return true;
      }
    }
    return false;
  }

  /**
   * @param {string} appKey
   * @param {string} user
   * @returns {Map<string, Conversation>}
   */
  #of(appKey, user) {
    const key = JSON.stringify([appKey, user]);
    let conversations = this.#byEndUser.get(key);
    if (!conversations) this.#byEndUser.set(key, (conversations = new Map()));
    return conversations;
  }
}

/**
 * A conversation that nobody has said anything in yet.
 *
 * @param {string} name
 * @param {Record<string, unknown>} inputs
 * @param {string | null} introduction
 * @returns {Conversation}
 */
export function newConversation(name, inputs, introduction) {
  const now = seconds();
  return {
    id: newId(),
    name,
    inputs,
    introduction,
    createdAt: now,
    updatedAt: now,
    isPinned: false,
    touched: 0,
    turns: [],
  };
}

/**
 * A turn whose answer is yet to come. It stands in history from the start, with an empty answer.
 *
 * @param {string} id
 * @param {string} query
 * @param {Record<string, unknown>} inputs
 * @param {StoredFile[]} files
 * @returns {Turn}
 */
export function newTurn(id, query, inputs, files) {
  return {
    id,
    parent: LINE,
    inputs,
    query,
    answer: '',
    status: 'normal',
    error: null,
    files,
    thoughts: [],
    citations: [],
    feedback: null,
    forms: [],
    workflowRunId: null,
    createdAt: seconds(),
  };
}

/** The parent of all that came through the Service API: such turns stand in one line. */
export const LINE = '00000000-0000-0000-0000-000000000000';

/**
 * What a model is told of a conversation before it answers: the turns that lead to this one.
 *
 * @param {readonly Turn[]} turns
 * @param {string | null} parent
 * @returns {readonly Turn[]} Oldest first.
 */
export function threadTo(turns, parent) {
  if (parent === LINE) return turns;
  const at = turns.findIndex(({id}) => id === parent);
  const turn = turns[at];
  return turn ? [...threadTo(turns.slice(0, at), turn.parent), turn] : [];
}

/** @returns {string} */
export const newId = () => randomUUID();

/** @returns {number} Now, in Dify's unit. */
export const seconds = () => Math.floor(Date.now() / 1000);
