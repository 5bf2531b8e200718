/** What the views are given: one model in, commands out. */
import type {AnswerPart} from '../conversation/answer.js';
import type {ChatState, ChatStatus, Turn} from '../conversation/chat-state.js';
import type {Strings} from '../i18n/localize.js';
import type {Words} from '../i18n/words.js';
import type {TextWriter} from './message-parts/answer-text.js';
import type {Renderers} from './renderers.js';

export interface ChatModel {
  /** A bubble's panel is a dialog that closes; a block or a full viewport is simply there. */
  readonly mode: 'bubble' | 'inline' | 'fullscreen';
  readonly hasHeader: boolean;
  readonly state: ChatState;
  readonly status: ChatStatus;
  readonly words: Words;
  /** The panel's own sentences in these words. */
  readonly strings: Strings;
  readonly heading: string;
  readonly placeholder: string;
  /** Markdown; empty where there is none. */
  readonly greeting: string;
  readonly openingQuestions: readonly string[];
  /** The unsent text of an earlier visit. */
  readonly draft: string;
  /** The key that sends. */
  readonly sendKey: 'enter' | 'mod-enter';
  readonly isAtEnd: boolean;
  /** Some of what stands before the first message is still to come. */
  readonly isArriving: boolean;
  /** Past messages have come, but not yet all that draws them. */
  readonly isHeld: boolean;
  /** Why nothing can be sent now, in the visitor's words. */
  readonly obstacle: string | null;
  /** Draws markdown, once it is loaded. */
  readonly textWriter: TextWriterFactory | null;
  /** What the features that are loaded draw at a place. */
  readonly at: Draw;
  /** Changes when messages have to be drawn again for a reason that stands outside of the state. */
  readonly revision: number;
  readonly hosts: Hosts;
  readonly renderers: () => Renderers;
  /** Told to screen readers once, when an answer is finished. */
  readonly announcement: string;
}

/** A place of the view where features draw (`features/feature.ts`), by what they are told of there. */
export interface Draw {
  (place: PanelPlace): unknown;
  (place: TurnPlace, turn: Turn): unknown;
  (place: 'answerPart', turn: Turn, part: AnswerPart): unknown;
}

export type PanelPlace =
  /** Before the heading. */
  | 'headerStart'
  /** After the heading, before the panel's own buttons. */
  | 'headerEnd'
  /** Over thread and composer: what is up for the moment, a list or a form. */
  | 'cover'
  /** Before the first message. */
  | 'threadStart'
  /** In the place of the notice that the app's settings could not be had. */
  | 'appError'
  /** After the greeting, while nothing has been asked. */
  | 'welcome'
  /** Inside the composer, over the text box. */
  | 'composerStart'
  /** Beside the button that sends, before it. */
  | 'composerButtons'
  /** Below the composer. */
  | 'footer';

export type TurnPlace =
  /** Before a turn, between it and the one before. */
  | 'turnStart'
  /** In the place of a question's bubble. */
  | 'question'
  /** Over the bubble of a question. */
  | 'questionStart'
  /** Under a question. */
  | 'questionEnd'
  /** Before the text of an answer. */
  | 'answerStart'
  /** After the text of an answer, while it may still grow. */
  | 'answerEnd'
  /** Below everything else of an answer. */
  | 'answerFoot'
  /** In the toolbar of an answer that is over. */
  | 'answerTools';

export type TextWriterFactory = (container: HTMLElement, context: TextContext) => TextWriter;

/** Whom the page trusts with its readers: what these hosts send is loaded at once. */
export interface Hosts {
  /** Address of the page, against which relative addresses count. */
  readonly page: string;
  /** Root of the Dify API: its files carry addresses relative to its host (`/files/…`). */
  readonly api: string;
  /** Origins besides those two. */
  readonly trustedOrigins: readonly string[];
}

/** What a text may draw on, and where the reader's wishes inside it go. */
export interface TextContext {
  readonly hosts: Hosts;
  /** Those of the moment: a page may set others while an answer comes in. */
  readonly renderers: () => Renderers;
  readonly words: Words;
  /**
   * Tells the page, and sends the value unless it is only to be followed. Whether the page has let it happen; `null`:
   * nothing can be sent now, which the visitor was told.
   */
  readonly act: (kind: 'button' | 'form' | 'link', value: string, isSent: boolean) => boolean | null;
  readonly copy: ChatCommands['copy'];
}

export interface ChatCommands {
  /** Whether the text became a message, so that the text box may be emptied. */
  readonly submit: (text: string) => boolean;
  readonly stop: () => void;
  readonly retry: () => void;
  readonly reload: () => void;
  readonly newConversation: () => void;
  readonly close: () => void;
  readonly choose: (question: string, source: 'opening' | 'follow-up') => void;
  readonly keepDraft: (text: string) => void;
  readonly jumpToLatest: () => void;
  /** A control inside an answer was used; without a turn, inside the greeting. */
  readonly act: (turn: Turn | null, ...action: Parameters<TextContext['act']>) => boolean | null;
  readonly copy: (copied: {readonly text: string; readonly rich?: Element}, button: HTMLElement) => void;
}
