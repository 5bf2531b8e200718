/** The list of shortcuts, over the panel. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {ref} from 'lit/directives/ref.js';
import type {HelpStrings} from '../../i18n/localize-help.js';
import {helpStringsFor} from '../../i18n/localize-help.js';
import type {ChatModel} from '../../view/chat-model.js';
import {iconButton} from '../../view/icon-button.js';
import {closeIcon} from '../../view/icons.js';
import {coverPanel} from '../cover-panel.js';
import type {Chat} from '../feature.js';
import {helpStyles} from './help-styles.js';

/** What is done, and the ways to do it: each some keys that are pressed together. */
type Shortcut = readonly [what: string, ...ways: readonly (readonly string[])[]];

export class ShortcutList {
  readonly #chat: Chat;
  readonly #placed: (cover: Element | undefined) => void;
  #isOpen = false;

  constructor(chat: Chat) {
    this.#chat = chat;
    chat.host.adopt([helpStyles]);
    this.#placed = coverPanel(
      () => chat.host.renderRoot.querySelector('.help-head button'),
      () => {
        chat.focus();
      },
    );
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(): void {
    this.#show(true);
  }

  readonly close = (): void => {
    this.#show(false);
  };

  drawn({words, strings: {send}}: ChatModel): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    const strings = helpStringsFor(words);
    return html`
      <div class="help" @keydown=${this.#keys} @mousedown=${this.#press} ${ref(this.#placed)}>
        <section class="help-card" role="dialog" aria-modal="true" aria-labelledby="help-title" tabindex="-1">
          <header class="help-head">
            <h2 class="help-title" id="help-title">${strings.title}</h2>
            ${iconButton(strings.close, closeIcon, this.close)}
          </header>
          ${section(strings.writing, this.#writing(strings, send))}
          ${section(strings.messages, reading(strings))} ${section(strings.chat, this.#anywhere(strings))}
        </section>
      </div>
    `;
  }

  #writing({keys, newLine}: HelpStrings, send: string): readonly Shortcut[] {
    return this.#chat.host.config.sendOn === 'enter'
      ? [
          [send, [keys.enter]],
          [newLine, [keys.shift, keys.enter]],
        ]
      : [
          [send, [modifier(keys.control), keys.enter]],
          [newLine, [keys.enter]],
        ];
  }

  #anywhere({keys, ...strings}: HelpStrings): readonly Shortcut[] {
    const {mode, dragAxis} = this.#chat.host.config;
    const root = this.#chat.host.renderRoot;
    const isSizable = root.querySelector('.resize')?.checkVisibility();
    const arrows = [['←'], ['↑'], ['↓'], ['→']];
    return [
      [strings.escape, [keys.escape]],
      ...(isSizable ? [[strings.resize, ...arrows] as const] : []),
      ...(mode === 'bubble' && dragAxis !== null ? [[strings.move, ...arrows] as const] : []),
      [strings.list, [modifier(keys.control), '/'], ['?']],
    ];
  }

  #show(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#chat.host.requestUpdate();
  }

  readonly #keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault(); // closes the list, and not the panel
    this.close();
  };

  readonly #press = (event: MouseEvent): void => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault(); // or the focus would follow the pointer into nothing
    this.close();
  };
}

function reading({keys, scroll, actions, ends}: HelpStrings): readonly Shortcut[] {
  return [
    [scroll, ['↑'], ['↓']],
    [actions, ['←'], ['→']],
    [ends, [keys.home], [keys.end]],
  ];
}

function section(title: string, shortcuts: readonly Shortcut[]): TemplateResult {
  return html`
    <h3 class="help-group">${title}</h3>
    <dl class="help-rows">
      ${shortcuts.map(
        ([what, ...ways]) =>
          html`<div>
            <dt>${what}</dt>
            <dd>${ways.map((keys) => html`<span>${keys.map((key) => html`<kbd>${key}</kbd>`)}</span>`)}</dd>
          </div>`,
      )}
    </dl>
  `;
}

function modifier(control: string): string {
  // What would take its place is not in every browser.
  return /Mac|iP/.test(navigator.platform) ? '⌘' : control;
}
