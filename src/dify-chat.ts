/** The element: attributes in, view drawn, events out. */
import type {CSSResult, CSSResultGroup, PropertyValues, TemplateResult} from 'lit';
import {adoptStyles, html, LitElement, nothing} from 'lit';
import type {ChatPanel, PanelHost, QuestionInput} from './chat-panel.js';
import type {Renderers} from './view/renderers.js';
import type {Config, ConfigProblem, ConfigSource} from './config.js';
import {DEFAULT_BASE_URL, readConfig} from './config.js';
import type {ChatFile} from './conversation/answer.js';
import type {ChatMessage} from './conversation/chat-message.js';
import type {ChatStatus} from './conversation/chat-state.js';
import {DifyError} from './conversation/dify-error.js';
import type {FileInput} from './events.js';
import {DifyCloseEvent, DifyErrorEvent, DifyOpenEvent} from './events.js';
import type {Speaker, SpokenWords} from './i18n/speaker.js';
import type {LauncherExtras} from './launcher/launcher-extras.js';
import {launcherLabels} from './i18n/launcher-labels.js';
import type {StringOverrides} from './i18n/topics.js';
import {property} from './property.js';
import {isComposing} from './view/is-composing.js';
import {launcher} from './view/launcher.js';
import {launcherStyles} from './view/theme/launcher-styles.js';
import {tokens} from './view/theme/tokens.js';

type ColorScheme = 'light' | 'dark' | 'system' | 'page';

/** Found anew with each request: a page may have replaced it since. */
function browserFetch(...request: Parameters<typeof globalThis.fetch>): Promise<Response> {
  return globalThis.fetch(...request);
}

/** Attributes that hold JSON keep an unreadable text as it is, for `readConfig` to name. */
const json = {
  fromAttribute(value: string | null): unknown {
    try {
      return value === null ? undefined : (JSON.parse(value) as unknown);
    } catch {
      return value;
    }
  },
};

