/**
 * All that an open chat needs, loaded at its first use: the session, the panel's view and its behaviours. The
 * element (`dify-chat.ts`) stays small for pages whose visitors never open it.
 */
import type {CSSResult, ReactiveController, ReactiveControllerHost, TemplateResult} from 'lit';
import type {Config} from './config.js';
import type {ChatFile, FileKind} from './conversation/answer.js';
import {isUnderWay, nameInUrl, textOf} from './conversation/answer.js';
import type {ChatMessage} from './conversation/chat-message.js';
import {answerMessage, messagesOf} from './conversation/chat-message.js';
import type {ChatState, ChatStatus, Turn} from './conversation/chat-state.js';
import {runningTurn, statusOf} from './conversation/chat-state.js';
import {DifyError} from './conversation/dify-error.js';
import {transcriptOf} from './conversation/transcript.js';
import {ServiceApi} from './dify/service-api.js';
import type {DifySendDetail, FileInput} from './events.js';
import {DifyActionEvent, DifyCitationEvent, DifySendEvent, DifySuggestionEvent} from './events.js';
import {eventsBetween} from './events-between.js';
import {stringsFor} from './i18n/localize.js';
import type {NewQuestion} from './session/chat-session.js';
import {ChatSession} from './session/chat-session.js';
import {DraftKeeper} from './session/draft-keeper.js';
import {nextFrame} from './session/next-frame.js';
import {Memory, storageFor} from './session/memory.js';
import type {AttachmentViews, ChatCommands, ChatModel} from './view/chat-model.js';
import {panel} from './view/panel.js';
import type {Renderers} from './view/renderers.js';
import type * as Text from './view/markdown/text-writer.js';
import type * as Rich from './view/rich/rich-answers.js';
import {StickToBottom} from './view/stick-to-bottom.js';
import {composerStyles} from './view/theme/composer-styles.js';
import {panelStyles} from './view/theme/panel-styles.js';
import {threadStyles} from './view/theme/thread-styles.js';

/** What the panel asks of the element that holds it. */
export interface PanelHost extends ReactiveControllerHost, HTMLElement {
  readonly config: Config;
  readonly fetch: typeof globalThis.fetch;
  readonly renderers: Renderers;
  readonly renderRoot: HTMLElement | DocumentFragment;
  hide(): void;
  /** Adds style sheets to those of the shadow root. */
  adopt(styles: readonly CSSResult[]): void;
  /** The chat's state has changed. */
  chatChanged(): void;
}

export interface QuestionInput {
  readonly query: string;
  readonly files?: readonly FileInput[] | undefined;
  readonly inputs?: Readonly<Record<string, unknown>> | undefined;
}

/** How long words stay in the live region: long enough to be taken up, too short to be found. */
const ANNOUNCEMENT_MS = 1_000;

export class ChatPanel implements ReactiveController {
  static readonly styles: readonly CSSResult[] = [panelStyles, threadStyles, composerStyles];

  readonly #host: PanelHost;
  readonly #session: ChatSession;
  readonly #stick: StickToBottom;
  readonly #draft = new DraftKeeper();
  #config: Config | null = null;
  #announcement = '';
  #silence: ReturnType<typeof setTimeout> | undefined;
  #isAttaching = false;
  #attachments: AttachmentViews | null = null;
  #rich: typeof Rich | null = null;
  #text: typeof Text | null = null;
  readonly #wanted = new Set<string>();
  #messages: {readonly state: ChatState; readonly list: readonly ChatMessage[]} | null = null;

