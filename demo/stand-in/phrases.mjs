// @ts-check
/**
 * Everything one can type and what it shows: the table that the stand-in answers from and that the demo page prints
 * as its help. The first row that fits a query wins; a query that fits none is answered as a shop's assistant would.
 */
import {answers, smallTalk} from './answers.mjs';
import {faults} from './faults.mjs';
import {humanAnswers} from './human-answers.mjs';

/**
 * @typedef {object} Question What an answer can be made of.
 * @property {string} query
 * @property {Record<string, unknown>} inputs
 * @property {readonly import('./store.mjs').StoredFile[]} files
 * @property {readonly {query: string, answer: string}[]} history Earlier turns, oldest first.
 */

/**
 * @typedef {object} Answer What an app says; each type of app brings it in its own events.
 * @property {string} text Markdown.
 * @property {string} [reasoning] As `<think>`, or as events of their own in a chatflow of 1.16.
 * @property {boolean} [cites] Comes with sources.
 * @property {number} [pingsBefore] Keep-alives, 1.5 s apart, before the first word.
 * @property {{after: number, text: string}} [moderated] Replaced after so many characters.
 * @property {boolean} [annotated] Somebody wrote it by hand: an app with annotations says it in single characters.
 * @property {string} [fails] A chatflow's run ends as failed, with this error.
 * @property {string} [handlesFailure] A node of a chatflow fails with this error, and the run goes on.
 * @property {boolean} [isExpedition] A chatflow does everything that one can do before it speaks.
 * @property {readonly Tool[]} [tools] What an agent calls first, one after the other.
 * @property {readonly (readonly import('./forms.mjs').FormPlan[])[]} [asks] Forms that a chatflow waits for: those of
 *   each pause.
 * @property {(forms: readonly import('./forms.mjs').Form[]) => string} [concludes] What it says after the last pause.
 */

/**
 * @typedef {object} Tool
 * @property {string} name Several that are called at once are joined by `;`, and so are their labels.
 * @property {string} label
 * @property {string} thought
 * @property {unknown} input Of several: an object by their names.
 * @property {unknown} result Likewise.
 * @property {string} [observation] The result as a text of its own, which need not be JSON.
 * @property {boolean} [makesPicture]
 */

/**
 * @typedef {object} Play An HTTP answer, step by step.
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {boolean} [cors] `false`: as a proxy answers, without CORS headers.
 * @property {Iterable<import('./steps.mjs').Step>} steps
 * @property {readonly import('./steps.mjs').Step[]} [onStop]
 * @property {string} [saved] What history holds afterwards, if not what was said.
 */

/**
 * @typedef {object} Phrase
 * @property {string} say An example to type.
 * @property {string} shows What happens then.
 * @property {'answers' | 'forms' | 'errors' | 'broken streams'} group
 * @property {(query: string) => boolean} fits
 * @property {(question: Question) => Answer} [answer]
 * @property {(run: import('./run.mjs').Run) => Play} [play]
 */

/** @type {readonly Phrase[]} */
const table = [...faults, ...humanAnswers, ...answers];

/** The table as data, without what only this process can run. */
export const phrases = table.map(({say, shows, group}) => ({say, shows, group}));

/**
 * What a query calls for.
 *
 * @param {string} query
 * @returns {Pick<Phrase, 'answer' | 'play'>}
 */
export function phraseFor(query) {
  const text = query.trim().toLowerCase();
  return table.find((phrase) => phrase.fits(text)) ?? {answer: smallTalk};
}
