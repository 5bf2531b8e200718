/** What a feature is: a part of the chat that is loaded when the app has it, the page wants it and it is needed. */
import type {CSSResult, ReactiveControllerHost} from 'lit';
import type {Config} from '../config.js';
import type {AnswerFact, AnswerPart, ChatFile} from '../conversation/answer.js';
import type {ChatState, Turn} from '../conversation/chat-state.js';
import type {DifyError} from '../conversation/dify-error.js';
import type {FileInput} from '../events.js';
import type {Words} from '../i18n/words.js';
import type {ChatSession} from '../session/chat-session.js';
import type {ChatModel, PanelPlace, TurnPlace} from '../view/chat-model.js';

/** What somebody, the visitor or the page, wants to send. Without `files`, those of the draft go along. */
export interface QuestionInput {
  readonly query: string;
  readonly files?: readonly FileInput[] | undefined;
  readonly inputs?: Readonly<Record<string, unknown>> | undefined;
}

/** The chat as its features know it. */
export interface Chat {
  /** The custom element: for events, `config`, and what is drawn in its shadow root. */
  readonly host: HTMLElement &
    Pick<ReactiveControllerHost, 'addController'> & {
      readonly config: Config;
      readonly fetch: typeof globalThis.fetch;
      readonly renderRoot: HTMLElement | DocumentFragment;
      readonly open: boolean;
      /** The language that the page, or the browser, asks for, as BCP 47. */
      readonly language: string;
      hide(): void;
      /** Adds style sheets, for what is loaded after a feature's own. */
      adopt(styles: readonly CSSResult[]): void;
      /** Draws what stands around the messages again; `redraw` below draws the messages, too. */
      requestUpdate(): void;
      /** Settles when everything that has changed is drawn. */
      readonly updateComplete: Promise<boolean>;
    };
  readonly session: ChatSession;
  /** In which to speak now: read anew each time, since the language may change. */
  readonly words: Words;
  readonly state: ChatState;
  /** The page has put a `fetch` of its own in place of the browser's. */
  readonly hasOwnFetch: boolean;
  /** Pictures that the visitor has uploaded since the page was opened: object URLs by upload id. */
  readonly previews: Map<string, string>;
  /**
   * Whether something stands in the way of asking, whatever is in the draft: shows it. To be looked at before anything
   * is done that asks for the visitor, but for the composer and what it offers; a page's own calls fail instead.
   */
  readonly isHeldBack: boolean;
  /** Loads another feature. @throws DifyError `network` where it cannot be had. */
  feature(name: FeatureName): Promise<Feature>;
  /** Draws the chat again, every message included: something has changed that is not in the state. */
  redraw(): void;
  /**
   * Sends as the visitor would; the page may change it or keep it back. `null`: it was kept back.
   *
   * @param instead the turn beside which it is to stand, as another wording of its question.
   */
  offer(question: QuestionInput, instead?: Turn): Promise<Turn> | null;
  /** Shows a conversation at its end. @throws DifyError if its messages cannot be had. */
  openConversation(id: string, name?: string): Promise<void>;
  newConversation(): void;
  /** Asks the question of a turn again; its answers become siblings. */
  regenerate(turn: Turn): Promise<Turn>;
  /** Says something to screen readers, once. */
  announce(words: string): void;
  /** Tells the page of a failure that shows nowhere else (`dify-error`). */
  report(error: DifyError): void;
  /** Puts the focus where the visitor writes. */
  focus(): void;
  focusThread(): void;
  /** Puts a text into the text box. */
  prefill(text: string): void;
  copy(copied: {readonly text: string; readonly rich?: Element}, button: HTMLElement): void;
  /** The shown conversation as markdown. */
  transcript(): string;
}

type DrawnInPanel = Partial<Record<PanelPlace, (model: ChatModel) => unknown>>;
type DrawnAtTurn = Partial<Record<TurnPlace, (model: ChatModel, turn: Turn) => unknown>>;

