/**
 * A block of code that grows. Its lines stand in groups of a few that are laid out apart, so that one more line
 * costs the same in a long block as in a short one.
 */
import type {Block} from '../../markdown/tree.js';
import {create, setText} from './elements.js';

const LINES_IN_GROUP = 16;

export class CodeBlock {
  readonly element: HTMLElement;
  readonly code: HTMLElement;
  /** What is shown. */
  block: Block | null = null;
  readonly #groups: Text[] = [];
  #drawn = 0;

  constructor(owner: Document) {
    this.element = create(owner, 'figure', 'code');
    const pre = create(owner, 'pre');
    pre.setAttribute('tabindex', '0'); // so that it can be scrolled with the keyboard
    pre.setAttribute('dir', 'ltr');
    this.code = create(owner, 'code');
    pre.appendChild(this.code);
    this.element.appendChild(pre);
  }

  draw(block: Block): void {
    const {lines} = block;
    // Only the last line drawn may have changed, unless this is another block in the same place.
    const same = this.block === block ? Math.max(this.#drawn - 1, 0) : 0;
    this.block = block;
    const count = Math.ceil(lines.length / LINES_IN_GROUP);
    for (let group = Math.floor(Math.min(same, lines.length) / LINES_IN_GROUP); group < count; group++) {
      const from = group * LINES_IN_GROUP;
      setText(this.#groups[group] ?? this.#newGroup(), lines.slice(from, from + LINES_IN_GROUP).join(''));
    }
    while (this.#groups.length > count) this.#groups.pop()?.parentElement?.remove();
    this.#drawn = lines.length;
  }

  #newGroup(): Text {
    const {ownerDocument} = this.code;
    const text = ownerDocument.createTextNode('');
    this.code.appendChild(create(ownerDocument, 'span')).appendChild(text);
    this.#groups.push(text);
    return text;
  }
}
