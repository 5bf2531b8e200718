/**
 * A block of code that grows. Its lines stand in groups of a few that are laid out apart, so that one more line
 * costs the same in a long block as in a short one.
 */
import type {Block} from '../../markdown/tree.js';
import {create, setText} from './elements.js';
import type {MarkdownViewOptions} from './options.js';

const LINES_IN_GROUP = 16;

export class CodeBlock {
  readonly element: HTMLElement;
  readonly #code: HTMLElement;
  readonly #label: Text;
  readonly #groups: Text[] = [];
  readonly #options: MarkdownViewOptions;
  #drawn = 0;
  #block: Block | null = null;
  #hasEnded = false;

  constructor(owner: Document, options: MarkdownViewOptions) {
    this.#options = options;
    this.element = create(owner, 'figure', 'code');
    const header = create(owner, 'figcaption');
    const language = create(owner, 'span', 'language');
    this.#label = owner.createTextNode('');
    language.appendChild(this.#label);
    header.appendChild(language);
    if (options.labels?.copy) header.appendChild(this.#newCopyButton(owner, options.labels.copy));
    const pre = create(owner, 'pre');
    pre.setAttribute('tabindex', '0'); // so that it can be scrolled with the keyboard
    pre.setAttribute('dir', 'ltr');
    this.#code = create(owner, 'code');
    pre.appendChild(this.#code);
    this.element.append(header, pre);
  }

  draw(block: Block): void {
    const language = languageOf(block);
    setText(this.#label, language);
    if (language) this.#code.className = `language-${language}`;
    else this.#code.removeAttribute('class');
    // Only the last line drawn may have changed, unless this is another block in the same place.
    const same = this.#block === block ? Math.max(this.#drawn - 1, 0) : 0;
    this.#block = block;
    const count = Math.ceil(block.lines.length / LINES_IN_GROUP);
    for (
      let group = Math.floor(Math.min(same, block.lines.length) / LINES_IN_GROUP);
      group < count;
      group++
    ) {
      const lines = block.lines.slice(group * LINES_IN_GROUP, (group + 1) * LINES_IN_GROUP);
      setText(this.#groups[group] ?? this.#newGroup(), lines.join(''));
    }
    while (this.#groups.length > count) this.#groups.pop()?.parentNode?.parentNode?.lastChild?.remove();
    this.#drawn = block.lines.length;
    if (!block.final || this.#hasEnded) return;
    this.#hasEnded = true;
    this.#options.codeClosed?.(this.#code, language, block.lines.join(''));
  }

  #newGroup(): Text {
    const owner = this.#code.ownerDocument;
    const group = create(owner, 'span');
    const text = owner.createTextNode('');
    group.appendChild(text);
    this.#code.appendChild(group);
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
