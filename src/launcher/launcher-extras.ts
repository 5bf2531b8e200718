/**
 * What some pages want of a closed bubble beside its button: a teaser, opening by itself, a launcher that can be moved;
 * and the badge for an answer that was finished behind a closed panel. Loaded when the first of them is wanted.
 */
import type {CSSResult, ReactiveController, ReactiveControllerHost, TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {Config, Placement} from '../config.js';
import {launcherStringsFor, unreadIn} from '../i18n/localize-launcher.js';
import type {LauncherWords} from '../i18n/topics.js';
import {Dragging} from './dragging.js';
import {extrasStyles} from './extras-styles.js';
import {LauncherMemory} from './launcher-memory.js';
import {Opening} from './opening.js';
import {teaser} from './teaser.js';

/** What is asked of the element that holds the launcher. */
export interface LauncherHost extends ReactiveControllerHost, HTMLElement {
  readonly config: Config;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly words: {readonly launcher: LauncherWords; readonly format: string} | null;
  open: boolean;
  show(): void;
  adopt(styles: readonly CSSResult[]): void;
}

const TEASER = 'teaser';

export class LauncherExtras implements ReactiveController {
  readonly #host: LauncherHost;
  readonly #memory: LauncherMemory;
  readonly #dragging: Dragging;
  readonly #opening: Opening;
  #dismissed: string | null;
  #unread = 0;

  constructor(host: LauncherHost) {
    this.#host = host;
    this.#memory = new LauncherMemory(() => host.config.persist);
    this.#dismissed = this.#memory.recall(TEASER);
    this.#dragging = new Dragging(host, this.#memory);
    this.#opening = new Opening(
      host,
      this.#memory,
      new LauncherMemory(() => (host.config.persist === 'none' ? 'none' : 'session')),
    );
    host.adopt([extrasStyles]);
    host.addController(this);
  }

  /** Where the launcher was moved to; `null` where the page's wish stands. */
  get placement(): Placement | null {
    return this.#dragging.placement;
  }

  /** One more answer that the reader has not seen. */
  count(): void {
    this.#unread += 1;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const {config, isConnected, open} = this.#host;
    const isClosed = config.mode === 'bubble' && !open;
    if (open) {
      this.#unread = 0;
      this.#dismiss(); // the reader has found the chat
    }
    this.#dragging.update(config.dragAxis);
    this.#opening.update(isConnected && isClosed ? config.openAfter : null);
  }

  hostUpdated(): void {
    const {renderRoot, config, words} = this.#host;
    // An answer that grows asks for a drawing each frame: what is looked for then is the launcher, and nothing else.
    this.#dragging.updated(
      renderRoot.querySelector<HTMLElement>('[part="launcher"]'),
      config.dragAxis === null ? '' : launcherStringsFor(words?.launcher ?? null).moves,
    );
  }

  /** It may have been taken out before its time, and is put back. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#opening.end();
  }

  /** In the launcher's button: how many answers wait. */
  badge(): TemplateResult | typeof nothing {
    return this.#unread === 0
      ? nothing
      : html`<span class="badge" aria-hidden="true"
          >${new Intl.NumberFormat(this.#format).format(this.#unread)}</span
        >`;
  }

  /** The launcher's name with what waits behind it. */
  label(label: string): string {
    return this.#unread === 0 ? label : `${label}, ${this.#news}`;
  }

  /** Beside the launcher. */
  render(): TemplateResult {
    const {config, open} = this.#host;
    const isTeasing = config.teaser !== null && config.teaser !== this.#dismissed && !open;
    return html`
      ${
        isTeasing
          ? teaser(config.teaser, launcherStringsFor(this.#host.words?.launcher ?? null), {
              open: () => {
                this.#host.show();
              },
              dismiss: () => {
                this.#dismiss();
                this.#host.requestUpdate();
                this.#host.focus();
              },
            })
          : nothing
      }
      <p class="unread" role="status">${this.#unread === 0 ? '' : this.#news}</p>
    `;
  }

  get #news(): string {
    return unreadIn(this.#unread, this.#host.words?.launcher ?? null, this.#format);
  }

  /** As the reader's region writes numbers. */
  get #format(): string {
    return this.#host.words?.format ?? 'en';
  }

  #dismiss(): void {
    const {teaser: text} = this.#host.config;
    if (text === null || text === this.#dismissed) return;
    this.#memory.keep(TEASER, text);
    this.#dismissed = text;
  }
}
