/** A short message beside the closed launcher. Dismissed once, it does not come again, until the page says another. */
import type {TemplateResult} from 'lit';
import {html, svg} from 'lit';
import type {LauncherStrings} from '../i18n/localize-launcher.js';
import {icon} from '../view/icon.js';

const crossIcon = icon(svg`<path d="m7 7 10 10m0-10L7 17"/>`);

export interface TeaserCommands {
  readonly open: () => void;
  readonly dismiss: () => void;
}

export function teaser(text: string, strings: LauncherStrings, commands: TeaserCommands): TemplateResult {
  return html`
    <div class="teaser" part="teaser">
      <button class="teaser-text" type="button" dir="auto" @click=${commands.open}>${text}</button>
      <button
        class="teaser-close"
        type="button"
        aria-label=${strings.dismissTeaser}
        title=${strings.dismissTeaser}
        @click=${commands.dismiss}
      >
        ${crossIcon}
      </button>
    </div>
  `;
}