/** What a feature draws, by place (`view/chat-model.ts`). `undefined` from `question` leaves the bubble as it is. */
export interface Places extends Readonly<DrawnInPanel>, Readonly<DrawnAtTurn> {
  /** In the place of a part of an answer that is no text. */
  readonly answerPart?: (model: ChatModel, turn: Turn, part: AnswerPart) => unknown;
}

/** Loaded at its first need, it stays until the element is no more. Every method and place is optional. */
export interface Feature {
  readonly styles?: CSSResult;
  readonly places?: Places;
  /** A button of the panel's own has called for it (`Chat` cannot know what it is there for). */
  open?(): void;
  /** Whether what `open` shows is up. */
  readonly isOpen?: boolean;
  /** The state has changed. */
  changed?(next: ChatState, previous: ChatState): void;
  /** Facts of an answer have come, also those that leave no trace in the state. */
  heard?(turn: string, facts: readonly AnswerFact[]): void;
  /** Escape was pressed, wherever in the chat, for nothing else: ends what runs, if something does, and says so. */
  escape?(): boolean;
  /** Another server, app or user: what is known of the old one no longer holds. */
  relinked?(): void;
  /**
   * The element has left the page: what runs must end, what is held must be let go. Who wants to hear that it is
   * back adds a controller to it.
   */
  suspend?(): void;
  /** Why nothing can be sent now, in the visitor's words; `null` if something can. */
  obstacle?(): string | null;
  /** The obstacle is in what would go along from the composer: what asks without it can be sent. */
  readonly isObstacleOfDraft?: true;
  /** The visitor wants to send although there is an obstacle: shows it. */
  showObstacle?(): void;
  /**
   * Fills the variables in a greeting or an opening question: `{{name}}`.
   *
   * @param isMarkdown values are text, and must not become markup there.
   */
  fill?(text: string, isMarkdown: boolean): string;
  /** Whether a variable in the text is still to be filled in. */
  hasBlank?(text: string): boolean;
  /** Adds files to the composer, as `DifyChat.attach`. */
  attach?(files: Iterable<FileInput>): Promise<readonly ChatFile[]>;
  /** Files as a page gives them, made ready to be sent: uploads what has to be. */
  gather?(files: readonly FileInput[]): Promise<readonly ChatFile[]>;
  /** The inputs of a message as they will be sent: with the defaults of the app's form, in its types. */
  declared?(inputs: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** Uploads the files among the inputs of a message. @throws DifyError for the first that cannot be sent. */
  gatherInputs?(inputs: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  /** Resolves when what is under way (an upload) is settled, so that a page's `send()` can take it along; `null` if nothing is. */
  settled?(): Promise<unknown> | null;
}

/** Every feature that there is. */
export type FeatureName =
  | 'answers'
  | 'feedback'
  | 'files'
  | 'form'
  | 'help'
  | 'history'
  | 'human-input'
  | 'identity'
  | 'modal'
  | 'offline'
  | 'older'
  | 'phone'
  | 'recovery'
  | 'size'
  | 'tabs'
  | 'trace'
  | 'visitor'
  | 'wait'
  | 'dictation'
  | 'speech';

/** A row of the table of features (`index.ts`). */
export interface FeatureRow {
  readonly name: FeatureName;
  /** Where it draws in messages: only there a slot is kept for it, since there are as many places as messages. */
  readonly inMessages?: readonly (TurnPlace | 'answerPart')[];
  /** Whether to load it. Asked often: it must be cheap. Without it, only a button of the panel's calls for it. */
  readonly isNeeded?: (chat: Chat) => boolean;
  /** Drawn in the header until, and after, the feature is loaded: the button that calls for it. It must be tiny. */
  readonly headerButton?: (chat: Chat) => () => unknown;
  readonly load: () => Promise<{readonly feature: (chat: Chat) => Feature}>;
}
