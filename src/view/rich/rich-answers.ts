/** What finished answers need besides their text. Loaded when the first one is finished. */
import {answerStringsFor} from '../../i18n/localize-answers.js';
import type {AnswerViews} from '../chat-model.js';
import {answerFiles} from './answer-files.js';
import {citations} from './citations.js';
import {questionFiles} from './question-files.js';
import {reasoning} from './reasoning.js';
import {toolbar} from './toolbar.js';
import {urlPolicy} from '../urls.js';
import {versions} from './versions.js';

export {copy} from './clipboard.js';
export {richStyles} from './rich-styles.js';
export {saveAsFile} from './save-as-file.js';

export const answerViews: AnswerViews = {
  reasoning: ({answer}) => reasoning(answer, answerStringsFor()),
  questionFiles,
  files: ({answer}, {hosts}) => answerFiles(answer.files, urlPolicy(hosts), answerStringsFor()),
  citations: (turn, commands) =>
    citations(turn.answer.citations, answerStringsFor(), (citation) => commands.openCitation(turn, citation)),
  toolbar,
  versions,
};
