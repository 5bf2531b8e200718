/** Lets the reader of a bubble enlarge its panel, by a button, or drag its free corner. What they choose is kept. */
import type {TemplateResult} from 'lit';
import {css, html, nothing, svg} from 'lit';
import {sizeStringsFor} from '../../i18n/localize-size.js';
import {icon} from '../../view/icon.js';
import {iconButton} from '../../view/icon-button.js';
import type {Chat, Feature} from '../feature.js';
import type {Size, Wish} from './panel-size.js';
import {textOf, wishOf, within} from './panel-size.js';

const KEPT = 'size';
const STEP = 24;
const expandIcon = icon(svg`<path d="M14 5h5v5M10 19H5v-5M19 5l-6 6M5 19l6-6"/>`);
const collapseIcon = icon(svg`<path d="M18 11h-5V6M6 13h5v5M13 11l6-6M11 13l-6 6"/>`);

export function feature(chat: Chat): Feature {
  return new PanelSizer(chat);
}

class PanelSizer implements Feature {
  readonly styles = styles;
  readonly places = {headerEnd: () => this.#drawn()};
  readonly #chat: Chat;
  #wish: Wish;

  constructor(chat: Chat) {
    this.#chat = chat;
    this.#wish = wishOf(this.#memory.recall(KEPT));
    this.#apply();
  }

  relinked(): void {
    this.#wish = wishOf(this.#memory.recall(KEPT));
    this.#apply();
  }

  get #memory(): {recall(name: string): string | null; keep(name: string, value: string | null): void} {
    return this.#chat.session.link.memory;
  }

  #drawn(): TemplateResult | typeof nothing {
    if (this.#chat.host.config.mode !== 'bubble') return nothing;
    const isLarge = this.#wish !== null;
    const strings = sizeStringsFor(this.#chat.words);
    return html`
      ${iconButton(
        isLarge ? strings.collapse : strings.expand,
        isLarge ? collapseIcon : expandIcon,
        () => {
          this.#choose(isLarge ? null : 'expanded');
        },
        'size',
      )}
      <button
        class="resize"
        type="button"
        aria-label=${strings.resize}
        aria-description=${strings.resizeHint}
        @pointerdown=${this.#press}
        @keydown=${this.#step}
        @dblclick=${() => {
          this.#choose(null);
        }}
      ></button>
    `;
  }

  #choose(wish: Wish): void {
    this.#wish = wish;
    this.#memory.keep(KEPT, textOf(wish));
    this.#apply();
    this.#chat.host.requestUpdate();
  }

  #apply(): void {
    const frame = this.#frame;
    const wish = this.#wish;
    const isSized = wish !== null && wish !== 'expanded';
    frame?.toggleAttribute('data-expanded', wish === 'expanded');
    frame?.style.setProperty('--dify-chat-width', isSized ? `${String(wish.width)}px` : '');
    frame?.style.setProperty('--dify-chat-height', isSized ? `${String(wish.height)}px` : '');
  }

  get #frame(): HTMLElement | null {
    return this.#chat.host.renderRoot.querySelector('.frame');
  }

  get #panel(): HTMLElement | null {
    return this.#chat.host.renderRoot.querySelector('[part="panel"]');
  }

  /** The corner that is free lies away from the launcher. */
  #grown({width, height}: Size, right: number, below: number): Size {
    const frame = this.#frame;
    const placement = frame?.dataset['placement'] ?? '';
    const isLtr = frame === null || getComputedStyle(frame).direction === 'ltr';
    const outward = placement.endsWith('end') === isLtr ? -1 : 1;
    return within({
      width: width + outward * right,
      height: height + (placement.startsWith('bottom') ? -1 : 1) * below,
    });
  }

  readonly #press = (down: PointerEvent): void => {
    const grip = down.currentTarget as HTMLElement;
    const panel = this.#panel;
    if (!panel || down.button !== 0) return;
    grip.setPointerCapture(down.pointerId);
    const from = sizeOf(panel);
    const move = (event: PointerEvent): void => {
      this.#wish = this.#grown(from, event.clientX - down.clientX, event.clientY - down.clientY);
      this.#apply();
    };
    const end = (): void => {
      grip.removeEventListener('pointermove', move);
      grip.removeEventListener('lostpointercapture', end);
      this.#choose(this.#wish);
    };
    grip.addEventListener('pointermove', move);
    grip.addEventListener('lostpointercapture', end);
  };

  readonly #step = (event: KeyboardEvent): void => {
    const [right, below] = steps[event.key] ?? [];
    const panel = this.#panel;
    if (right === undefined || below === undefined || !panel) return;
    event.preventDefault();
    this.#choose(this.#grown(sizeOf(panel), right, below));
  };
}

/** As it is laid out, while it may still be moving in. */
function sizeOf({offsetWidth, offsetHeight}: HTMLElement): Size {
  return {width: offsetWidth, height: offsetHeight};
}

const steps: Readonly<Record<string, readonly [right: number, below: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

const styles = css`
  .frame[data-expanded][data-mode='bubble'] {
    --dify-chat-width: max(40vw, 560px);
    --dify-chat-height: 100dvh;
  }
  .size,
  .resize {
    display: var(--_if-floating, none);
  }
  .resize {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 16px;
    block-size: 16px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius) 0 var(--_round-8);
    background: none;
    cursor: nwse-resize;
    touch-action: none;
  }
  .resize:hover,
  .resize:focus-visible {
    background: var(--_muted);
    opacity: 0.5;
  }
  .resize:focus-visible {
    outline: 2px solid var(--_accent-text);
    opacity: 1;
  }
  .frame[data-placement$='start'] .resize {
    inset-inline: auto 0;
    cursor: nesw-resize;
  }
  .frame[data-placement^='top'] .resize {
    inset-block: auto 0;
  }
  .frame:not([data-mode='bubble']) .size,
  .frame:not([data-mode='bubble']) .resize {
    display: none;
  }
`;
