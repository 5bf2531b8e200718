/**
 * As much of a DOM as the markdown writer uses, so that many thousands of streams can be compared without a
 * browser. `test/browser/markdown` asks the same of a real one.
 */
class SmallNode {
  parentNode: SmallElement | null = null;
  ownerDocument: SmallDocument;
  constructor(owner: SmallDocument) {
    this.ownerDocument = owner;
  }
  get parentElement(): SmallElement | null {
    return this.parentNode;
  }
  get previousSibling(): SmallNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) - 1] ?? null;
  }
  remove(): void {
    const siblings = this.parentNode?.childNodes;
    siblings?.splice(siblings.lastIndexOf(this), 1);
    this.parentNode = null;
  }
  replaceWith(node: SmallNode): void {
    this.parentNode?.replaceChild(node, this);
  }
}

class SmallText extends SmallNode {
  data: string;
  constructor(owner: SmallDocument, data: string) {
    super(owner);
    this.data = data;
  }
  appendData(text: string): void {
    this.data += text;
  }
  replaceData(from: number, count: number, text: string): void {
    this.data = this.data.slice(0, from) + text + this.data.slice(from + count);
  }
  get textContent(): string {
    return this.data;
  }
}

export class SmallElement extends SmallNode {
  readonly tagName: string;
  readonly childNodes: SmallNode[] = [];
  readonly attributes = new Map<string, string>();
  onclick: unknown = null;
  onkeydown: unknown = null;
  value = '';
  checked = false;
  constructor(owner: SmallDocument, tag: string) {
    super(owner);
    this.tagName = tag.toUpperCase();
  }
  get children(): SmallElement[] {
    return this.childNodes.filter((node) => node instanceof SmallElement);
  }
  get firstChild(): SmallNode | null {
    return this.childNodes[0] ?? null;
  }
  get lastChild(): SmallNode | null {
    return this.childNodes.at(-1) ?? null;
  }
  get firstElementChild(): SmallElement | null {
    return this.children[0] ?? null;
  }
  get className(): string {
    return this.attributes.get('class') ?? '';
  }
  set className(value: string) {
    this.attributes.set('class', value);
  }
  get textContent(): string {
    return this.childNodes
      .map((node) =>
        node instanceof SmallText ? node.data : node instanceof SmallElement ? node.textContent : '',
      )
      .join('');
  }
  set textContent(text: string) {
    for (const node of this.childNodes) node.parentNode = null;
    this.childNodes.length = 0;
    if (text) this.appendChild(this.ownerDocument.createTextNode(text));
  }
  appendChild<T extends SmallNode>(node: T): T {
    node.remove();
    this.childNodes.push(node);
    node.parentNode = this;
    return node;
  }
  append(...nodes: (SmallNode | string)[]): void {
    for (const node of nodes)
      this.appendChild(typeof node === 'string' ? this.ownerDocument.createTextNode(node) : node);
  }
  insertBefore(node: SmallNode, before: SmallNode | null): void {
    node.remove();
    this.childNodes.splice(before ? this.childNodes.indexOf(before) : this.childNodes.length, 0, node);
    node.parentNode = this;
  }
  replaceChild(fresh: SmallNode, old: SmallNode): void {
    const index = this.childNodes.indexOf(old);
    if (index < 0) throw new Error('not a child');
    this.childNodes[index] = fresh;
    fresh.parentNode = this;
    old.parentNode = null;
  }
  replaceChildren(...nodes: SmallNode[]): void {
    const all = [...nodes]; // they may be the live children of another
    this.textContent = '';
    this.append(...all);
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }
  toggleAttribute(name: string, on: boolean): void {
    if (!on) this.attributes.delete(name);
    else if (!this.attributes.has(name)) this.attributes.set(name, '');
  }
}

export class SmallDocument {
  made = 0;
  createElement(tag: string): SmallElement {
    this.made++;
    return new SmallElement(this, tag);
  }
  createTextNode(data: string): SmallText {
    this.made++;
    return new SmallText(this, data);
  }
}

/** A container that the view takes for an element. */
export function newContainer(): {container: Element; small: SmallElement} {
  const small = new SmallElement(new SmallDocument(), 'div');
  return {container: small as unknown as Element, small};
}

/** Every node as it stands, text nodes apart, attributes in order of their names. */
export function dump(node: SmallNode): string {
  if (node instanceof SmallText) return JSON.stringify(node.data);
  if (!(node instanceof SmallElement)) return '';
  const element = node;
  const attributes = [...element.attributes].sort(([a], [b]) => (a < b ? -1 : 1));
  const tag = element.tagName.toLowerCase();
  const names = attributes.map(([name, value]) => ` ${name}=${JSON.stringify(value)}`).join('');
  return `<${tag}${names}>${element.childNodes.map(dump).join('')}</${tag}>`;
}

/** All elements in it. */
export function elementsOf(element: SmallElement): SmallElement[] {
  return element.children.flatMap((child) => [child, ...elementsOf(child)]);
}
