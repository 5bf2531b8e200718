/** Something went wrong: said in the reader's words, with a way on. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {DifyError} from '../conversation/dify-error.js';
import {sentenceFor} from '../i18n/localize.js';
import type {ChatModel} from './chat-model.js';
import {alertIcon, retryIcon} from './icons.js';

/** @param retry `null` where trying again is no longer for this place. */
export function notice(
  sentence: string,
  error: DifyError | null,
  {strings, status}: ChatModel,
  retry: (() => void) | null,
): TemplateResult {
  const isBusy = status === 'connecting' || status === 'streaming';
  return html`
    <div class="notice" role="alert">
      ${alertIcon}
      <p>${sentence} ${error ? sentenceFor(error.code, strings) : nothing}</p>
      ${
        retry
          ? html`<button class="link-button" type="button" ?disabled=${isBusy} @click=${retry}>
              ${retryIcon}${strings.retry}
            </button>`
          : nothing
      }
    </div>
  `;
}
