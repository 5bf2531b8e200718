/** The app's face: its icon, what it says of itself, its colours, the small print; and the state of an app that is off. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {classMap} from 'lit/directives/class-map.js';
import type {ChatState, Turn} from '../../conversation/chat-state.js';
import type {DifyError} from '../../conversation/dify-error.js';
import type {AppIcon, AppIdentity} from '../../dify/app-identity.js';
import {identityOf} from '../../dify/app-identity.js';
import {appPage} from '../../dify/app-page.js';
import {isRecord} from '../../dify/wire.js';
import {sentenceFor} from '../../i18n/localize.js';
import {identityStringsFor} from '../../i18n/localize-identity.js';
import type {ChatModel} from '../../view/chat-model.js';
import {retryIcon} from '../../view/icons.js';
import {urlPolicy} from '../../view/urls.js';
import type {Chat, Feature} from '../feature.js';
import {isOff} from '../is-off.js';
import {identityStyles} from './identity-styles.js';
import {warnOfKey} from './key-warning.js';

/** A description of more characters than this is shown in part. */
const SHORT_DESCRIPTION = 140;

export function feature(chat: Chat): Feature {
  warnOfKey(chat.host.config.apiKey);
  return new Identity(chat);
}

class Identity implements Feature {
  readonly styles = identityStyles;
  readonly places = {
    headerStart: (model: ChatModel): unknown =>
      html`<slot name="icon">${this.#icon('header-icon', model)}</slot>`,
    threadStart: (model: ChatModel): unknown => this.#introduction(model),
    answerStart: (model: ChatModel, turn: Turn): unknown => this.#avatar(model, turn),
    footer: (model: ChatModel): unknown => this.#smallPrint(model),
    appError: (model: ChatModel): unknown => this.#unavailable(model),
  };
  readonly #chat: Chat;
  #identity: AppIdentity | null = null;
  /** The icon's address has died, and asking the app anew did not help. */
  #isIconLost = false;
  #isRefreshed = false;
  #isIntroduced = false;
  #isDescriptionOpen = false;
  /** Why the last question was not let in. */
  #refused: DifyError | null = null;

  constructor(chat: Chat) {
    this.#chat = chat;
    this.#show(chat.state);
  }

  changed(next: ChatState, previous: ChatState): void {
    const refused = next.conversation.thread.at(-1)?.answer.error;
    // The door was closed in the midst of a conversation: the app itself is asked, and says so above everything.
    if (
      refused &&
      refused !== this.#refused &&
      closedDoors.has(refused.code) &&
      next.app.status === 'ready'
    ) {
      this.#refused = refused;
      void this.#chat.session.describeApp();
    }
    if (next.app.site === previous.app.site) return;
    this.#isIconLost = false;
    this.#isRefreshed = false;
    this.#show(next);
    this.#chat.redraw();
  }

  /** Nothing that is sent now could be answered. */
  obstacle(): string | null {
    return isOff(this.#chat.state) ? identityStringsFor(this.#chat.words).unavailableObstacle : null;
  }

  /** Why stands in the thread already; who cannot see it has only heard of it when it came. */
  showObstacle(): void {
    this.#chat.announce(identityStringsFor(this.#chat.words).unavailableObstacle);
  }

  #show({app}: ChatState): void {
    this.#identity = identityOf(app.site);
    const frame = this.#chat.host.renderRoot.querySelector<HTMLElement>('.frame');
    // The owner's colour, which a page's `--dify-chat-accent` goes before; none takes the one of the app before away.
    const color = this.#identity?.color ?? '';
    frame?.style.setProperty('--_site-accent', CSS.supports('color', color) ? color : '');
    const header = this.#identity?.header;
    if (header) frame?.setAttribute('data-header', header);
    else frame?.removeAttribute('data-header');
  }

  #icon(place: string, model: ChatModel): unknown {
    const icon = this.#identity?.icon;
    if (!icon || this.#isIconLost) return nothing;
    return icon.kind === 'emoji' ? emojiIcon(place, icon) : this.#picture(place, icon, model);
  }

