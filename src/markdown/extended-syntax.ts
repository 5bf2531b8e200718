/** All that is understood beyond the core. */
import {
  addExtendedLine,
  addMoreExtended,
  continuesExtended,
  splitLine,
  startExtended,
  tryRow,
} from './extended-blocks.js';
import {findBare} from './bare-addresses.js';
import {readReference} from './characters.js';
import {findTarget, takeDefinitions} from './definitions.js';
import {pairTags, readAngle} from './html-tags.js';
import {readHtml} from './html-text.js';
import {readFormula} from './math.js';
import type {Syntax} from './syntax.js';

export const extendedSyntax: Syntax = {
  startBlock: startExtended,
  continues: continuesExtended,
  addLine: addExtendedLine,
  addMore: addMoreExtended,
  splitLine,
  tryRow,
  takeDefinitions,
  inline: (text, at, context, missing) =>
    (text[at] === '<' ? readAngle : readFormula)(text, at, context, missing),
  target: findTarget,
  address: findBare,
  pair: pairTags,
  html: readHtml,
  character: readReference,
};
