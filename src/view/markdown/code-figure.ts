/** A block of code with its language, a button that copies it, and whatever is done when it is complete. */
import type {Block} from '../../markdown/tree.js';
import {CodeBlock} from './code-block.js';
import {create, setText} from './elements.js';
import type {ExtendedOptions} from './extended-options.js';

export class CodeFigure extends CodeBlock {
  readonly #label: Text;
  readonly #options: ExtendedOptions;
  #hasEnded = false;

  constructor(owner: Document, options: ExtendedOptions) {
    super(owner);
    this.#options = options;
    const header = create(owner, 'figcaption');
    this.#label = owner.createTextNode('');
    header.appendChild(create(owner, 'span', 'language')).appendChild(this.#label);
    if (options.labels?.copy) header.appendChild(this.#newCopyButton(owner, options.labels.copy));
    this.element.insertBefore(header, this.element.firstChild);
  }

  override draw(block: Block): void {
    const language = languageOf(block);
    setText(this.#label, language);
    if (language) this.code.className = `language-${language}`;
    else this.code.removeAttribute('class');
    super.draw(block);
    if (!block.final || this.#hasEnded) return;
    this.#hasEnded = true;
    this.#options.codeClosed?.(this.code, language, block.lines.join(''));
  }

  #newCopyButton(owner: Document, label: string): HTMLElement {
    const button = create(owner, 'button', 'copy');
    button.setAttribute('type', 'button');
    button.textContent = label;
    button.onclick = () => this.#options.onCopy?.(this.block?.lines.join('') ?? '', button);
    return button;
  }
}

/** The only place where an answer's text gets into an attribute that is neither an address nor a label. */
function languageOf(block: Block): string {
  return /^[\w+#.-]{1,32}(?=\s|$)/.exec(block.info)?.[0] ?? '';
}
