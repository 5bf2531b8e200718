/**
 * A page with a chat in it, as its visitor and its author meet it. Compare words and numbers, not elements or events:
 * when such a comparison fails, the runner writes the whole page down and does not come back.
 */
import {fixtureSync, html, waitUntil} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import type {DifyChat} from '../../src/index.js';
import '../../src/index.js';
import {allByRole, findByRole, getByRole, nameOf, roleOf} from './roles.js';
import type {AppFields, LoggedRequest} from './stand-in.js';
import {
  baseUrl,
  openRequestsOf,
  questionsTo,
  registerApp,
  requestsOf,
  siteCodeOf,
  webAppUrl,
} from './stand-in.js';

/** On a busy machine a browser may be slow; something that does not happen at all is told after this long. */
const PATIENCE_MS = 8_000;

// Browsers note 250 files of a page, and the modules of the source alone are nearly as many: tests look for theirs.
performance.setResourceTimingBufferSize(2_000);

const eventTypes = [
  'dify-ready',
  'dify-open',
  'dify-close',
  'dify-send',
  'dify-message',
  'dify-chunk',
  'dify-stop',
  'dify-suggestions',
  'dify-suggestion',
  'dify-citation',
  'dify-action',
  'dify-conversation',
  'dify-feedback',
  'dify-upload',
  'dify-error',
] as const;

type DifyEventType = (typeof eventTypes)[number];

export interface Visit {
  /** An app of the test's own. */
  readonly app?: AppFields;
  /** An app that is there already: its API key. */
  readonly key?: string;
  /** By the app's site code and the WebApp API, in place of its key and the Service API. */
  readonly isWebApp?: boolean;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly properties?: Partial<DifyChat>;
  /** Where the element goes; without it, a box at the end of the page, which goes away after the test. */
  readonly into?: Element | ShadowRoot;
}

/** An open chat whose app has described itself. */
export async function openChat(visit: Visit = {}): Promise<ChatPage> {
  const page = await placeChat({...visit, attributes: {open: '', ...visit.attributes}});
  await page.element.ready;
  await page.element.updateComplete;
  page.listen();
  return page;
}

/** A chat as the page's author wrote it: in `bubble` mode it is closed, and has loaded nothing. */
export async function placeChat(visit: Visit = {}): Promise<ChatPage> {
  const key = visit.key ?? (await registerApp(visit.app));
  const element = document.createElement('dify-chat');
  const way: Readonly<Record<string, string>> = visit.isWebApp
    ? {'base-url': webAppUrl, 'app-token': siteCodeOf(key)}
    : {'base-url': baseUrl, 'api-key': key};
  const attributes = {...way, ...visit.attributes};
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, visit.properties);
  const page = new ChatPage(element, key);
  (visit.into ?? fixtureSync(html`<div></div>`)).append(element);
  await element.updateComplete;
  return page;
}

/** Waits for something to be so. */
export function until(holds: () => unknown, what: string): Promise<void> {
  return waitUntil(holds, what, {interval: 10, timeout: PATIENCE_MS});
}

/** The browser has laid out and painted what was asked of it so far. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Presses a key while another one is held down: the runner's own `press` takes single keys only. */
export async function pressWith(held: string, key: string): Promise<void> {
  await sendKeys({down: held});
  await sendKeys({press: key});
  await sendKeys({up: held});
}

export class ChatPage {
  readonly element: DifyChat;
  readonly key: string;
  /** Everything the page heard of this chat, in order. */
  readonly heard: Event[] = [];

  /** What screen readers were told, in order: each is there for a second only. */
  readonly #told: string[] = [];

