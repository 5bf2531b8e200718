/** The pictures of tools: asked for when the first step with a tool is drawn, once. Without them steps have their marks. */
import type {TemplateResult} from 'lit';
import {html} from 'lit';
import type {AppIcon} from '../../dify/app-identity.js';
import {toolIcons} from '../../dify/tool-icons.js';
import type {Hosts} from '../../view/chat-model.js';
import {urlPolicy} from '../../view/urls.js';
import type {Chat} from '../feature.js';
import {isKnowledge} from './tool-calls.js';

export class ToolIcons {
  readonly #chat: Chat;
  readonly #broken = new Set<string>();
  #icons: ReadonlyMap<string, AppIcon> = new Map();
  #isAsked = false;
  /** Changes with what there is to draw. */
  revision = 0;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  /** Another app: its tools may bear the same names. */
  clear(): void {
    this.#icons = new Map();
    this.#isAsked = false;
    this.revision += 1;
  }

  /** As wide as the mark of a step, so that it can take its place. `null`: there is none, or not yet. */
  of(tool: string, hosts: Hosts): TemplateResult | null {
    if (isKnowledge(tool)) return null;
    // Steps may be drawn once more after the chat has left its page.
    if (!this.#isAsked && this.#chat.host.isConnected) void this.#ask();
    const icon = this.#icons.get(tool);
    if (!icon) return null;
    return icon.kind === 'emoji' ? emojiIcon(icon) : this.#picture(icon.url, hosts);
  }

  /** Nothing is loaded from a host that the page does not trust: for an icon nobody presses a button. */
  #picture(url: string, hosts: Hosts): TemplateResult | null {
    const policy = urlPolicy(hosts);
    // A server that was not told its own name writes a path of its own.
    const isPath = url.startsWith('/') && URL.canParse(url, hosts.api);
    const address = policy.media(isPath ? new URL(url, hosts.api).href : url);
    if (!address || !policy.isTrusted(address) || this.#broken.has(address.href)) return null;
    return html`<img
      class="tool-icon"
      src=${address.href}
      alt=""
      referrerpolicy="no-referrer"
      @error=${() => {
        this.#broken.add(address.href);
        this.#drawn();
      }}
    />`;
  }

  async #ask(): Promise<void> {
    this.#isAsked = true;
    const {session} = this.#chat;
    const {link, signal} = session;
    try {
      const icons = await toolIcons(link.transport, signal);
      if (session.link !== link) return; // of the app before
      this.#icons = icons;
      this.#drawn();
    } catch {
      // It only decorates: a server or a proxy without it is not at fault. A chat that has left its page asks again.
      if (signal.aborted && session.link === link) this.#isAsked = false;
    }
  }

  #drawn(): void {
    this.revision += 1;
    this.#chat.redraw();
  }
}

/** Not as text: who selects or copies an answer does not mean it. */
function emojiIcon({emoji, background}: AppIcon & {kind: 'emoji'}): TemplateResult {
  return html`<span
    class="tool-icon"
    aria-hidden="true"
    data-emoji=${emoji}
    .style=${background && CSS.supports('color', background) ? `background-color: ${background}` : ''}
  ></span>`;
}
