/** Questions that the reader can take up with one press. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {Strings} from '../i18n/localize.js';

export function suggestions(
  questions: readonly string[],
  strings: Strings,
  choose: (question: string) => void,
): TemplateResult | typeof nothing {
  if (questions.length === 0) return nothing;
  return html`
    <ul class="suggestions" aria-label=${strings.suggestions}>
      ${questions.map(
        (question) => html`
          <li>
            <button
              part="suggestion"
              class="suggestion"
              type="button"
              dir="auto"
              @click=${() => {
                choose(question);
              }}
            >
              ${question}
            </button>
          </li>
        `,
      )}
    </ul>
  `;
}