  constructor(element: DifyChat, key: string) {
    this.element = element;
    this.key = key;
    for (const type of eventTypes) element.addEventListener(type, (event) => this.heard.push(event));
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get textBox(): HTMLTextAreaElement {
    const found = this.root.querySelector<HTMLTextAreaElement>('[part="input"]');
    if (!found) throw new Error('there is no text box');
    return found;
  }

  get log(): HTMLElement {
    return this.get('log');
  }

  /** Listens to what screen readers are told from now on. */
  listen(): void {
    const region = this.root.querySelector<HTMLElement>('p.visually-hidden[role="status"]');
    if (!region) return;
    const note = (): void => void this.#told.push(readText(region));
    new MutationObserver(note).observe(region, {childList: true, characterData: true, subtree: true});
  }

  /** What screen readers were told since the chat was opened, without the silence between. */
  get told(): readonly string[] {
    return this.#told.filter((words) => words !== '');
  }

  /** Waits until screen readers were told something in which these words stand. */
  tells(words: string): Promise<void> {
    return until(() => this.told.some((each) => each.includes(words)), `“${words}” is said`);
  }

  /** What has the focus, as assistive technology tells it: `button “Open chat”`. Empty where nothing in here has it. */
  get focus(): string {
    const element = this.root.activeElement;
    return element ? `${roleOf(element) ?? 'something'} “${nameOf(element)}”` : '';
  }

  /** Waits until it has the focus. */
  focused(what: string): Promise<void> {
    return until(() => this.focus === what, `${what} has the focus`);
  }

  /** What the visitor reads of the last answer. */
  get lastAnswer(): string {
    return readText(this.all('article', 'The assistant said').at(-1));
  }

  /** What the visitor reads of their own last message. */
  get lastQuestion(): string {
    return readText(this.all('article', 'You said').at(-1));
  }

  /** What went wrong, in the words that the visitor reads. */
  get alert(): string {
    return readText(this.find('alert') ?? undefined);
  }

  all(role: string, name?: string | RegExp): HTMLElement[] {
    return allByRole(this.root, role, name);
  }

  find(role: string, name?: string | RegExp): HTMLElement | null {
    return findByRole(this.root, role, name);
  }

  get(role: string, name?: string | RegExp): HTMLElement {
    return getByRole(this.root, role, name);
  }

  button(name: string | RegExp): HTMLButtonElement {
    return this.get('button', name) as HTMLButtonElement;
  }

  /** Waits until it is shown. */
  async seen(role: string, name?: string | RegExp): Promise<HTMLElement> {
    await until(() => this.find(role, name), `${role} ${String(name ?? '')} is shown`);
    return this.get(role, name);
  }

  /** Presses a button with the mouse, where the eye sees it. */
  async click(name: string | RegExp): Promise<void> {
    await this.#mouse('click', name);
  }

  /** Moves the mouse over a button. */
  async pointAt(name: string | RegExp): Promise<void> {
    await this.#mouse('move', name);
  }

  async #mouse(type: 'click' | 'move', name: string | RegExp): Promise<void> {
    const button = await this.seen('button', name);
    await atRest(this.root, button);
    button.scrollIntoView({block: 'nearest'});
    await sendMouse({type, position: await placeOf(button)});
  }

  async type(text: string): Promise<void> {
    this.textBox.focus();
    await sendKeys({type: text});
  }

  /** Types a question and sends it; its answer may still be under way afterwards. */
  async ask(text: string): Promise<void> {
    await this.type(text);
    const sent = this.next('dify-send');
    await sendKeys({press: 'Enter'});
    await sent;
  }

  /** Asks and waits until the answer is finished, one way or the other. */
  async talk(text: string): Promise<void> {
    await this.ask(text);
    await this.answered();
  }

  /** Waits until nothing is under way any more. */
  async answered(): Promise<void> {
    await until(() => {
      const last = this.element.messages.at(-1);
      const isOver = last?.role === 'assistant' && last.status !== 'pending' && last.status !== 'streaming';
      return isOver && this.element.status === 'idle';
    }, 'the answer is finished');
    await this.element.updateComplete;
  }

  /** Waits until the visitor can read a text in the last answer. */
  async reads(text: string): Promise<void> {
    await until(() => this.lastAnswer.includes(text), `“${text}” is shown`);
  }

  /** The next event of that type, from now on. */
  next<Type extends DifyEventType>(type: Type): Promise<GlobalEventHandlersEventMap[Type]> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${type} was not heard`)), PATIENCE_MS);
      const heard = (event: GlobalEventHandlersEventMap[Type]): void => {
        clearTimeout(timer);
        resolve(event);
      };
      this.element.addEventListener(type, heard as EventListener, {once: true});
    });
  }

  /** All events of one type that were heard so far. */
  events<Type extends DifyEventType>(type: Type): GlobalEventHandlersEventMap[Type][] {
    return this.heard.filter((event) => event.type === type) as GlobalEventHandlersEventMap[Type][];
  }

  /** The messages that reached the server. */
  questions(): Promise<readonly LoggedRequest[]> {
    return questionsTo(this.key);
  }

  requests(path?: string): Promise<readonly LoggedRequest[]> {
    return requestsOf(this.key, path);
  }

  openRequests(): Promise<number> {
    return openRequestsOf(this.key);
  }
}

/** The middle of an element, once it stays where it is: what has just arrived above it may still push it. */
async function placeOf(element: Element): Promise<[number, number]> {
  for (let before = ''; ;) {
    const {left, top, width, height} = element.getBoundingClientRect();
    const place: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    if (String(place) === before) return place;
    before = String(place);
    await painted();
  }
}

/** Words as they are read: without the markup's own line breaks. */
export function readText(element: Element | undefined): string {
  return element instanceof HTMLElement ? element.innerText.replace(/\s+/g, ' ').trim() : '';
}

/** Waits for what moves into its place: until then it is not where, and not as visible as, it will be. */
export async function atRest(root: ShadowRoot, element: Element = root.host): Promise<void> {
  const moving = root.getAnimations().filter(({effect}) => {
    const isFinite = effect?.getComputedTiming().iterations !== Infinity;
    const target = effect instanceof KeyframeEffect ? effect.target : null;
    return isFinite && (element === root.host || target?.contains(element));
  });
  await Promise.all(moving.map(({finished}) => finished.catch(() => undefined))); // cancelled is over, too
}