/**
 * A chat with one Dify app, ready to drop into any page.
 *
 * @tag dify-chat
 * @element dify-chat
 *
 * @fires {DifyReadyEvent} dify-ready - The app's settings have arrived.
 * @fires {DifyOpenEvent} dify-open - The panel opened.
 * @fires {DifyCloseEvent} dify-close - The panel closed.
 * @fires {DifySendEvent} dify-send - A message is about to leave; it may be changed, or kept back with `preventDefault()`.
 * @fires {DifyMessageEvent} dify-message - Once for each message: the visitor's when it is sent, the assistant's when it is finished, stopped or failed.
 * @fires {DifyChunkEvent} dify-chunk - Text of an answer arrived; at most once a frame.
 * @fires {DifyStopEvent} dify-stop - A running answer was stopped.
 * @fires {DifySuggestionsEvent} dify-suggestions - Follow-up questions arrived.
 * @fires {DifySuggestionEvent} dify-suggestion - The reader chose an offered question; `preventDefault()` keeps it from being sent.
 * @fires {DifyConversationEvent} dify-conversation - A conversation began, was opened, renamed or deleted, or gave way to a new one.
 * @fires {DifyCitationEvent} dify-citation - The reader opens a source; `preventDefault()` leaves it to the page.
 * @fires {DifyActionEvent} dify-action - The reader used a control inside an answer; `preventDefault()` keeps it from taking effect.
 * @fires {DifyFeedbackEvent} dify-feedback - The reader rates an answer; `preventDefault()` keeps it from Dify.
 * @fires {DifyUploadEvent} dify-upload - An upload started, finished or failed.
 * @fires {DifyErrorEvent} dify-error - Anything failed.
 *
 * @csspart launcher - The button that opens the panel.
 * @csspart panel - The box that holds the conversation.
 * @csspart header - Heading and buttons at the top of the panel.
 * @csspart thread - The scrolling list of messages.
 * @csspart message - A message of either side.
 * @csspart message-user - A message of the visitor's.
 * @csspart message-assistant - A message of the assistant's.
 * @csspart bubble - The box around the words of the visitor's.
 * @csspart suggestion - An offered question.
 * @csspart composer - The form at the bottom of the panel.
 * @csspart input - The text box.
 * @csspart send-button - The button that sends.
 * @csspart stop-button - The button that stops a running answer.
 * @csspart attach-button - The button that attaches files.
 * @csspart teaser - The message beside the closed launcher.
 *
 * @cssprop [--dify-chat-accent=#155eef] - Colour of the launcher and of the visitor's messages.
 * @cssprop --dify-chat-accent-text - Links, lines and focus rings on the panel; the accent, made to be read there.
 * @cssprop [--dify-chat-font=system-ui] - Font family.
 * @cssprop [--dify-chat-font-size=15px] - Size of what is read, in `px` or `rem`; smaller and larger type follows.
 * @cssprop [--dify-chat-space=4px] - Unit of the paddings and gaps: less of it is denser, more is airier.
 * @cssprop [--dify-chat-radius=16px] - Corner radius of the panel; those of what is in it are in proportion.
 * @cssprop --dify-chat-shadow - Shadow of the panel and its dialogs; `none` for flat ones.
 * @cssprop --dify-chat-shadow-small - Shadow of the launcher, its teaser and menus.
 * @cssprop [--dify-chat-duration=160ms] - How long it takes what moves or fades once; `0s` for at once.
 * @cssprop [--dify-chat-width=400px] - Width of a bubble's panel.
 * @cssprop [--dify-chat-height=680px] - Height of a bubble's panel.
 * @cssprop [--dify-chat-launcher-size=56px] - Width and height of the launcher.
 * @cssprop [--dify-chat-inset-inline=20px] - Distance of the launcher from the side of the window.
 * @cssprop [--dify-chat-inset-block=20px] - Distance of the launcher from the bottom, or top, of the window.
 * @cssprop [--dify-chat-z-index=2147480000] - Stacking of launcher and panel.
 * @cssprop --dify-chat-surface - Background of the panel.
 * @cssprop --dify-chat-surface-2 - Background of quieter areas.
 * @cssprop --dify-chat-text - Colour of text.
 * @cssprop --dify-chat-muted - Colour of quieter text.
 * @cssprop --dify-chat-border - Colour of lines.
 * @cssprop --dify-chat-error - Colour of error notices.
 * @cssprop --dify-chat-error-surface - Background of error notices.
 *
 * @slot launcher-icon - Replaces the launcher's icon.
 * @slot icon - Replaces the app's icon in the header.
 * @slot header-actions - Buttons of the page's own in the header.
 * @slot welcome - Shown before the first message.
 * @slot footer - Shown below the composer.
 *
 * @cssState open - The panel is open.
 * @cssState busy - An answer is under way.
 */
export class DifyChat extends LitElement implements ConfigSource, PanelHost, Speaker {
  static override styles: CSSResultGroup = [tokens, launcherStyles];

  /** Root of the Dify API, or of a proxy in front of it; absolute or relative to the page. Changing it begins anew. */
  @property() baseUrl = DEFAULT_BASE_URL;

  /**
   * Service API key (`app-…`). A secret: for development and trusted pages only. It appears in no event, error, log
   * or storage. Without one, a proxy of the site's own adds the key (docs/proxy.md).
   */
  @property() apiKey = '';

  /**
   * Site code of the app's published web page, the last part of its address: the chat speaks Dify's WebApp API, with no
   * secret in the page. It goes before `api-key`; `base-url` is `https://udify.app/api` then unless the page says another.
   */
  @property() appToken = '';

  /** End-user id sent to Dify. Without one, an id is made once and kept as `persist` says. */
  @property() user = '';

  /** The visitor's name, shown over their messages. */
  @property() userName: string | null = null;

  /** Address of the visitor's picture, shown over their messages. */
  @property() userAvatar: string | null = null;

  /** The app's input variables, sent with every message; read anew each time. JSON object. */
  @property({converter: json}) inputs: Readonly<Record<string, unknown>> = {};

  /** The conversation to open and continue. Without one, the last one kept by `persist`. */
  @property() conversationId: string | null = null;

  /** How answers arrive: `streaming` or `blocking`. An app that refuses blocking streams all the same. */
  @property() responseMode: Config['responseMode'] = 'streaming';

  /** `bubble`: a floating launcher with a panel; `inline`: a block that fills its container; `fullscreen`. */
  @property({reflect: true}) mode: Config['mode'] = 'bubble';

  /** Whether the panel of a bubble is open. */
  @property({type: Boolean, reflect: true}) open = false;

