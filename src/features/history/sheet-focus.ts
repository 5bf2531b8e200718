/** Where the focus is while the list is open: inside it, at what the reader has just done; and nothing behind it works. */
import type {Chat} from '../feature.js';
import type {Attention} from './model.js';

const firstIn: Readonly<Record<Attention['on'], string>> = {
  menu: '[role="menuitem"]',
  rename: 'input',
  delete: '[data-first]',
};

export class SheetFocus {
  readonly #host: Chat['host'];
  #isHolding = false;
  /** What was made inert, and by whom else nothing was. */
  #behind: readonly HTMLElement[] = [];

  constructor(host: Chat['host']) {
    this.#host = host;
  }

  /** Takes the focus into the sheet that is about to be drawn. */
  enter(): void {
    this.#afterDrawing(() => {
      const cover = this.#find('.history');
      // On a touch screen the search box would bring up the keyboard before the reader has seen the list.
      const first = matchMedia('(pointer: coarse)').matches ? '.history-sheet' : '.history-query';
      this.#find(first)?.focus();
      if (this.#behind.length > 0) return;
      const others = [...(cover?.parentElement?.children ?? [])] as HTMLElement[];
      // Not the live region: what it says belongs to what is done in the list.
      this.#behind = others.filter((each) => each !== cover && !each.inert && each.role !== 'status');
      for (const each of this.#behind) each.inert = true;
    });
  }

  leave(givesBack: boolean): void {
    for (const each of this.#behind) each.inert = false;
    this.#behind = [];
    if (givesBack)
      this.#afterDrawing(() => {
        this.#find('.conversations-button')?.focus();
      });
  }

  /** Into the menu, the form or the question of a row. */
  into(id: string, on: Attention['on']): void {
    this.#afterDrawing(() => {
      const row = this.#row(id);
      const first = row?.querySelector<HTMLElement>(firstIn[on]);
      if (on === 'menu') turnUp(row?.querySelector('.conversation-menu') ?? null);
      first?.focus();
      if (first instanceof HTMLInputElement) first.select();
      first?.closest('.conversation')?.scrollIntoView({block: 'nearest'});
    });
  }

  to(id: string, selector: string): void {
    this.#afterDrawing(() => {
      this.#row(id)?.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  /**
   * What has the focus may go with the next drawing, or move: then it is followed, or the row that takes its place has
   * the focus.
   */
  hold(): void {
    const active = this.#active;
    if (this.#isHolding || !active) return;
    this.#isHolding = true;
    const rows = this.#rows;
    const at = rows.findIndex((row) => row.contains(active));
    const id = rows[at]?.dataset['conversation'] ?? '';
    const button = active.matches('.conversation-more') ? '.conversation-more' : 'button';
    this.#afterDrawing(() => {
      this.#isHolding = false;
      if (this.#active || !this.#find('.history')) return;
      const moved = this.#row(id)?.querySelector<HTMLElement>(button);
      if (moved) {
        moved.focus();
        return;
      }
      const next = this.#rows[Math.min(Math.max(at, 0), this.#rows.length - 1)]?.querySelector('button');
      (next ?? this.#find('.history-query'))?.focus();
    });
  }

  #afterDrawing(act: () => void): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(act);
  }

  /** What has the focus, if it is inside the list. */
  get #active(): Element | null {
    const active = (this.#host.renderRoot as ShadowRoot).activeElement;
    return active?.closest('.history') ? active : null;
  }

  get #rows(): readonly HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.conversation')];
  }

  #row(id: string): HTMLElement | undefined {
    return this.#rows.find((row) => row.dataset['conversation'] === id);
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}

/** Near the end of the list a menu opens upwards, where there is room. */
function turnUp(menu: HTMLElement | null): void {
  const list = menu?.closest('.history-list')?.getBoundingClientRect();
  const box = menu?.getBoundingClientRect();
  if (list && box && box.bottom > list.bottom && box.top - box.height > list.top + 40)
    menu?.setAttribute('data-up', '');
}
