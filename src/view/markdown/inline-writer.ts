/** Inline nodes → DOM, changing as little as can be: what is the same from the left stays. */
import {isSilent} from '../../markdown/html-tags.js';
import {textOf} from '../../markdown/inline-nodes.js';
import type {Inline} from '../../markdown/tree.js';
import {hostOf, isMisleading, safeUrl} from '../../markdown/urls.js';
import {create, setText} from './elements.js';
import {isInteractive, newInteractive} from './interactive.js';
import {newImage} from './media.js';
import type {MarkdownViewOptions} from './options.js';

/** A node that is drawn, and what it was drawn from. */
export interface InlineRecord {
  node: Inline;
  dom: ChildNode;
  children: InlineRecord[];
}

const tags = {emphasis: 'em', strong: 'strong', strike: 'del'};

export class InlineWriter {
  readonly #owner: Document;
  readonly #options: MarkdownViewOptions;
  /** Nodes made so far, for tests of how much work a stream is. */
  made = 0;

  constructor(owner: Document, options: MarkdownViewOptions) {
    this.#owner = owner;
    this.#options = options;
  }

  /** Makes the records, from this index on, say what the nodes say. */
  write(parent: Node, records: InlineRecord[], nodes: readonly Inline[], from = 0): void {
    nodes.forEach((node, offset) => {
      const index = from + offset;
      const record = records[index];
      if (record && this.#patch(record, node)) return;
      const fresh = this.#create(node);
      if (record) parent.replaceChild(fresh.dom, record.dom);
      else parent.appendChild(fresh.dom);
      records[index] = fresh;
    });
    while (records.length > from + nodes.length) records.pop()?.dom.remove();
  }

  /** Tells of each formula in the records. */
  reportMath(records: readonly InlineRecord[]): void {
    const report = this.#options.mathClosed;
    if (!report) return;
    for (const {node, dom, children} of records) {
      if (node.kind === 'math') report(dom as HTMLElement, node.tex, node.display);
      else this.reportMath(children);
    }
  }

  #patch(record: InlineRecord, node: Inline): boolean {
    const before = record.node;
    switch (node.kind) {
      case 'text':
        if (before.kind !== 'text') return false;
        setText(record.dom as Text, node.text);
        break;
      case 'code':
        if (before.kind !== 'code') return false;
        setText(record.dom.firstChild as Text, node.text);
        break;
      case 'emphasis':
      case 'strong':
      case 'strike':
        if (before.kind !== node.kind) return false;
        this.write(record.dom, record.children, node.children);
        break;
      case 'link':
        if (before.kind !== 'link') return false;
        this.#setLink(record, node);
        break;
      case 'element':
        if (before.kind !== 'element' || before.tag !== node.tag || isInteractive(node.tag)) {
          return before.kind === 'element' && isSame(before, node);
        }
        this.write(record.dom, record.children, node.children);
        setSpan(record.dom as HTMLElement, node);
        break;
      default:
        return isSame(before, node);
    }
    record.node = node;
    return true;
  }

  #create(node: Inline): InlineRecord {
    this.made++;
    const owner = this.#owner;
    const make = (tag: string, className?: string): HTMLElement => create(owner, tag, className);
    const record = (dom: ChildNode): InlineRecord => ({node, dom, children: []});
    switch (node.kind) {
      case 'text':
        return record(owner.createTextNode(node.text));
      case 'html':
        return record(owner.createTextNode(isSilent(node.text) ? '' : node.text));
      case 'break':
        return record(
          node.hard || this.#options.softBreaks === 'br' ? make('br') : owner.createTextNode('\n'),
        );
      case 'code':
      case 'math': {
        const element = make('code', node.kind === 'math' ? 'math' : '');
        if (node.kind === 'math' && node.display) element.setAttribute('data-display', '');
        element.appendChild(owner.createTextNode(node.kind === 'math' ? node.tex : node.text));
        return record(element);
      }
      case 'note': {
        const element = make('sup', 'note');
        element.setAttribute('data-note', node.label);
        element.appendChild(owner.createTextNode(node.label));
        return record(element);
      }
      case 'image':
        return record(newImage(make, node, this.#options));
      case 'link': {
        const made = record(make('a'));
        this.#setLink(made, node, true);
        return made;
      }
      case 'element': {
        const own = newInteractive(make, node, this.#options);
        if (own) return record(own);
        const made = record(make(node.tag));
        setSpan(made.dom as HTMLElement, node);
        this.write(made.dom, made.children, node.children);
        return made;
      }
      default: {
        const made = record(make(tags[node.kind]));
        this.write(made.dom, made.children, node.children);
        return made;
      }
    }
  }

  /** A target that is not on the list, or has not come yet, leaves the text as it is, with no link. */
  #setLink(record: InlineRecord, node: Inline & {kind: 'link'}, isNew = false): void {
    const element = record.dom as HTMLElement;
    const before = record.node;
    if (isNew || before.kind !== 'link' || before.url !== node.url || before.title !== node.title) {
      const hidden = /^abbr:/i.test(node.url) ? node.url.slice(5) : null;
      const url = hidden === null && node.url ? safeUrl(node.url) : null;
      const {onAction} = this.#options;
      set(element, 'href', url);
      set(element, 'target', url && '_blank');
      set(element, 'rel', url && 'noopener noreferrer nofollow');
      set(element, 'referrerpolicy', url && 'no-referrer');
      set(element, 'title', url && node.title);
      if (hidden !== null) {
        set(element, 'role', 'button');
        set(element, 'tabindex', '0');
        element.onclick = () => onAction?.({kind: 'link', value: decode(hidden)});
        element.onkeydown = (event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault(); // a blank would scroll
          element.click();
        };
      }
    }
    const url = safeUrl(node.url);
    const isLie = url && isMisleading(textOf(node.children), url);
    const host: Inline[] = isLie
      ? [{kind: 'element', tag: 'small', attributes: noAttributes, children: [hostText(url)]}]
      : [];
    this.write(element, record.children, [...node.children, ...host]);
  }
}

const noAttributes: ReadonlyMap<string, string> = new Map();

function hostText(url: string): Inline {
  return {kind: 'text', text: ` (${hostOf(url) || url.slice(0, 64)})`};
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // half an escape: as it is written
  }
}

function set(element: Element, name: string, value: string | null): void {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

/** A table's cell may span others, within reason. */
function setSpan(element: HTMLElement, node: Inline & {kind: 'element'}): void {
  for (const name of ['colspan', 'rowspan']) {
    const value = Number(node.attributes.get(name));
    if (Number.isInteger(value) && value > 1 && value <= 64) element.setAttribute(name, String(value));
  }
}

function isSame(before: Inline, node: Inline): boolean {
  if (before === node) return true;
  if (before.kind !== node.kind) return false;
  return plain(before) === plain(node);
}

function plain(node: Inline): string {
  return JSON.stringify(node, (_, value: unknown) => (value instanceof Map ? [...value.entries()] : value));
}
