/** How a step or a run stands, as a mark with a name. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {TraceStrings} from '../../i18n/localize-trace.js';
import {stateIcons} from './icons.js';

/** @param state one of Dify's words; a newer server's, which nobody here knows, is shown as done. */
export function stateMark(state: string, {states}: TraceStrings): TemplateResult {
  const known = Object.hasOwn(states, state) ? (state as keyof typeof states) : 'succeeded';
  return html`<span class="state" data-state=${known} role="img" aria-label=${states[known]}
    >${stateIcons.get(known) ?? nothing}</span
  >`;
}

/** The same beside words that say it. */
export function silentMark(state: string): TemplateResult {
  return html`<span class="state" data-state=${state} aria-hidden="true"
    >${stateIcons.get(state) ?? nothing}</span
  >`;
}