  /** Corner of the launcher: `bottom-end`, `bottom-start`, `top-end` or `top-start`, following the text direction. */
  @property() placement: Config['placement'] = 'bottom-end';

  /** `auto` follows the page's `color-scheme`, or the system where the page has none; `light`; `dark`. */
  @property() theme: Config['theme'] = 'auto';

  /**
   * Language of the widget's own words, as BCP 47. Without one, or for one that it does not speak, that of the nearest
   * element of the page with a `lang`, then the browser's, then the app's, then English.
   */
  @property({reflect: true}) override lang = '';

  /** Title of the panel. Without one, the app's own. */
  @property() heading: string | null = null;

  /** Placeholder of the text box, and its name for assistive technology. Without one, the app's own. */
  @property() placeholder: string | null = null;

  /** First message shown; markdown. Without one, the app's opening statement. */
  @property() greeting: string | null = null;

  /** Questions offered before the first message. Without them, the app's own. JSON array of strings. */
  @property({converter: json}) suggestions: readonly string[] | null = null;

  /** Milliseconds from sending to the first byte of an answer; also for every other request as a whole. */
  @property({type: Number}) timeout = 60_000;

  /** Longest silence inside a stream, in milliseconds. Pings count as life. */
  @property({type: Number}) idleTimeout = 45_000;

  /** Where the user id, the last conversation id and the draft are kept: `local`, `session` or `none`. */
  @property() persist: Config['persist'] = 'local';

  /** Origins, besides the page's and `base-url`'s, from which images and media in answers load at once; by spaces. */
  @property() trustedOrigins = '';

  /**
   * Features that the page does not want, by spaces: `history`, `upload`, `voice`, `feedback`, `citations`, `workflow`,
   * `header`. The attribute is `hide`; the property of that name is the method.
   */
  @property() hiddenFeatures = '';

  /** Along which the reader may move the launcher, by pointer and by arrow keys: `x`, `y` or `both`. */
  @property() dragAxis: Config['dragAxis'] = null;

  /** The key that sends: `enter`, or `mod-enter` (Ctrl or ⌘ with Enter), with which Enter alone breaks the line. */
  @property() sendOn: Config['sendOn'] = 'enter';

  /** Milliseconds after which the panel opens by itself; once in a visit, and not for a reader who has closed it. */
  @property({type: Number}) openAfter: number | null = null;

  /** A short message beside the closed launcher. A reader who dismisses it does not see it again. */
  @property() teaser: string | null = null;

  /** Draws fenced blocks of a language (diagrams, charts) in place of their code. */
  @property({attribute: false}) renderers: Renderers = {};

  /** Sentences in place of the language's own: `{send: 'Go', answers: {copy: 'Take'}}`; see docs/translating.md. */
  @property({attribute: false}) strings: StringOverrides | null = null;

  /** Used for every request: to sign, route or record them. */
  @property({attribute: false}) fetch: typeof globalThis.fetch = browserFetch;

  @property({state: true, attribute: false}) private isLoading = false;

  readonly #internals = this.attachInternals();
  readonly #sheets: CSSResult[] = [];
  #problems: ReadonlySet<string> = new Set();
  #config = this.#readConfig().config;
  #scheme: ColorScheme = 'system';
  /** The language that the page, or the browser, asks for. */
  language = '';
  /** In which to speak; `null`: plain English. */
  words: SpokenWords | null = null;
  /** Resolves with what has kept it from speaking so. */
  #speaking: Promise<unknown> | undefined;
  #panel: ChatPanel | null = null;
  #loading: Promise<ChatPanel> | null = null;
  #extras: LauncherExtras | null = null;
  #extrasLoading: Promise<LauncherExtras> | null = null;
  #resolveReady: () => void = () => undefined;
  readonly #ready = new Promise<void>((resolve) => (this.#resolveReady = resolve));
  #isReadyWanted = false;
  #wantsFocus = false;
  /** The panel could not be loaded; only a new wish of somebody's tries again. */
  #hasFailed = false;

  /** The settings in force: what the attributes say, or the defaults where they cannot be read. */
  get config(): Config {
    return this.#config;
  }

  /** The messages shown, oldest first. */
  get messages(): readonly ChatMessage[] {
    return this.#panel?.messages ?? [];
  }

