// @ts-check
/**
 * One generation: its ids, whether it was stopped, and what it said so far, read off the events that leave.
 */
import {Audience} from './audience.mjs';
import {FlowRecord} from './flow-record.mjs';
import {Forms} from './forms.mjs';
import {isObject} from './http.mjs';
import {newId, seconds} from './store.mjs';
import {urlOf} from './stored-files.mjs';

/** @typedef {import('./apps.mjs').App} App */
/** @typedef {import('./store.mjs').Turn} Turn */
/** @typedef {import('./store.mjs').Conversation} Conversation */
/** @typedef {import('./files.mjs').Files} Files */
/** @typedef {Record<string, unknown>} WireEvent */

const ENDS = new Set(['message_end', 'error', 'workflow_finished', 'workflow_paused']);

export class Run {
  taskId = newId();
  workflowRunId = newId();
  startedAt = seconds();
  /** The text so far. */
  answer = '';
  /** @type {Map<string, WireEvent>} */
  thoughts = new Map();
  /** @type {import('./store.mjs').StoredFile[]} */
  files = [];
  /** Those of a chatflow, as its events tell of them. @type {Record<string, unknown>[]} */
  madeFiles = [];
  /** @type {Record<string, unknown>[]} */
  citations = [];
  /** @type {'normal' | 'error' | 'paused'} */
  status = 'normal';
  /** What went wrong, as an HTTP answer would say it. @type {{status: number, code: string, message: string} | null} */
  failure = null;
  /** Whether the answer came to its own end. */
  isWhole = false;
  isSaved = false;
  /** What history holds afterwards, where that is not what the mode's rules give. @type {string | undefined} */
  saved;

  /** What a chatflow waits for, did so far, and whom it tells beside the one who asked. */
  forms = new Forms();
  flow = new FlowRecord();
  audience = new Audience();

  /** What came with the question. @type {readonly import('./store.mjs').StoredFile[]} */
  questionFiles;

  /** @type {() => void} */
  #pausedFirst = () => {};
  /** Settles at the first pause. @type {Promise<void>} */
  paused = new Promise((resolve) => {
    this.#pausedFirst = resolve;
  });

  #signed;
  #stop = new AbortController();
  /** New Agent says its answer twice: in `agent_message` pieces, then whole in one `message`. */
  #saidAsAgent = false;

  /**
   * @param {{app: App, user: string, conversation: Conversation, turn: Turn, origin: string, files: Files}} facts
   *   `origin` is where the client found this server, for the URLs of files, which `files` signs.
   */
  constructor({app, user, conversation, turn, origin, files}) {
    this.app = app;
    this.user = user;
    this.conversation = conversation;
    this.turn = turn;
    this.origin = origin;
    this.#signed = files;
    this.questionFiles = turn.files;
    if (!this.outlivesItsListener) return;
    turn.forms = this.forms.all;
    turn.workflowRunId = this.workflowRunId;
  }

  get conversationId() {
    return this.conversation.id;
  }

  get messageId() {
    return this.turn.id;
  }

  get isChatflow() {
    return this.app.mode === 'advanced-chat';
  }

  /**
   * A signed URL of a picture that a tool has made.
   *
   * @param {string} id
   * @returns {string}
   */
  pictureUrl(id) {
    return this.#signed.url(this.app, this.origin, 'tools', id);
  }

  /**
   * Where a file can be read for the next minutes.
   *
   * @param {import('./store.mjs').StoredFile} file
   * @returns {string | null}
   */
  urlOf(file) {
    return urlOf(file, this.#signed, this.app, this.origin);
  }

  /** Since 1.13 a chatflow is run by a worker, which does not notice that nobody listens any more. */
  get outlivesItsListener() {
    return this.isChatflow && this.isAtLeast('1.13.0');
  }

  get isStopped() {
    return this.#stop.signal.aborted;
  }

  /** Aborted when the run is stopped. */
  get stopSignal() {
    return this.#stop.signal;
  }

  stop() {
    this.#stop.abort();
  }

  /**
   * @param {string} version
   * @returns {boolean}
   */
  isAtLeast(version) {
    return isAtLeast(this.app, version);
  }

  /** Whether it waits for people. */
  get isPaused() {
    return this.flow.pause !== null;
  }

  /**
   * Remembers what an event says, as Dify does for its history. An answer is in the history before its end is told.
   *
   * @param {WireEvent} event
   */
  take(event) {
    this.#read(event);
    this.flow.take(event);
    if (ENDS.has(String(event['event']))) this.save(true);
  }

  /** @param {WireEvent} event */
  #read(event) {
    const text = typeof event['answer'] === 'string' ? event['answer'] : '';
    switch (event['event']) {
      case 'message':
        this.answer = this.#saidAsAgent ? text : this.answer + text;
        break;
      case 'agent_message':
        this.#saidAsAgent = true;
        this.answer += text;
        break;
      case 'message_replace':
        this.answer = text;
        break;
      case 'agent_thought':
        this.thoughts.set(String(event['id']), event);
        break;
      case 'message_file':
        if ('answer' in event) this.answer += text;
        else this.#takeFile(event);
        break;
      case 'message_end':
        this.#succeed();
        this.#takeMetadata(event['metadata']);
        if (this.isChatflow) this.#takeMadeFiles(event['files']);
        break;
      case 'error':
        this.#fail(event['message'], Number(event['status'] ?? 500), String(event['code'] ?? 'unknown'));
        break;
      case 'workflow_finished':
        if (isObject(event['data'])) this.#takeOutcome(event['data']);
        break;
      case 'workflow_paused':
        this.status = 'paused';
        this.#pausedFirst();
        break;
    }
  }

