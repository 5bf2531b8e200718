/** The sources of an answer, numbered; each opens to its excerpt, unless the page opens it itself. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {Citation} from '../../conversation/answer.js';
import type {Turn} from '../../conversation/chat-state.js';
import {DifyCitationEvent} from '../../events.js';
import {fill} from '../../i18n/localize.js';
import {inDigits} from '../../i18n/numbers.js';
import type {AnswerStrings} from '../../i18n/localize-answers.js';
import type {Chat} from '../feature.js';

export function citations(
  {answer}: Turn,
  strings: AnswerStrings,
  {host}: Chat,
): TemplateResult | typeof nothing {
  const sources = answer.citations;
  if (sources.length === 0) return nothing;
  /** Whether the widget is to open it: the page may have taken it over. */
  const open = (citation: Citation): boolean =>
    host.dispatchEvent(new DifyCitationEvent({messageId: answer.messageId ?? '', citation}));
  return html`
    <div class="sources" role="group" aria-label=${strings.sources}>
      <p class="sources-title" aria-hidden="true">${strings.sources}</p>
      ${sources.map(
        (source) => html`
          <details class="source" name="source">
            <summary
              @click=${(event: Event) => {
                const {parentElement} = event.currentTarget as HTMLElement;
                const isOpen = parentElement instanceof HTMLDetailsElement && parentElement.open;
                if (!isOpen && !open(source)) event.preventDefault();
              }}
            >
              <span class="source-number">${inDigits(source.position, strings.words)}</span>
              <bdi class="source-name"
                >${source.documentName || (source.datasetName ?? strings.unnamedSource)}</bdi
              >
            </summary>
            <div class="source-body">
              ${
                source.score === null
                  ? nothing
                  : html`<p class="source-score">
                      ${fill(strings.relevance, {score: percent(source.score, strings)})}
                    </p>`
              }
              <p class="source-text" dir="auto">${source.content}</p>
            </div>
          </details>
        `,
      )}
    </div>
  `;
}

/** Scores of vector stores lie between 0 and 1; whatever lies outside is shown as it is. */
function percent(score: number, {words}: AnswerStrings): string {
  if (score < 0 || score > 1) return inDigits(score, words, {maximumFractionDigits: 2});
  return inDigits(score, words, {style: 'percent'});
}
