/** What speaks other words than plain English. */
import type {LauncherWords, StringOverrides} from './topics.js';
import type {launcherLabels} from './launcher-labels.js';
import type {Words} from './words.js';

/** Words of which the launcher's come first, and the others when the panel is wanted. */
export interface SpokenWords extends Words {
  readonly launcher: typeof launcherLabels & LauncherWords;
}

/** An element that speaks. */
export interface Speaker {
  /** The language that the page, or the browser, asks for, as BCP 47. */
  readonly language: string;
  /** Sentences of the page's own. */
  readonly strings: StringOverrides | null;
  /** `null` as long as nothing but plain English was said. */
  words: SpokenWords | null;
  /** Dify's description of the app. */
  readonly site: Readonly<Record<string, unknown>> | null;
  /** Its own attributes. */
  readonly lang: string;
  readonly dir: string;
  closest(selector: string): object | null;
  requestUpdate(): void;
  addEventListener(type: 'dify-ready', heard: () => void): void;
}
