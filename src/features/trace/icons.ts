/** Icons of how a step stands. */
import type {TemplateResult} from 'lit';
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

const check = icon(svg`<path d="m4.5 12.8 4.9 4.9L19.5 6.8"/>`);
const cross = icon(svg`<path d="m6 6 12 12m0-12L6 18"/>`);
const exclamation = icon(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5m0 3.4v.1"/>`);
const pause = icon(svg`<path d="M8.5 6v12m7-12v12"/>`);
const again = icon(svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3l2.2 2.1M19.5 4v4.8h-4.8"/>`);
const square = icon(
  svg`<rect x="6.5" y="6.5" width="11" height="11" rx="2" fill="currentColor" stroke="none"/>`,
);

/** Nothing stands for `running`: its place moves instead. */
export const stateIcons: ReadonlyMap<string, TemplateResult> = new Map([
  ['succeeded', check],
  ['failed', cross],
  ['exception', exclamation],
  ['partial-succeeded', exclamation],
  ['paused', pause],
  ['pending', pause],
  ['stopped', square],
  ['retry', again],
]);
