/** Icons of how a step stands. */
import type {TemplateResult} from 'lit';
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

const check = icon(svg`<path d="m6.500 12.500 3.700 3.700 7.300-8"/>`);
const cross = icon(svg`<path d="m7.500 7.500 9 9m0-9-9 9"/>`);
const exclamation = icon(svg`<path d="M12 6.500v7m0 3.500v.1"/>`);
const pause = icon(svg`<path d="M9.500 7.500v9m5-9v9"/>`);
const again = icon(svg`<path d="M18 12a6 6 0 1 1-1.800-4.300L18 9.500M18 5.500v4h-4"/>`);
const square = icon(
  svg`<rect x="8" y="8" width="8" height="8" rx="1.500" fill="currentColor" stroke="none"/>`,
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
