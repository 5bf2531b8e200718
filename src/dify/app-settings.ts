/** What `/parameters`, `/site` and `/info` say of an app, in the widget's own words. */
import type {AppSettings} from '../conversation/chat-state.js';
import type {WireRecord} from './wire.js';
import {list, record, strings, text, textOrNull} from './wire.js';

/** Questions that an app may open with; more is not Dify's. */
export const MAX_QUESTIONS = 50;

/** Every object may be empty and every key missing; what is not said is off (contract 10.3). */
export function settingsOf(
  parameters: WireRecord,
  site: WireRecord | null,
  info: WireRecord | null,
): AppSettings {
  return {
    title: textOrNull(site?.['title']) ?? textOrNull(info?.['name']),
    openingStatement: text(parameters['opening_statement']),
    openingQuestions: strings(parameters['suggested_questions'])
      .filter((question) => question.trim() !== '')
      .slice(0, MAX_QUESTIONS),
    placeholder: textOrNull(site?.['input_placeholder']),
    offersFollowUps: record(parameters['suggested_questions_after_answer'])['enabled'] === true,
    hasInputForm: list(parameters['user_input_form']).length > 0,
  };
}
