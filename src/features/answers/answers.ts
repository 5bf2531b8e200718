/** What stands around finished answers: reasoning, files, sources, what can be done with them, other versions. */
import {html, nothing} from 'lit';
import {isUnderWay} from '../../conversation/answer.js';
import {answerStringsFor} from '../../i18n/localize-answers.js';
import {urlPolicy} from '../../view/urls.js';
import type {Chat, Feature} from '../feature.js';
import {answerFiles} from './answer-files.js';
import {answerStyles} from './answer-styles.js';
import {citations} from './citations.js';
import {QuestionEditor} from './question-editor.js';
import {loadAhead} from './load-ahead.js';
import {notes} from './notes.js';
import {questionFiles} from './question-files.js';
import {Reasonings} from './reasoning.js';
import {Days, timeOf} from './times.js';
import {toolbar} from './toolbar.js';
import {versions} from './versions.js';

export function feature(chat: Chat): Feature {
  void import('../../view/clipboard.js').catch(() => undefined); // a browser writes to it only right after a press
  loadAhead().catch(() => undefined); // an answer that needs it asks again
  const editor = new QuestionEditor(chat);
  const days = new Days(chat);
  const reasonings = new Reasonings(chat);
  return {
    styles: answerStyles,
    changed: (next, previous) => {
      days.changed(next, previous);
    },
    suspend: () => {
      days.suspend();
    },
    places: {
      turnStart: days.line,
      questionStart: ({hosts, words}, turn) =>
        questionFiles(turn, urlPolicy(hosts), chat.previews, answerStringsFor(words)),
      question: editor.box,
      questionEnd: editor.tools,
      answerStart: (_model, turn) => reasonings.of(turn),
      answerEnd: ({hosts, words}, {answer}) =>
        answerFiles(answer.files, urlPolicy(hosts), answerStringsFor(words)),
      answerFoot: (model, turn) => {
        if (isUnderWay(turn.answer)) return nothing;
        const strings = answerStringsFor(model.words);
        return html`
          ${notes(turn.answer, strings)}
          ${chat.host.config.hiddenFeatures.has('citations') ? nothing : citations(turn, strings, chat)}
          <div class="below">
            ${turn.answer.parts.length > 0 ? toolbar(turn, model, chat) : nothing}
            ${versions(turn, model, chat)}
            ${turn.answer.parts.length > 0 ? timeOf(turn.answer.createdAt, model.words, chat) : nothing}
          </div>
        `;
      },
    },
  };
}
