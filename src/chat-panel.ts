/**
 * All that an open chat needs, loaded at its first use: the session, the panel's view and its behaviours. The
 * element (`dify-chat.ts`) stays small for pages whose visitors never open it.
 */
import type {CSSResult, ReactiveController, ReactiveControllerHost, TemplateResult} from 'lit';
import type {Config} from './config.js';
import type {ChatFile} from './conversation/answer.js';
import {textOf} from './conversation/answer.js';
import type {ChatMessage} from './conversation/chat-message.js';
import {answerMessage, messagesOf} from './conversation/chat-message.js';
import type {ChatState, ChatStatus, Turn} from './conversation/chat-state.js';
import {runningTurn, statusOf} from './conversation/chat-state.js';
import {DifyError} from './conversation/dify-error.js';
import {transcriptOf} from './conversation/transcript.js';
import type {DifySendDetail, FileInput} from './events.js';
import {DifyActionEvent, DifySendEvent, DifySuggestionEvent} from './events.js';
import {eventsBetween} from './events-between.js';
import type {Chat, Feature, FeatureName, QuestionInput} from './features/feature.js';
import type {FeatureSet} from './features/feature-set.js';
import {stringsFor} from './i18n/localize.js';
import type {Words} from './i18n/words.js';
import {english} from './i18n/words.js';
import {linkFor, linkKeys} from './link.js';
import {partMissing} from './on-demand.js';
import {ChatSession} from './session/chat-session.js';
import {DraftKeeper} from './session/draft-keeper.js';
import {steadyFrames} from './session/steady-frames.js';
import type {ChatCommands, ChatModel, Draw} from './view/chat-model.js';
import {Announcer} from './view/announcer.js';
import {HeldPast} from './view/held-past.js';
import {panel} from './view/panel.js';
import type {Renderers} from './view/renderers.js';
import {StickToBottom} from './view/stick-to-bottom.js';
import {TextDrawing} from './view/text-drawing.js';
import {composerStyles} from './view/theme/composer-styles.js';
import {panelTokens} from './view/theme/panel-tokens.js';
import {panelStyles} from './view/theme/panel-styles.js';
import {threadStyles} from './view/theme/thread-styles.js';

export type {QuestionInput} from './features/feature.js';

/** What the panel asks of the element that holds it. */
export interface PanelHost extends ReactiveControllerHost, HTMLElement {
  /** In which to speak; `null`: plain English. */
  readonly words: Words | null;
  readonly config: Config;
  readonly fetch: typeof globalThis.fetch;
  readonly renderers: Renderers;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly open: boolean;
  readonly language: string;
  hide(): void;
  /** Adds style sheets to those of the shadow root. */
  adopt(styles: readonly CSSResult[]): void;
  /** The chat's state has changed. */
  chatChanged(): void;
  /** An answer is finished. */
  answered(): void;
}

export class ChatPanel implements ReactiveController, Chat {
  static readonly styles: readonly CSSResult[] = [panelTokens, panelStyles, threadStyles, composerStyles];

  readonly host: PanelHost;
  readonly session: ChatSession;
  readonly previews = new Map<string, string>();
  readonly #browserFetch: typeof globalThis.fetch;
  readonly #stick: StickToBottom;
  readonly #draft = new DraftKeeper();
  #config: Config | null = null;
  readonly #announcer: Announcer;
  readonly #text: TextDrawing;
  readonly #past: HeldPast;
  #features: FeatureSet | null = null;
  #areFeaturesAsked = false;
  #messages: {readonly state: ChatState; readonly list: readonly ChatMessage[]} | null = null;

  /** @param browserFetch what the host's `fetch` is as long as the page puts nothing in its place. */
  constructor(host: PanelHost, browserFetch: typeof globalThis.fetch) {
    this.host = host;
    this.#browserFetch = browserFetch;
    this.session = new ChatSession(
      (next, previous) => {
        this.#changed(next, previous);
      },
      steadyFrames(),
      (turn, facts) => this.#features?.heard(turn, facts),
    );
    this.#stick = new StickToBottom(host, () => host.renderRoot.querySelector('[part="thread"]'));
    const update = (): void => {
      host.requestUpdate();
    };
    this.#announcer = new Announcer(update);
    this.#text = new TextDrawing(host, this.missed);
    this.#past = new HeldPast(update);
    host.addController(this);
  }

