/** The nodes of one level while they are found: a list that gives up a stretch of itself at no cost. */
import {textNode} from './inline-nodes.js';
import type {Syntax} from './syntax.js';
import type {Inline} from './tree.js';

/** Deeper marks are dropped: a browser lays nested elements out by recursion. */
const MAX_DEPTH = 32;

export interface Item {
  node: Inline;
  previous: Item | null;
  next: Item | null;
  /** Levels of nodes in it. */
  depth: number;
}

export class Siblings {
  first: Item | null = null;
  last: Item | null = null;
  readonly #syntax: Syntax | undefined;

  constructor(syntax: Syntax | undefined) {
    this.#syntax = syntax;
  }

  push(node: Inline): Item {
    const item: Item = {node, previous: this.last, next: null, depth: 'children' in node ? 1 : 0};
    if (this.last) this.last.next = item;
    else this.first = item;
    this.last = item;
    return item;
  }

  remove(item: Item): void {
    if (item.previous) item.previous.next = item.next;
    else this.first = item.next;
    if (item.next) item.next.previous = item.previous;
    else this.last = item.previous;
  }

  /** Puts what stands between the two into a new node, unless that would be too deep. */
  wrap(from: Item, to: Item | null, kind: 'emphasis' | 'strong' | 'strike'): void {
    let depth = 0;
    for (let item = from.next; item !== to; item = item?.next ?? null)
      depth = Math.max(depth, item?.depth ?? 0);
    if (depth >= MAX_DEPTH) return;
    const first = from.next;
    const children = this.#pair(nodesBetween(first, to));
    const item: Item = {node: {kind, children}, previous: from, next: to, depth: depth + 1};
    from.next = item;
    if (to) to.previous = item;
    else this.last = item;
  }

  /** Takes out all that stands behind the item. */
  takeAfter(item: Item): Inline[] {
    for (let inner = item.next; inner; inner = inner.next) item.depth = Math.max(item.depth, inner.depth + 1);
    const nodes = this.#pair(nodesBetween(item.next, null));
    item.next = null;
    this.last = item;
    return nodes;
  }

  toNodes(): Inline[] {
    return this.#pair(nodesBetween(this.first, null));
  }

  #pair(nodes: Inline[]): Inline[] {
    return this.#syntax?.pair(nodes) ?? nodes;
  }
}

/** The nodes from one item to before the other; neighbouring texts become one. */
function nodesBetween(first: Item | null, end: Item | null): Inline[] {
  const nodes: Inline[] = [];
  for (let item = first; item && item !== end; item = item.next) {
    const {node} = item;
    const last = nodes.at(-1);
    if (node.kind !== 'text') nodes.push(node);
    else if (last?.kind === 'text') last.text += node.text;
    else if (node.text) nodes.push(textNode(node.text));
  }
  return nodes;
}