  /** Nothing is loaded from a host that the page does not trust: for an icon nobody presses a button. */
  #picture(place: string, {url}: AppIcon & {kind: 'image'}, {hosts}: ChatModel): unknown {
    const policy = urlPolicy(hosts);
    const address = policy.media(url);
    if (!address || !policy.isTrusted(address)) return nothing;
    return html`<img
      class="app-icon ${place}"
      src=${address.href}
      alt=""
      referrerpolicy="no-referrer"
      @error=${() => {
        void this.#refreshIcon();
      }}
    />`;
  }

  /** The address of an uploaded icon is signed and dies after minutes (contract 9.5): the app is asked once for a new one. */
  async #refreshIcon(): Promise<void> {
    if (this.#isIconLost) return;
    const {session} = this.#chat;
    const isSecondFailure = this.#isRefreshed;
    this.#isRefreshed = true;
    const site: unknown = isSecondFailure
      ? null
      : await session.link.transport.request('/site', {signal: session.signal}).catch(() => null);
    const icon = identityOf(isRecord(site) ? site : null)?.icon;
    if (icon && this.#identity) this.#identity = {...this.#identity, icon};
    else this.#isIconLost = true;
    this.#chat.redraw();
  }

  /** While nothing has been said: who this is. A page that fills the slot `welcome` says it itself. */
  #introduction(model: ChatModel): unknown {
    const {conversation, app} = model.state;
    const isOver = conversation.thread.length > 0;
    if (!this.#identity || app.error || this.#isFilled('welcome')) return nothing;
    if (isOver && !this.#isIntroduced) return nothing; // a past that was opened
    this.#isIntroduced = true;
    const {description} = this.#identity;
    const strings = identityStringsFor(model.words);
    if (description === '') return nothing;
    const isLong = description.length > SHORT_DESCRIPTION;
    const isClamped = isLong && !this.#isDescriptionOpen;
    // With the first question it folds up, and what was read under it moves at a pace that the eye can follow.
    return html`
      <div class="introduction" ?data-over=${isOver}>
        <div>
          ${this.#isFilled('icon') ? nothing : this.#icon('large-icon', model)}
          <p class="introduction-title" dir="auto">${model.heading}</p>
          <p class=${classMap({description: true, clamped: isClamped})} dir="auto">${description}</p>
          ${
            isLong
              ? html`<button
                  class="link-button"
                  type="button"
                  aria-expanded=${isClamped ? 'false' : 'true'}
                  @click=${() => {
                    this.#isDescriptionOpen = isClamped;
                    this.#chat.redraw();
                  }}
                >
                  ${isClamped ? strings.more : strings.less}
                </button>`
              : nothing
          }
        </div>
      </div>
    `;
  }

  #avatar(model: ChatModel, _turn: Turn): unknown {
    if (!this.#identity?.hasAvatar) return nothing;
    return html`<span class="avatar">${this.#icon('avatar-icon', model)}</span>`;
  }

  /** A page that fills the slot `footer` has its own. */
  #smallPrint({words}: ChatModel): unknown {
    if (!this.#identity || this.#isFilled('footer')) return nothing;
    const {copyright, privacyUrl, disclaimer} = this.#identity;
    if (!copyright && !privacyUrl && !disclaimer) return nothing;
    return html`
      <p class="small-print">
        ${disclaimer ? html`<span dir="auto">${disclaimer}</span>` : nothing}
        ${
          privacyUrl
            ? html`<a href=${privacyUrl} target="_blank" rel="noopener noreferrer"
                >${identityStringsFor(words).privacy}</a
              >`
            : nothing
        }
        ${copyright ? html`<span dir="auto">${withSign(copyright)}</span>` : nothing}
      </p>
    `;
  }

  #isFilled(slot: string): boolean {
    return this.#chat.host.querySelector(`:scope > [slot="${slot}"]`) !== null;
  }

  /** Signing in is for Dify's own page: nothing of it can be brought over here. */
  #wayIn(code: string): unknown {
    const page = closedDoors.has(code) ? appPage(this.#chat.host.config) : null;
    if (page === null) return nothing;
    return html`<p>
      <a class="way-in" href=${page} target="_blank" rel="noopener noreferrer"
        >${identityStringsFor(this.#chat.words).ownPage}</a
      >
    </p>`;
  }

  /** `undefined` leaves the ordinary notice: what is only unreachable for the moment is not off. */
  #unavailable({state, strings, words}: ChatModel): TemplateResult | undefined {
    const {error} = state.app;
    if (!error || !isOff(state)) return undefined;
    const own = identityStringsFor(words);
    const [title, sentence] = closedDoors.get(error.code) ?? [];
    return html`
      <div class="unavailable" role="alert">
        <p class="unavailable-title">${own[title ?? 'unavailable']}</p>
        <p>${sentence ? own[sentence] : sentenceFor(error.code, strings)}</p>
        ${this.#wayIn(error.code)}
        <button
          class="link-button"
          type="button"
          @click=${() => {
            this.#chat.session.reload();
            this.#chat.focusThread();
          }}
        >
          ${retryIcon}${own.tryAgain}
        </button>
      </div>
    `;
  }
}

/** What is said to visitors who have to sign in first, or may not come in, by Dify's code for it. */
const closedDoors = new Map([
  ['web_sso_auth_required', ['signInTitle', 'signIn'] as const],
  ['web_app_access_denied', ['noAccessTitle', 'noAccess'] as const],
]);

function emojiIcon(place: string, {emoji, background}: AppIcon & {kind: 'emoji'}): TemplateResult {
  return html`<span
    class="app-icon ${place}"
    aria-hidden="true"
    .style=${background && CSS.supports('color', background) ? `background-color: ${background}` : ''}
    >${emoji}</span
  >`;
}

/** Owners write the name alone, or with the sign. */
function withSign(copyright: string): string {
  return copyright.includes('©') ? copyright : `© ${copyright}`;
}
