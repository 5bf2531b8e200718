/** Icons of how a step stands. */
import type {TemplateResult} from 'lit';
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

const check = icon(svg`<path d="m4.500 12.800 4.900 4.900L19.500 6.800"/>`);
const cross = icon(svg`<path d="m6 6 12 12m0-12L6 18"/>`);
const exclamation = icon(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7.500v5m0 3.400v.1"/>`);
const pause = icon(svg`<path d="M8.500 6v12m7-12v12"/>`);
const again = icon(
  svg`<path d="M19.500 12a7.500 7.500 0 1 1-2.200-5.300l2.200 2.100M19.500 4v4.800h-4.800"/>`,
);
const square = icon(
  svg`<rect x="6.500" y="6.500" width="11" height="11" rx="2" fill="currentColor" stroke="none"/>`,
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
