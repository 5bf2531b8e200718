/**
 * A block of code that grows, with its language and a button that copies it. Its lines stand in groups of a few
 * that are laid out apart, so that one more line costs the same in a long block as in a short one.
 */
import type {Block} from '../../markdown/tree.js';
import {create, setText} from './elements.js';
import type {ExtendedOptions} from './extended-options.js';

const LINES_IN_GROUP = 16;

export class CodeBlock {
  readonly element: HTMLElement;
  readonly #code: HTMLElement;
  readonly #label: Text;
  readonly #groups: Text[] = [];
  readonly #options: ExtendedOptions;
  #drawn = 0;
  #block: Block | null = null;
  #hasEnded = false;

  constructor(owner: Document, options: ExtendedOptions) {
    this.#options = options;
    this.element = create(owner, 'figure', 'code');
    const header = create(owner, 'figcaption');
    this.#label = owner.createTextNode('');
    header.appendChild(create(owner, 'span', 'language')).appendChild(this.#label);
    if (options.labels?.copy) header.appendChild(this.#newCopyButton(owner, options.labels.copy));
    const pre = create(owner, 'pre');
    pre.setAttribute('tabindex', '0'); // so that it can be scrolled with the keyboard
    this.element.setAttribute('dir', 'ltr'); // its head, too
    this.#code = create(owner, 'code');
    pre.appendChild(this.#code);
    this.element.append(header, pre);
  }

  draw(block: Block): void {
    const {lines} = block;
    const language = languageOf(block);
    setText(this.#label, language);
    if (language) this.#code.className = `language-${language}`;
    else this.#code.removeAttribute('class');
    // Only the last line drawn may have changed, unless this is another block in the same place.
    const same = this.#block === block ? Math.max(this.#drawn - 1, 0) : 0;
    this.#block = block;
    const count = Math.ceil(lines.length / LINES_IN_GROUP);
    for (let group = Math.floor(Math.min(same, lines.length) / LINES_IN_GROUP); group < count; group++) {
      const from = group * LINES_IN_GROUP;
      setText(this.#groups[group] ?? this.#newGroup(), lines.slice(from, from + LINES_IN_GROUP).join(''));
    }
    while (this.#groups.length > count) this.#groups.pop()?.parentElement?.remove();
    this.#drawn = lines.length;
    if (!block.final || this.#hasEnded) return;
    this.#hasEnded = true;
    this.#options.codeClosed?.(this.#code, language, lines.join(''));
  }

  #newGroup(): Text {
    const {ownerDocument} = this.#code;
    const text = ownerDocument.createTextNode('');
    this.#code.appendChild(create(ownerDocument, 'span')).appendChild(text);
    this.#groups.push(text);
    return text;
  }

  #newCopyButton(owner: Document, label: string): HTMLElement {
    const button = create(owner, 'button', 'copy');
    button.setAttribute('type', 'button');
    button.textContent = label;
    button.onclick = () => this.#options.onCopy?.(this.#block?.lines.join('') ?? '', button);
    return button;
  }
}

/** The only place where an answer's text gets into an attribute that is neither an address nor a label. */
function languageOf(block: Block): string {
  return /^[\w+#.-]{1,32}(?=\s|$)/.exec(block.info)?.[0] ?? '';
}
