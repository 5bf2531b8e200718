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
import {notes} from './notes.js';
import {questionFiles} from './question-files.js';
import {reasoning} from './reasoning.js';
import {toolbar} from './toolbar.js';
import {versions} from './versions.js';

export function answers(chat: Chat): Feature {
  const strings = answerStringsFor();
  void import('../../view/clipboard.js').catch(() => undefined); // a browser writes to it only right after a press
  const editor = new QuestionEditor(chat);
  return {
    styles: answerStyles,
    places: {
      questionStart: ({hosts}, turn) => questionFiles(turn, urlPolicy(hosts), chat.previews, strings),
      question: editor.box,
      questionEnd: editor.tools,
      answerStart: (_model, {answer}) => reasoning(answer, strings),
      answerEnd: ({hosts}, {answer}) => answerFiles(answer.files, urlPolicy(hosts), strings),
      answerFoot: (model, turn) =>
        isUnderWay(turn.answer)
          ? nothing
          : html`
              ${notes(turn.answer, strings)}
              ${chat.host.config.hiddenFeatures.has('citations') ? nothing : citations(turn, strings, chat)}
              <div class="below">
                ${turn.answer.parts.length > 0 ? toolbar(turn, model, chat) : nothing}
                ${versions(turn, model, chat)}
              </div>
            `,
    },
  };
}