  constructor(host: PanelHost) {
    this.#host = host;
    this.#session = new ChatSession((next, previous) => {
      this.#changed(next, previous);
    }, nextFrame);
    this.#stick = new StickToBottom(host, () => host.renderRoot.querySelector('[part="thread"]'));
    host.addController(this);
  }

  get state(): ChatState {
    return this.#session.state;
  }

  get status(): ChatStatus {
    return statusOf(this.state);
  }

  get messages(): readonly ChatMessage[] {
    if (this.#messages?.state !== this.state)
      this.#messages = {state: this.state, list: messagesOf(this.state)};
    return this.#messages.list;
  }

  /** Settles when the app's settings have come or could not be had. */
  get appDescribed(): Promise<void> {
    return this.#session.appDescribed;
  }

  /** Another server, app or user begins anew; anything else is taken up where it is next read. */
  configure(config: Config): void {
    const before = this.#config;
    this.#config = config;
    if (before === null || !linkKeys.every((key) => before[key] === config[key])) this.#connect(config);
    else if (config.conversationId !== null && config.conversationId !== before.conversationId) {
      void this.openConversation(config.conversationId).catch(() => undefined); // stands in the state, with a retry
    }
  }

  hostConnected(): void {
    this.#session.resume();
  }

  hostDisconnected(): void {
    // Moving the element takes it out and puts it in again at once: only one that stays out has gone.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#session.suspend();
      this.#draft.flush();
      clearTimeout(this.#silence);
      this.#announcement = '';
    });
  }

  async send({query, files, inputs}: QuestionInput): Promise<ChatMessage> {
    if (typeof query !== 'string' || query.trim() === '')
      throw new DifyError('invalid_config', 'There is no text to send.');
    // One question at a time; what the page adds to it in `dify-send` is of the moment it leaves.
    if (runningTurn(this.state)) await this.#session.free();
    const asked = this.#offer({query, inputs, files});
    if (!asked) throw new DifyError('aborted', 'A listener of dify-send kept the message back.');
    return this.#message(await asked);
  }

  async retry(): Promise<ChatMessage> {
    const status = this.state.conversation.thread.at(-1)?.answer.status;
    if (status !== 'error' && status !== 'stopped')
      throw new DifyError('invalid_config', 'No answer failed or was stopped.');
    this.#stick.stick();
    return this.#message(await this.#session.askAgain());
  }

  transcript(): string {
    return transcriptOf(this.state.conversation, stringsFor());
  }

  stop(): Promise<void> {
    return this.#session.stop();
  }

  newConversation(): void {
    this.#session.newConversation();
  }

  openConversation(id: string): Promise<void> {
    this.#stick.stick();
    return this.#session.openConversation(id);
  }

  focus(): void {
    // On a touch screen the text box would bring up the keyboard before the reader has seen the panel.
    const selector = matchMedia('(pointer: coarse)').matches ? '[part="panel"]' : '[part="input"]';
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  render(config: Config, isOpen: boolean): TemplateResult {
    const strings = stringsFor();
    const {settings} = this.state.app;
    const greeting = config.greeting ?? settings.openingStatement;
    this.#loadWhatIsNeeded(greeting !== '');
    const model: ChatModel = {
      mode: config.mode,
      isOpen,
      state: this.state,
      status: this.status,
      strings,
      heading: config.heading ?? settings.title ?? strings.heading,
      placeholder: config.placeholder ?? settings.placeholder ?? strings.placeholder,
      greeting,
      openingQuestions: config.suggestions ?? settings.openingQuestions,
      draft: this.#draft.initial,
      isAtEnd: this.#stick.isAtEnd,
      isAttaching: this.#isAttaching,
      attachments: this.#attachments,
      textWriter: this.#text?.textWriter ?? null,
      rich: this.#rich?.answerViews ?? null,
      hosts: {page: this.#host.baseURI, api: config.baseUrl, trustedOrigins: config.trustedOrigins},
      renderers: this.#host.renderers,
      announcement: this.#announcement,
    };
    return panel(model, this.#commands);
  }

  /** A button that goes away with its press hands the focus on, or a keyboard's reader would lose their place. */
  readonly #commands: ChatCommands = {
    submit: (text) => {
      const asked = this.#offer({query: text});
      // A failure stands in the thread with its retry.
      asked?.catch(() => undefined);
      return asked !== null;
    },
    stop: () => {
      void this.stop();
      this.focus();
    },
    retry: () => {
      void this.retry().catch(() => undefined); // as above
      this.focus();
    },
    reload: () => {
      this.#session.reload();
      this.focus();
    },
    newConversation: () => {
      this.newConversation();
      this.focus();
    },
    close: () => {
      this.#host.hide();
    },
    choose: (question, source) => {
      const event = new DifySuggestionEvent({question, source});
      if (!this.#host.dispatchEvent(event)) return;
      this.#offer({query: question, files: []})?.catch(() => undefined); // as above
      this.focus();
    },
    showBranch: (turn) => {
      this.#session.showBranch(turn);
      this.#focusThread();
    },
    keepDraft: (text) => {
      this.#draft.keep(text);
    },
    toggleAttaching: () => {
      this.#setAttaching(!this.#isAttaching).catch((cause: unknown) => {
        this.#session.report(partMissing(cause));
      });
    },
    attachImage: (url) => {
      this.#session.attach(remoteFile({type: 'image', url}));
      void this.#setAttaching(false);
    },
    detach: (file) => {
      this.#session.detach(file);
      this.focus();
    },
    jumpToLatest: () => {
      this.#stick.stick();
      this.#focusThread();
    },
    openCitation: ({answer}, citation) =>
      this.#host.dispatchEvent(new DifyCitationEvent({messageId: answer.messageId ?? '', citation})),
    act: (turn, kind, value, isSent) => {
      const messageId = turn?.answer.messageId ?? '';
      const isWanted = this.#host.dispatchEvent(new DifyActionEvent({messageId, kind, value}));
      if (isWanted && isSent) this.send({query: value, files: []}).catch(() => undefined); // as above
      return isWanted;
    },
    copy: (copied, button) => {
      void this.#copy(copied, button);
    },
    save: () => {
      this.#rich?.saveAsFile(this.transcript(), 'conversation.md');
    },
  };

  /** Parts that a chat without them would not miss come with the first thing that needs them. */
  #loadWhatIsNeeded(hasGreeting: boolean): void {
    const {turns} = this.state.conversation;
    if (hasGreeting || turns.length > 0) {
      this.#load('markdown', async () => {
        this.#text = await import('./view/markdown/text-writer.js');
        this.#host.adopt(this.#text.textStyles);
      });
    }
    const needsMore = ({question, answer}: Turn): boolean =>
      question.files.length + answer.files.length > 0 || answer.reasoning !== '' || !isUnderWay(answer);
    if (turns.some(needsMore)) {
      this.#load('rich', async () => {
        this.#rich = await import('./view/rich/rich-answers.js');
        this.#host.adopt([this.#rich.richStyles]);
      });
    }
  }

  /** Each part once. Where it cannot be had the chat goes on without it: plain text stands for markdown. */
  #load(part: string, load: () => Promise<void>): void {
    if (this.#wanted.has(part)) return;
    this.#wanted.add(part);
    load().then(
      () => {
        this.#host.requestUpdate();
      },
      (cause: unknown) => {
        this.#session.report(partMissing(cause));
      },
    );
  }

  async #copy(copied: {readonly text: string; readonly rich?: Element}, button: HTMLElement): Promise<void> {
    const isCopied = await this.#rich?.copy(copied, button);
    this.#announce(isCopied ? stringsFor().copied : stringsFor().copyFailed);
  }

  /** Said once and taken away again: the same words may be said next, and would stand in the page twice. */
  #announce(words: string): void {
    clearTimeout(this.#silence);
    this.#announcement = words;
    this.#host.requestUpdate();
    this.#silence = setTimeout(() => {
      this.#announcement = '';
      this.#host.requestUpdate();
    }, ANNOUNCEMENT_MS);
  }

  #focusThread(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('[part="thread"]')?.focus({preventScroll: true});
  }

  async #setAttaching(isAttaching: boolean): Promise<void> {
    if (!this.#attachments) {
      const views = await import('./view/attachments.js');
      this.#host.adopt([views.attachmentStyles]);
      this.#attachments = views;
    }
    this.#isAttaching = isAttaching;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (isAttaching) this.#host.renderRoot.querySelector<HTMLElement>('[name="url"]')?.focus();
    else this.focus();
  }

  #connect({baseUrl, apiKey, user, persist, conversationId}: Config): void {
    const memory = new Memory(storageFor(persist), {baseUrl, credential: apiKey, user});
    const host = this.#host;
    const transport = new ServiceApi({
      baseUrl,
      apiKey,
      user: memory.user,
      // Read with each request: a page may change them while an answer comes in.
      fetch: (input, init) => host.fetch(input, init),
      get responseMode() {
        return host.config.responseMode;
      },
      get timeoutMs() {
        return host.config.timeoutMs;
      },
      get idleTimeoutMs() {
        return host.config.idleTimeoutMs;
      },
    });
    this.#draft.moveTo(memory);
    this.#session.connect({transport, memory}, conversationId);
  }

  /** Lets the page see, change or keep back what is to be sent. `null`: it was kept back. */
  #offer({query, files, inputs = {}}: QuestionInput): Promise<Turn> | null {
    const draft = this.state.draft.files;
    const detail: DifySendDetail = {
      query,
      inputs: {...this.#host.config.inputs, ...inputs},
      files: [...(files ?? draft.map(inputOf))],
    };
    if (!this.#host.dispatchEvent(new DifySendEvent(detail))) return null;
    const question: NewQuestion = {
      text: detail.query,
      inputs: detail.inputs,
      files: detail.files.map(remoteFile),
    };
    this.#stick.stick();
    const asked = this.#session.ask(question);
    if (!files) this.#session.clearDraft();
    return asked;
  }

  #changed(next: ChatState, previous: ChatState): void {
    for (const event of eventsBetween(previous, next)) this.#host.dispatchEvent(event);
    if (next.app.settings !== previous.app.settings) this.#paint(next.app.settings.themeColor);
    const last = next.conversation.thread.at(-1);
    const before = previous.conversation.thread.at(-1);
    const hasFinished =
      last?.answer.status === 'complete' && before?.key === last.key && before.answer.status !== 'complete';
    if (last && hasFinished) this.#announce(this.#text?.spoken(textOf(last.answer)) ?? textOf(last.answer));
    this.#host.chatChanged();
  }

  /** The owner's colour, which a page's `--dify-chat-accent` goes before. */
  #paint(color: string | null): void {
    const frame = this.#host.renderRoot.querySelector<HTMLElement>('.frame');
    if (color && CSS.supports('color', color)) frame?.style.setProperty('--_site-accent', color);
  }

  #message(turn: Turn): ChatMessage {
    return answerMessage(turn, this.state.conversation.id);
  }
}

/** What a change of makes a new link. */
const linkKeys = ['baseUrl', 'apiKey', 'user', 'persist'] as const;

/** @throws DifyError for what cannot be sent, so that nothing is left out in silence. */
function remoteFile(input: FileInput): ChatFile {
  const {
    url = null,
    uploadFileId = null,
    type,
  } = Object(input) as {url?: string; uploadFileId?: string; type?: FileKind};
  if (typeof (url ?? uploadFileId) !== 'string') {
    throw new DifyError('invalid_config', 'A file is {type, url} or {type, uploadFileId}.');
  }
  const name = nameInUrl(url);
  return {
    id: null,
    type: type ?? (/\.(png|jpe?g|gif|webp|svg)$/i.test(name) ? 'image' : 'document'),
    name,
    url,
    uploadFileId,
    mimeType: null,
    size: null,
  };
}

function inputOf({type, url, uploadFileId}: ChatFile): FileInput {
  return uploadFileId === null ? {type, url: url ?? ''} : {type, uploadFileId};
}

function partMissing(cause: unknown): DifyError {
  return new DifyError('network', 'A part of the widget could not be loaded.', {cause});
}
