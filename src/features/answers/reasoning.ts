/** What the model thought aloud, apart from its answer: open while it thinks, closed once the answer begins. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {Answer} from '../../conversation/answer.js';
import {isUnderWay} from '../../conversation/answer.js';
import type {AnswerStrings} from '../../i18n/localize-answers.js';
import {thoughtFor} from '../../view/thought-for.js';

export function reasoning(answer: Answer, strings: AnswerStrings): TemplateResult | typeof nothing {
  if (answer.reasoning === '') return nothing;
  const isThinking = isUnderWay(answer) && !answer.parts.some(({kind}) => kind === 'text');
  return html`
    <details class="think" ?open=${isThinking}>
      <summary>${isThinking ? strings.thinkingAloud : thoughtFor(answer.reasoningMs, strings)}</summary>
      <div class="think-text" dir="auto">${answer.reasoning}</div>
    </details>
  `;
}