  /** What the widget is doing. */
  get status(): ChatStatus {
    return this.#panel?.status ?? 'idle';
  }

  /** What Dify's `/parameters` said of the app; `null` until it came. */
  get parameters(): Readonly<Record<string, unknown>> | null {
    return this.#panel?.state.app.parameters ?? null;
  }

  /** What Dify's `/site` said of the app; `null` until it came, or where the server has none. */
  get site(): Readonly<Record<string, unknown>> | null {
    return this.#panel?.state.app.site ?? null;
  }

  /**
   * Settles when the app's settings arrived or could not be had: the widget works with defaults then. Reading it
   * asks for them; a closed bubble that nobody asks makes no request.
   */
  get ready(): Promise<void> {
    this.#isReadyWanted = true;
    if (this.hasUpdated) this.#prepare();
    return this.#ready;
  }

  /**
   * Sends as the reader would.
   *
   * @returns the finished, or stopped, answer.
   * @throws DifyError if the answer fails; `aborted` if `dify-send` was prevented or the conversation left.
   */
  async send(message: string | QuestionInput): Promise<ChatMessage> {
    return this.#with((panel) => panel.send(typeof message === 'string' ? {query: message} : message));
  }

  /** Stops the running answer: in the page at once, at the server as soon as its task is known. Idempotent. */
  async stop(): Promise<void> {
    await (this.#panel ?? (await this.#loading))?.stop();
  }

  /**
   * Asks again for the answer that failed or was stopped.
   *
   * @throws DifyError if it fails again.
   */
  async retry(): Promise<ChatMessage> {
    return this.#with((panel) => panel.retry());
  }

  /** Begins an empty conversation of the same user. */
  newConversation(): void {
    this.#with((panel) => {
      panel.newConversation();
    }).catch(() => undefined); // without the panel there is no conversation to leave
  }

  /**
   * Loads a conversation's messages.
   *
   * @throws DifyError if they cannot be had; `not_found` for one the server does not know: a new one takes its place.
   */
  async openConversation(id: string): Promise<void> {
    return this.#with((panel) => panel.openConversation(id));
  }

  /**
   * Asks for another answer to the question of this one; the reader can switch between them.
   *
   * @param messageId Dify's id of an answer that is shown.
   * @throws DifyError if it fails; `invalid_config` if no such answer is shown.
   */
  async regenerate(messageId: string): Promise<ChatMessage> {
    return this.#with((panel) => panel.regenerateMessage(messageId));
  }

  /** Puts a text into the text box without sending it. */
  prefill(text: string): void {
    this.#load().then(
      async (panel) => {
        await this.updateComplete;
        panel.prefill(text);
      },
      () => undefined, // told of as `dify-error` by whoever opens the panel
    );
  }

  /**
   * Adds files to the text box, uploading each `File` of them: all or none, within the app's limits.
   *
   * @returns the files as they will be sent, once all are uploaded.
   * @throws DifyError `unsupported_file_type`, `file_too_large` or `too_many_files` before anything is added;
   *   `invalid_config` where the app takes no files; whatever an upload ends in, which leaves the file with a retry.
   */
  async attach(files: Iterable<FileInput>): Promise<readonly ChatFile[]> {
    return this.#with((panel) => panel.attach(files));
  }

  /** The shown conversation as markdown. */
  transcript(): string {
    return this.#panel?.transcript() ?? '';
  }

  /** Opens the panel and moves the focus into it. */
  show(): void {
    this.#wantsFocus = true;
    this.open = true;
    this.requestUpdate();
  }

  /** Closes the panel. The focus, if it was inside, goes back to the launcher. */
  get hide(): () => void {
    return this.#close;
  }

  /** Frameworks set an attribute (`hide="history"`) as a property where there is one of that name. */
  set hide(features: string | (() => void) | null | undefined) {
    this.hiddenFeatures = String(features ?? '');
  }

  /** Opens a closed panel, closes an open one. */
  toggle(): void {
    if (this.open) this.#close();
    else this.show();
  }

  /** Moves the focus to the text box, or to the launcher of a closed bubble. */
  override focus(): void {
    if (this.#isShown && this.#panel) this.#panel.focus();
    else this.#focusLauncher();
  }

  /** For the panel: adds its style sheets to those of the shadow root. */
  adopt(styles: readonly CSSResult[]): void {
    this.#sheets.push(...styles);
    adoptStyles(this.renderRoot as ShadowRoot, [...DifyChat.elementStyles, ...this.#sheets]);
  }

  /** For the panel: the chat's state has changed. */
  chatChanged(): void {
    this.#setState('busy', this.status === 'connecting' || this.status === 'streaming');
    this.requestUpdate();
  }

  /** For the panel: an answer is finished. */
  answered(): void {
    if (!this.#isShown) this.#withExtras((extras) => extras.count());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // It may have been loaded while the element was out of the page.
    this.#panel?.configure(this.#config);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A growing answer asks for many updates: only one that changed a property is about the settings.
    if (changed.size > 0) this.#configure();
    this.#listen(changed.has('strings'));
    if ((this.#isShown || this.#isReadyWanted) && !this.#hasFailed) this.#prepare();
  }

  protected override render(): TemplateResult {
    const {mode, placement} = this.#config;
    const labels = this.words?.launcher ?? launcherLabels;
    const label = this.open ? labels.close : labels.open;
    return html`
      <div
        class="frame"
        data-mode=${mode}
        data-placement=${this.#extras?.placement ?? placement}
        data-theme=${this.#scheme}
        ?data-open=${this.#isShown}
        @keydown=${this.#closeOnEscape}
      >
        ${this.#panel ? this.#panel.render(this.#config) : this.#hasFailed && this.#isShown ? this.#apology(labels.failed) : nothing}
        ${
          mode === 'bubble'
            ? [
                launcher(
                  {
                    isOpen: this.open,
                    isLoading: this.isLoading && this.open,
                    label: this.#extras?.label(label) ?? label,
                    badge: this.#extras?.badge(),
                  },
                  this.#launcherCommands,
                ),
                this.#extras?.render(),
              ]
            : nothing
        }
      </div>
    `;
  }

  protected override firstUpdated(): void {
    if (!CSS.supports('(color:light-dark(red, rgb(from red calc(r + 0) g b)))'))
      import('./launcher/old-colors.js').then(
        ({OldColors}) => new OldColors(this),
        () => undefined, // text stays white
      );
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#setState('open', this.#isShown);
    if (changed.has('open') && this.#config.mode === 'bubble' && (this.open || changed.get('open'))) {
      // Only now: on a small screen the launcher is not there while the panel covers it.
      if (!this.open && this.matches(':focus-within')) this.#focusLauncher();
      this.dispatchEvent(new (this.open ? DifyOpenEvent : DifyCloseEvent)({}));
    }
    if (this.#wantsFocus && this.#panel && this.#isShown) {
      this.#wantsFocus = false;
      this.#panel.focus();
    }
  }

  #apology(words: string): TemplateResult {
    return html`<div class="apology" role="alert">
      <button class="launcher" type="button" @click=${this.#launcherCommands.prepare}>${words}</button>
    </div>`;
  }

  get #isShown(): boolean {
    return this.open || this.#config.mode !== 'bubble';
  }

  readonly #close = (): void => {
    this.#wantsFocus = false;
    this.open = false;
  };

  readonly #launcherCommands = {
    toggle: (): void => {
      this.toggle();
    },
    prepare: (): void => {
      this.#prepare();
    },
  };

  readonly #closeOnEscape = (event: KeyboardEvent): void => {
    const isForPanel = event.key === 'Escape' && !isComposing(event) && !event.defaultPrevented;
    if (!isForPanel || !this.#isShown) return;
    if (!this.#panel?.escape()) {
      if (this.#config.mode !== 'bubble') return;
      this.#close();
    }
    event.preventDefault(); // a dialog of the page's around the chat stays open
  };

  #focusLauncher(): void {
    this.shadowRoot?.querySelector<HTMLElement>('[part="launcher"]')?.focus();
  }

  /** Loads without being asked to wait; the next wish tries again. */
  #prepare(): void {
    this.#load().catch(() => undefined); // told of as an event
  }

  /** The panel by the settings as they are now: those of this same breath have no update yet. */
  #upToDate(): ChatPanel | null {
    if (this.#panel && this.isUpdatePending) {
      this.#config = this.#readConfig().config; // what cannot be read is told of with the update
      this.#panel.configure(this.#config);
    }
    return this.#panel;
  }

  /**
   * Asks the panel: at once where it is there, so that calls in one breath are carried out in their order, and a `stop()` finds
   * something to stop.
   *
   * @throws DifyError as `#load`.
   */
  async #with<Result>(ask: (panel: ChatPanel) => Result): Promise<Awaited<Result>> {
    const panel = this.#panel ?? (await this.#load());
    return await ask(this.#upToDate() ?? panel);
  }

  /** @throws DifyError `network` if a file of the widget's cannot be had; the next call tries again. */
  #load(): Promise<ChatPanel> {
    this.#hasFailed = false;
    this.#loading ??= this.#loadOnce().catch((cause: unknown) => {
      this.#loading = null;
      this.#hasFailed = true;
      this.isLoading = false;
      this.#resolveReady();
      const error = new DifyError('network', launcherLabels.failed, {cause});
      this.dispatchEvent(new DifyErrorEvent({error}));
      throw error;
    });
    return this.#loading;
  }

  async #loadOnce(): Promise<ChatPanel> {
    this.isLoading = true;
    this.#listen(true); // what it will say comes along with it
    const {ChatPanel: Panel} = await import('./chat-panel.js');
    // A session needs the attributes, and those are read once the element stands in a page.
    await this.updateComplete;
    const panel = new Panel(this, browserFetch);
    this.adopt(Panel.styles);
    const silencedBy = await this.#speaking;
    if (silencedBy) panel.missed(silencedBy);
    this.#panel = panel;
    if (this.isConnected) panel.configure(this.#config);
    void panel.appDescribed.then(this.#resolveReady);
    this.isLoading = false;
    return panel;
  }

  /** The page's language may change at any time, with no more notice than an update. */
  #listen(isAnew: boolean): void {
    // Its own attribute follows its property only with the update.
    const {lang} =
      (this.lang ? this : this.parentElement?.closest<HTMLElement>('[lang]')) ?? document.documentElement;
    const language = lang || navigator.language;
    if (!isAnew && language === this.language) return;
    this.language = language;
    // A page in plain English loads nothing more.
    if (this.words || this.strings || !/^en\b/.test(language))
      this.#speaking = import('./i18n/languages.js')
        .then(({speakAt}) => speakAt(this, this.isLoading || this.#panel))
        .catch((cause: unknown) => (this.#panel ? this.#panel.missed(cause) : cause)); // else it is told of with the panel
  }

  #configure(): void {
    const {config, problems} = this.#readConfig();
    this.#config = config;
    this.#scheme = this.#schemeInForce();
    for (const problem of problems) this.#report(problem);
    this.#problems = new Set(problems.map(({attribute}) => attribute));
    this.#panel?.configure(config);
    if (config.mode === 'bubble' && (config.dragAxis ?? config.teaser ?? config.openAfter !== null))
      this.#withExtras();
  }

  /** They decorate: where they cannot be had the chat goes on without. */
  #withExtras(then?: (extras: LauncherExtras) => void): void {
    this.#extrasLoading ??= import('./launcher/launcher-extras.js').then(({LauncherExtras: Extras}) => {
      this.#extras = new Extras(this);
      this.requestUpdate();
      return this.#extras;
    });
    void this.#extrasLoading.then(then, () => (this.#extrasLoading = null));
  }

  #readConfig(): {readonly config: Config; readonly problems: readonly ConfigProblem[]} {
    return readConfig(this, (url) => new URL(url, this.baseURI).href);
  }

  /** Once for as long as it lasts, however often the attributes are read. */
  #report({attribute, message}: ConfigProblem): void {
    if (this.#problems.has(attribute)) return;
    const error = new DifyError('invalid_config', `${attribute}: ${message}`);
    this.dispatchEvent(new DifyErrorEvent({error}));
  }

  /** `auto` follows the page where it says anything about colour schemes, else the system. */
  #schemeInForce(): ColorScheme {
    const {theme} = this.#config;
    if (theme !== 'auto') return theme;
    return getComputedStyle(this).colorScheme === 'normal' ? 'system' : 'page';
  }

  #setState(name: 'open' | 'busy', isOn: boolean): void {
    try {
      if (isOn) this.#internals.states.add(name);
      else this.#internals.states.delete(name);
    } catch {
      // Browsers before custom states: pages there cannot style by them, and nothing else depends on it.
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat': DifyChat;
  }
}