  get hasOwnFetch(): boolean {
    return (this.host.fetch ?? this.#browserFetch) !== this.#browserFetch;
  }

  get words(): Words {
    return this.host.words ?? english;
  }

  get state(): ChatState {
    return this.session.state;
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
    return this.session.appDescribed;
  }

  /** Another server, app or user begins anew; anything else is taken up where it is next read. */
  configure(config: Config): void {
    const before = this.#config;
    this.#config = config;
    if (before === null || !linkKeys.every((key) => before[key] === config[key])) this.#connect(config);
    else if (
      config.conversationId !== null &&
      config.conversationId !== before.conversationId &&
      config.conversationId !== this.state.conversation.id // a page may say again what `dify-conversation` told it
    ) {
      void this.openConversation(config.conversationId).catch(() => undefined); // stands in the state, with a retry
    }
  }

  hostConnected(): void {
    this.session.resume();
  }

  hostDisconnected(): void {
    // Moving the element takes it out and puts it in again at once: only one that stays out has gone.
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      this.session.suspend();
      this.#features?.suspend();
      this.#past.free();
      this.#draft.flush();
      this.#announcer.suspend();
    });
  }

  async send({query, files, inputs}: QuestionInput): Promise<ChatMessage> {
    if (typeof query !== 'string' || query.trim() === '')
      throw new DifyError('invalid_config', 'There is no text to send.');
    // One question at a time; what the page adds to it in `dify-send` is of the moment it leaves.
    if (runningTurn(this.state)) await this.session.free();
    // Files that the page gives as inputs are the form's to upload.
    if (hasFiles(this.host.config.inputs)) await this.feature('form');
    // The page is to hear of all that is sent; where the form cannot be had, its defaults go along unheard.
    else if (this.state.app.settings.hasInputForm && !this.#features?.has('form'))
      await this.feature('form').catch(() => undefined);
    const unsettled = this.#features?.settled();
    if (unsettled) await unsettled; // else at once: a `stop()` in the same breath is to find it
    const asked = this.offer({query, inputs, files});
    if (!asked) throw new DifyError('aborted', 'dify-send was prevented.');
    return this.#message(await asked);
  }

  async retry(): Promise<ChatMessage> {
    const status = this.state.conversation.thread.at(-1)?.answer.status;
    if (status !== 'error' && status !== 'stopped')
      throw new DifyError('invalid_config', 'No answer failed or was stopped.');
    this.#stick.stick();
    return this.#message(await this.session.askAgain());
  }

  /** @throws DifyError `invalid_config` for a message that is not shown, or while an answer is under way. */
  async regenerate(turn: Turn | string): Promise<Turn> {
    const {thread} = this.state.conversation;
    const shown = typeof turn === 'string' ? thread.find(({answer}) => answer.messageId === turn) : turn;
    if (shown) this.#stick.stick();
    return this.session.askAgain(shown?.key ?? '');
  }

  /** The same for the page, which knows answers as messages. */
  async regenerateMessage(id: string): Promise<ChatMessage> {
    return this.#message(await this.regenerate(id));
  }

  /** Adds files to the composer and uploads them. @throws DifyError for one that the app does not take. */
  async attach(files: Iterable<FileInput>): Promise<readonly ChatFile[]> {
    return (await (await this.feature('files')).attach?.(files)) ?? [];
  }

  prefill(text: string): void {
    const box = this.host.renderRoot.querySelector<HTMLTextAreaElement>('[part="input"]');
    if (!box) return;
    box.value = text;
    box.dispatchEvent(new InputEvent('input', {bubbles: true}));
  }

  transcript(): string {
    return transcriptOf(this.state.conversation, stringsFor(this.words));
  }

  stop(): Promise<void> {
    const before = this.state;
    const stopping = this.session.stop();
    if (this.state !== before) this.announce(stringsFor(this.words).stopped); // else nothing was under way
    return stopping;
  }

  newConversation(): void {
    this.session.newConversation();
  }

  openConversation(id: string, name?: string): Promise<void> {
    this.#stick.stick();
    return this.session.openConversation(id, name);
  }

  get isHeldBack(): boolean {
    return this.#features?.isHeldBack(false) ?? false;
  }

  /** Ends what Escape is to end before the panel. @returns whether there was something. */
  escape(): boolean {
    return this.#features?.escape() ?? false;
  }

  focus(): void {
    const find = (selector: string): HTMLElement | null => this.host.renderRoot.querySelector(selector);
    // On a touch screen the text box would bring up the keyboard before the reader has seen the panel; where something
    // covers it (a recording), it takes no focus.
    const isForPanel = matchMedia('(pointer: coarse)').matches || find('[data-covered]');
    find(isForPanel ? '[part="panel"]' : '[part="input"]')?.focus();
  }

  render(config: Config): TemplateResult {
    const {words} = this;
    const means = this.#text.meansFor(config, words);
    const strings = stringsFor(words);
    const {settings} = this.state.app;
    const [greeting = ''] = this.#filled([config.greeting ?? settings.openingStatement], true);
    this.#loadWhatIsNeeded(greeting !== '');
    const drawn: Draw = (place, ...about: readonly unknown[]) => this.#features?.draw(place, model, ...about);
    const model: ChatModel = {
      ...means,
      mode: config.mode,
      hasHeader: !config.hiddenFeatures.has('header'),
      state: this.state,
      status: this.status,
      words,
      strings,
      heading: config.heading ?? settings.title ?? strings.heading,
      placeholder: config.placeholder ?? settings.placeholder ?? strings.placeholder,
      greeting,
      openingQuestions: this.#filled(config.suggestions ?? settings.openingQuestions, false),
      draft: this.#draft.initial,
      sendKey: config.sendOn,
      isAtEnd: this.#stick.isAtEnd,
      isArriving: this.#isArriving(greeting !== '' && !means.textWriter),
      isHeld: this.#past.isHeld && this.state.conversation.thread.length > 0,
      obstacle: this.#features?.obstacle ?? null,
      at: drawn,
      revision: this.#text.revision,
      announcement: this.#announcer.words,
    };
    return panel(model, this.#commands);
  }

  /** A button that goes away with its press hands the focus on, or a keyboard's reader would lose their place. */
  readonly #commands: ChatCommands = {
    submit: (text) => {
      if (this.#features?.isHeldBack(true)) return false;
      const asked = this.offer({query: text});
      // A failure stands in the thread with its retry.
      asked?.catch(() => undefined);
      return asked !== null;
    },
    stop: () => {
      void this.stop();
      this.focus();
    },
    retry: () => {
      if (this.isHeldBack) return;
      void this.retry().catch(() => undefined); // as above
      this.focus();
    },
    reload: () => {
      this.session.reload();
      this.focus();
    },
    newConversation: () => {
      this.newConversation();
      this.focus();
    },
    close: () => {
      this.host.hide();
    },
    choose: (question, source) => {
      if (this.#features?.isHeldBack(true)) return;
      const event = new DifySuggestionEvent({question, source});
      if (!this.host.dispatchEvent(event)) return;
      this.offer({query: question, files: []})?.catch(() => undefined); // as above
      this.focus();
    },
    keepDraft: (text) => {
      this.#draft.keep(text);
      this.#text.expect(); // who writes is about to be answered
    },
    jumpToLatest: () => {
      this.#stick.stick();
      this.focusThread();
    },
    act: (turn, kind, value, isSent) => {
      if (isSent && this.#features?.isHeldBack(true)) return null;
      const messageId = turn?.answer.messageId ?? '';
      const isWanted = this.host.dispatchEvent(new DifyActionEvent({messageId, kind, value}));
      if (isWanted && isSent) this.send({query: value, files: []}).catch(() => undefined); // as above
      return isWanted;
    },
    copy: (copied, button) => {
      this.copy(copied, button);
    },
  };

  /** Nothing, until it is known what a text's variables mean: nobody is to read their names in braces. */
  #filled(texts: readonly string[], isMarkdown: boolean): readonly string[] {
    return this.#features?.filled(texts, isMarkdown) ?? (texts.join().includes('{{') ? [] : texts);
  }

  /** Loads a feature that somebody asks for. @throws DifyError `network` where it cannot be had. */
  async feature(name: FeatureName): Promise<Feature> {
    try {
      return await (await this.#featureSet()).need(name);
    } catch (cause) {
      throw partMissing(cause);
    }
  }

  report(error: DifyError): void {
    this.session.report(error);
  }

  copy(copied: {readonly text: string; readonly rich?: Element}, button: HTMLElement): void {
    void import('./view/clipboard.js')
      .then(({copy}) => copy(copied, button))
      .catch(() => false)
      .then((isCopied) => {
        this.announce(stringsFor(this.words)[isCopied ? 'copied' : 'copyFailed']);
      });
  }

  redraw(): void {
    this.#text.revision += 1;
    this.host.requestUpdate();
  }

  #isArriving(isTextMissing: boolean): boolean {
    if (this.state.conversation.thread.length > 0 || !this.#areFeaturesAsked) return false;
    return (this.#features?.isArriving ?? true) || isTextMissing;
  }

  /** Parts that a chat without them would not miss come with the first thing that needs them. */
  #loadWhatIsNeeded(hasGreeting: boolean): void {
    const {turns, isLoading} = this.state.conversation;
    const hasTurns = isLoading || turns.length > 0;
    if (hasTurns || this.state.app.status !== 'loading') {
      if (!this.#areFeaturesAsked) this.#featureSet().catch(this.missed);
      this.#areFeaturesAsked = true;
      this.#features?.loadNeeded();
    }
    if (hasGreeting || hasTurns) void this.#text.need();
    if (isLoading && !runningTurn(this.state))
      this.#past.hold(() => [this.#text.need(), this.feature('answers')]);
  }

  /** Where it cannot be had the chat goes on without; who asks for a feature by its name tries again. */
  async #featureSet(): Promise<FeatureSet> {
    const {FeatureSet: Features} = await import('./features/feature-set.js');
    this.#features ??= new Features(
      this,
      (styles) => {
        this.host.adopt([styles]);
      },
      this.missed,
    );
    this.host.requestUpdate();
    return this.#features;
  }

  readonly missed = (cause: unknown): void => {
    this.report(partMissing(cause));
  };

  announce(words: string): void {
    if (this.host.isConnected) this.#announcer.say(words);
  }

  focusThread(): void {
    this.host.renderRoot.querySelector<HTMLElement>('[part="thread"]')?.focus({preventScroll: true});
  }

  #connect(config: Config): void {
    const {host} = this;
    const link = linkFor(
      config,
      () => host.config,
      // Read with each request: a page may change it while an answer comes in.
      (input, init) => (host.fetch ?? this.#browserFetch)(input, init),
    );
    this.#draft.moveTo(link.memory);
    this.session.connect(link, config.conversationId);
    this.#features?.relinked();
  }

  /** Lets the page see, change or keep back what is to be sent. */
  offer({query, files, inputs}: QuestionInput, instead?: Turn): Promise<Turn> | null {
    const {draft, inputs: filledIn} = this.state;
    const ready = draft.filter(({status}) => status === 'ready');
    const known = ready.map(({file}) => file);
    const given = {...this.host.config.inputs, ...filledIn, ...inputs};
    const detail: DifySendDetail = {
      query,
      inputs: this.#features?.declared(given) ?? given,
      files: [...(files ?? known)],
    };
    if (!this.host.dispatchEvent(new DifySendEvent(detail))) return null;
    this.#stick.stick();
    const ask = (sent: readonly ChatFile[], all = detail.inputs): Promise<Turn> =>
      this.session.ask({text: detail.query, inputs: all, files: sent}, instead);
    const gathered = detail.files as ChatFile[];
    const isKnown = gathered.every((file) => known.includes(file));
    const isPlain = !hasFiles(detail.inputs);
    const asked =
      isKnown && isPlain
        ? ask(gathered)
        : import('./features/gather.js')
            .then(({gather}) => gather(this, detail, isKnown, isPlain))
            .then(([sent, all]) => ask(sent, all));
    if (!files)
      this.session.dispatch({type: 'draft-changed', files: draft.filter((each) => !ready.includes(each))});
    return asked;
  }

  #changed(next: ChatState, previous: ChatState): void {
    for (const event of eventsBetween(previous, next)) this.host.dispatchEvent(event);
    if (runningTurn(next)) this.#past.free(); // a question shows the thread
    this.#features?.changed(next, previous);
    const last = next.conversation.thread.at(-1);
    const before = previous.conversation.thread.at(-1);
    const hasFinished =
      last?.answer.status === 'complete' && before?.key === last.key && before.answer.status !== 'complete';
    if (last && hasFinished) {
      void this.#text.spoken(textOf(last.answer), this.words).then((spoken) => {
        this.announce(spoken);
      });
      this.host.answered();
    }
    this.host.chatChanged();
  }

  #message(turn: Turn): ChatMessage {
    return answerMessage(turn, this.state.conversation.id);
  }
}

function hasFiles(inputs: DifySendDetail['inputs']): boolean {
  return Object.values(inputs)
    .flat()
    .some((value) => value instanceof File);
}
