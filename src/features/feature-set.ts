/** The features of one chat: loads those that are needed, and asks them, in the order of the table. */
import type {CSSResult} from 'lit';
import type {AnswerFact} from '../conversation/answer.js';
import type {ChatState} from '../conversation/chat-state.js';
import type {ChatModel} from '../view/chat-model.js';
import type {Chat, Feature, FeatureName, FeatureRow, Places} from './feature.js';
import {rows} from './index.js';

export class FeatureSet {
  readonly #chat: Chat;
  readonly #adopt: (styles: CSSResult) => void;
  readonly #failed: (cause: unknown) => void;
  readonly #loaded = new Map<FeatureName, Feature>();
  readonly #loading = new Map<FeatureName, Promise<Feature>>();
  readonly #tried = new Set<FeatureName>();
  /** What draws each feature's button in the header. */
  readonly #headerButtons: readonly (() => unknown)[];
  /** Features in the order of the table, whatever the order of their arrival. */
  #features: readonly Feature[] = [];

  /** @param failed hears why a feature that nobody has asked for by name could not be loaded. */
  constructor(chat: Chat, adopt: (styles: CSSResult) => void, failed: (cause: unknown) => void) {
    this.#chat = chat;
    this.#headerButtons = rows.flatMap(({headerButton}) => headerButton?.(chat) ?? []);
    this.#adopt = adopt;
    this.#failed = failed;
  }

  /** Loads what the chat needs by now. A feature that cannot be had is not tried again: the chat goes on without. */
  loadNeeded(): void {
    for (const {name, isNeeded} of rows) {
      if (this.#tried.has(name) || !isNeeded?.(this.#chat)) continue;
      this.#tried.add(name);
      this.need(name).catch(this.#failed);
    }
  }

  /** What draws before the first message is on its way. */
  get isArriving(): boolean {
    return (['identity', 'form'] as const).some((name) => this.#loading.has(name) && !this.#loaded.has(name));
  }

  has(name: FeatureName): boolean {
    return this.#loaded.has(name);
  }

  /** Loads a feature that somebody asks for; each new wish tries again. */
  need(name: FeatureName): Promise<Feature> {
    const known = this.#loading.get(name);
    if (known) return known;
    const loading = this.#load(name);
    this.#loading.set(name, loading);
    loading.catch(() => this.#loading.delete(name));
    return loading;
  }

  /**
   * What the features draw at a place; `undefined` where none does. Each has its own slot, drawn or not: a feature that
   * arrives must not make its neighbours anew, since one of them may have the focus.
   */
  draw(place: keyof Places, model: ChatModel, ...about: readonly unknown[]): readonly unknown[] | undefined {
    const drawn = (about.length > 0 ? rowsIn(place) : rows).map(({name}) => {
      const draw = this.#loaded.get(name)?.places?.[place] as
        ((model: ChatModel, ...about: readonly unknown[]) => unknown) | undefined;
      return draw?.(model, ...about); // `undefined` says that there is nothing for this one
    });
    if (place === 'headerEnd') drawn.push(...this.#headerButtons.map((draw) => draw()));
    return drawn.some((each) => each !== undefined) ? drawn : undefined;
  }

  changed(next: ChatState, previous: ChatState): void {
    for (const feature of this.#features) feature.changed?.(next, previous);
  }

  heard(turn: string, facts: readonly AnswerFact[]): void {
    for (const feature of this.#features) feature.heard?.(turn, facts);
  }

  escape(): boolean {
    return this.#features.some((feature) => feature.escape?.());
  }

  relinked(): void {
    for (const feature of this.#features) feature.relinked?.();
  }

  suspend(): void {
    for (const feature of this.#features) feature.suspend?.();
  }

  /** Why nothing can be sent now; `null` if something can. */
  get obstacle(): string | null {
    return this.#inTheWay(true)?.obstacle?.() ?? null;
  }

  /** Whether something stands in the way of sending, with the draft or without it; shows it. */
  isHeldBack(hasDraft: boolean): boolean {
    const inTheWay = this.#inTheWay(hasDraft);
    inTheWay?.showObstacle?.();
    return inTheWay !== undefined;
  }

  /**
   * Texts with their variables filled; nothing, until it is known what the variables of one of them mean. What is not
   * markdown is offered to be asked: that is left out as long as something in it is not filled in.
   */
  filled(texts: readonly string[], isMarkdown: boolean): readonly string[] {
    const filling = this.#features.find(({fill}) => fill);
    if (filling)
      return texts
        .filter((text) => isMarkdown || !filling.hasBlank?.(text))
        .map((text) => (text.includes('{{') ? (filling.fill?.(text, isMarkdown) ?? text) : text));
    const isToCome = !this.#tried.has('form') || this.#loading.has('form');
    const plain = texts.filter((text) => !text.includes('{{'));
    return isToCome && plain.length < texts.length ? [] : plain;
  }

  /** The inputs of a message as they will be sent, as far as that is known. */
  declared(inputs: Record<string, unknown>): Record<string, unknown> {
    return this.#loaded.get('form')?.declared?.(inputs) ?? inputs;
  }

  /** `null` where nothing is under way. */
  settled(): Promise<unknown> | null {
    const unsettled = this.#features.flatMap((feature) => feature.settled?.() ?? []);
    return unsettled.length > 0 ? Promise.all(unsettled) : null;
  }

  #inTheWay(hasDraft: boolean): Feature | undefined {
    return this.#features.find((each) => (hasDraft || !each.isObstacleOfDraft) && each.obstacle?.());
  }

  async #load(name: FeatureName): Promise<Feature> {
    const row = rows.find((each) => each.name === name);
    if (!row) throw new TypeError(`There is no feature ${name}.`);
    const {feature: made} = await row.load();
    const feature = made(this.#chat);
    if (feature.styles) this.#adopt(feature.styles);
    this.#loaded.set(name, feature);
    this.#features = rows.flatMap((each) => this.#loaded.get(each.name) ?? []);
    this.#chat.redraw();
    return feature;
  }
}

function rowsIn(place: keyof Places): readonly FeatureRow[] {
  return rows.filter(({inMessages}) => (inMessages as readonly string[] | undefined)?.includes(place));
}
