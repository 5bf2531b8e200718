/**
 * Footnotes: gathered at the end of the answer, each with a way to it and a way back. The ways need no ids, which
 * would be the page's or nobody's inside a shadow root: a press moves the focus, and the thread scrolls along.
 */
import {normalizeLabel} from '../../markdown/definitions.js';
import type {BlockRecord} from './block-record.js';
import {newRecord} from './block-record.js';
import {create} from './elements.js';
import type {MarkdownLabels} from './extended-options.js';

export class Footnotes {
  readonly #root: BlockRecord;
  readonly #owner: Document;
  readonly #labels: MarkdownLabels;
  /** From which mark the reader came last, by label. */
  readonly #left = new Map<string, HTMLElement>();

  /** @param root the answer, at whose end the notes stand. */
  constructor(root: BlockRecord, owner: Document, labels: MarkdownLabels = {}) {
    this.#root = root;
    this.#owner = owner;
    this.#labels = labels;
  }

  /** Where the notes go. */
  get place(): Element {
    const {body, end} = this.#root;
    if (end?.parentNode) return end as Element;
    const section = create(this.#owner, 'section', 'footnotes');
    section.setAttribute('role', 'doc-endnotes');
    section.setAttribute('aria-label', this.#labels.footnotes ?? 'Footnotes');
    this.#root.end = body.appendChild(section);
    return section;
  }

  /** The mark in the text. */
  newMark(label: string): HTMLElement {
    const mark = create(this.#owner, 'sup', 'note');
    const name = normalizeLabel(label);
    const link = this.#newLink('doc-noteref', label, this.#labels.footnote?.(label) ?? label, () => {
      this.#left.set(name, link);
      this.#find('.footnote', name)?.focus();
    });
    link.setAttribute('data-note', name);
    mark.appendChild(link);
    return mark;
  }

  newNote(key: string, label: string): BlockRecord {
    const note = create(this.#owner, 'div', 'footnote');
    const name = normalizeLabel(label);
    note.setAttribute('data-note', name);
    note.setAttribute('tabindex', '-1');
    note.appendChild(create(this.#owner, 'sup')).textContent = label;
    const record = newRecord(key, note, true);
    record.body = note.appendChild(create(this.#owner, 'div'));
    const back = this.#newLink('doc-backlink', '↩', this.#labels.backToText ?? '↩', () => {
      const mark = this.#left.get(name);
      (mark?.isConnected ? mark : this.#find('.note > a', name))?.focus();
    });
    note.appendChild(back);
    return record;
  }

  #find(selector: string, name: string): HTMLElement | undefined {
    const all = this.#root.body.querySelectorAll<HTMLElement>(selector);
    return [...all].find((each) => each.getAttribute('data-note') === name);
  }

  /** What it leads to has no address: the page's own stays as it is. */
  #newLink(role: string, text: string, name: string, follow: () => void): HTMLElement {
    const link = create(this.#owner, 'a');
    link.setAttribute('role', role);
    link.setAttribute('href', '#');
    link.setAttribute('aria-label', name);
    link.textContent = text;
    link.onclick = (event) => {
      event.preventDefault();
      follow();
    };
    return link;
  }
}