  /**
   * Writes the turn into history.
   *
   * @param {boolean} wasHeard Whether the client stayed to the end.
   */
  save(wasHeard) {
    const {turn} = this;
    this.isSaved = true;
    turn.answer = this.saved ?? this.#savedAnswer(wasHeard);
    turn.status = this.status;
    turn.error = this.failure?.message ?? null;
    turn.files = [...this.questionFiles, ...this.files];
    turn.citations = this.citations;
    turn.thoughts = [...this.thoughts.values()].map((thought) => ({
      id: thought['id'],
      chain_id: null,
      message_id: turn.id,
      position: thought['position'],
      thought: thought['thought'] ?? null,
      tool: thought['tool'] ?? null,
      tool_labels: thought['tool_labels'] ?? {},
      tool_input: thought['tool_input'] ?? null,
      created_at: turn.createdAt,
      observation: thought['observation'] ?? null,
      files: thought['message_files'] ?? [],
    }));
  }

  /**
   * @param {boolean} wasHeard
   * @returns {string}
   */
  #savedAnswer(wasHeard) {
    if (this.isChatflow) return wasHeard || this.outlivesItsListener ? this.answer : '';
    if (!wasHeard || this.status === 'error') return '';
    // A stopped agent of 1.16 has its text in the thoughts alone.
    if (this.isStopped && this.app.mode === 'agent-chat' && this.isAtLeast('1.16.0')) return '';
    return this.answer;
  }

  /** @param {WireEvent} event */
  #takeFile(event) {
    const url = typeof event['url'] === 'string' ? event['url'] : null;
    this.files.push({
      id: String(event['id']),
      type: String(event['type']),
      filename: url?.split('?')[0]?.split('/').at(-1) ?? '',
      url,
      mime_type: null,
      size: null,
      transfer_method: 'tool_file',
      belongs_to: event['belongs_to'] === 'user' ? 'user' : 'assistant',
      upload_file_id: null,
    });
  }

  /** @param {unknown} files Of a chatflow's `message_end`. */
  #takeMadeFiles(files) {
    for (const file of Array.isArray(files) ? files.filter(isObject) : []) {
      this.files.push({
        id: String(file['related_id']),
        type: String(file['type']),
        filename: String(file['filename']),
        url: null,
        transfer_method: 'tool_file',
        belongs_to: 'assistant',
        upload_file_id: null,
        mime_type: typeof file['mime_type'] === 'string' ? file['mime_type'] : null,
        size: null,
      });
    }
  }

  /** @param {unknown} metadata */
  #takeMetadata(metadata) {
    const citations = isObject(metadata) ? metadata['retriever_resources'] : undefined;
    if (Array.isArray(citations)) this.citations = citations.filter(isObject);
  }

  /** @param {Record<string, unknown>} workflow */
  #takeOutcome(workflow) {
    if (workflow['status'] === 'failed') this.#fail(workflow['error'], 400, 'invalid_param');
    else this.#succeed();
  }

  #succeed() {
    this.isWhole = true;
    if (this.status === 'paused') this.status = 'normal';
  }

  /**
   * @param {unknown} message
   * @param {number} status
   * @param {string} code
   */
  #fail(message, status, code) {
    this.status = 'error';
    this.failure = {status, code, message: typeof message === 'string' ? message : ''};
  }
}

/**
 * @param {App} app
 * @param {string} version
 * @returns {boolean} Whether the app's server is of that version, or newer.
 */
export function isAtLeast(app, version) {
  return app.version.localeCompare(version, 'en', {numeric: true}) >= 0;
}
