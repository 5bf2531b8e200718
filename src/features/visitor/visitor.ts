/** The visitor's name and picture over each of their messages, where the page knows them. */
import {css, html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import type {Chat, Feature} from '../feature.js';

export function feature(chat: Chat): Feature {
  return {styles, places: {questionStart: () => drawn(chat)}};
}

function drawn({host}: Chat): TemplateResult | typeof nothing {
  const {userName, userAvatar} = host.config;
  if (userName === null && userAvatar === null) return nothing;
  return html`<p class="visitor">
    ${userName === null ? nothing : html`<bdi>${userName}</bdi>`}
    ${
      userAvatar === null
        ? nothing
        : html`<img src=${userAvatar} alt="" referrerpolicy="no-referrer" @error=${hide} @load=${show} />`
    }
  </p>`;
}

/** A picture that cannot be had leaves no broken one behind. */
function hide({currentTarget}: Event): void {
  (currentTarget as HTMLElement).hidden = true;
}

function show({currentTarget}: Event): void {
  (currentTarget as HTMLElement).hidden = false;
}

const styles = css`
  .visitor {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: var(--_space-6);
    margin: 0 0 var(--_space);
    color: var(--_muted);
    font-size: var(--_type-s);
  }
  .visitor img {
    inline-size: 24px;
    block-size: 24px;
    border-radius: 50%;
    object-fit: cover;
  }
  .visitor img[hidden] {
    display: none;
  }
`;
