/** Inline nodes → DOM, changing as little as can be: what is the same from the left stays. */
import {unturned} from '../../conversation/answer.js';
import {textNode, textOf} from '../../markdown/inline-nodes.js';
import type {Inline} from '../../markdown/tree.js';
import {hostOf, isMisleading, safeUrl} from '../../markdown/urls.js';
import {create, setText} from './elements.js';
import type {Drawing} from './extension.js';

/** A node that is drawn, and what it was drawn from. */
export interface InlineRecord {
  node: Inline;
  dom: ChildNode;
  children: InlineRecord[];
}

const tags = {emphasis: 'em', strong: 'strong', strike: 'del', small: 'small', link: 'a'};

export class InlineWriter {
  drawing: Drawing | undefined;
  readonly #owner: Document;
  readonly #breaksAll: boolean;

  /** @param breaksAll whether a single newline breaks the line. */
  constructor(owner: Document, breaksAll: boolean) {
    this.#owner = owner;
    this.#breaksAll = breaksAll;
  }

  /** Makes the records say what the nodes say. */
  write(parent: Node, records: InlineRecord[], nodes: readonly Inline[]): void {
    nodes.forEach((node, index) => {
      const record = records[index];
      if (record && this.#patch(record, node)) {
        record.node = node;
        return;
      }
      const fresh = this.#create(node);
      if (record) parent.replaceChild(fresh.dom, record.dom);
      else parent.appendChild(fresh.dom);
      records[index] = fresh;
    });
    while (records.length > nodes.length) records.pop()?.dom.remove();
  }

  #patch(record: InlineRecord, node: Inline): boolean {
    const {node: before, dom, children} = record;
    if (before.kind !== node.kind) return false;
    switch (node.kind) {
      case 'text':
        setText(dom as Text, node.text);
        return true;
      case 'code':
        setText(dom.firstChild as Text, node.text);
        return true;
      case 'emphasis':
      case 'strong':
      case 'strike':
      case 'small':
        this.write(dom, children, node.children);
        return true;
      case 'link':
        this.#setLink(record, node, before as typeof node);
        return true;
      case 'break':
        return node.hard === (before as typeof node).hard;
      default:
        return this.drawing?.patchInline(record, node) ?? false;
    }
  }

  #create(node: Inline): InlineRecord {
    const owner = this.#owner;
    const record = (dom: ChildNode): InlineRecord => ({node, dom, children: []});
    switch (node.kind) {
      case 'text':
        return record(owner.createTextNode(node.text));
      case 'break':
        return record(node.hard || this.#breaksAll ? create(owner, 'br') : owner.createTextNode('\n'));
      case 'code': {
        const element = create(owner, 'code');
        element.appendChild(owner.createTextNode(node.text));
        return record(element);
      }
      case 'emphasis':
      case 'strong':
      case 'strike':
      case 'small':
      case 'link': {
        const made = record(create(owner, tags[node.kind]));
        if (node.kind === 'link') this.#setLink(made, node, null);
        else this.write(made.dom, made.children, node.children);
        return made;
      }
      default:
        return (
          this.drawing?.createInline(node) ??
          record(owner.createTextNode(node.kind === 'image' ? node.alt : ''))
        );
    }
  }

  /** A target that is not on the list, or has not come yet, leaves the text as it is, with no link. */
  #setLink(
    {dom, children}: InlineRecord,
    node: Inline & {kind: 'link'},
    before: (Inline & {kind: 'link'}) | null,
  ): void {
    const element = dom as HTMLElement;
    const url = node.url ? safeUrl(node.url) : null;
    if (before?.url !== node.url || before.title !== node.title) {
      const attributes = {
        href: url,
        target: '_blank',
        rel: 'noopener noreferrer nofollow',
        referrerpolicy: 'no-referrer',
        title: node.title,
      };
      for (const [name, value] of Object.entries(attributes)) {
        if (url && value) element.setAttribute(name, value);
        else element.removeAttribute(name);
      }
      this.drawing?.linked(element, node.url);
    }
    const said = textOf(node.children);
    const shown = unturned(said);
    const words = shown === said ? node.children : [textNode(shown)];
    const isLie = url && (shown !== said || isMisleading(said, url));
    this.write(element, children, isLie ? [...words, hostNote(url)] : words);
  }
}

/** Where a link leads whose text says another host. */
function hostNote(url: string): Inline {
  return {kind: 'small', children: [textNode(` (${hostOf(url) || url.slice(0, 64)})`)]};
}
