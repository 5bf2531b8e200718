/** What a reader should know of where an answer comes from: somebody wrote it, or moderation put it there. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {Answer} from '../../conversation/answer.js';
import {fill} from '../../i18n/localize.js';
import type {AnswerStrings} from '../../i18n/localize-answers.js';

export function notes({annotatedBy, isModerated}: Answer, strings: AnswerStrings): unknown {
  return [
    annotatedBy === null
      ? nothing
      : note(annotatedBy ? fill(strings.answeredBy, {name: annotatedBy}) : strings.answeredBySomebody),
    isModerated ? note(strings.moderated) : nothing,
  ];
}

function note(words: string): TemplateResult {
  return html`<p class="aside"><bdi>${words}</bdi></p>`;
}
