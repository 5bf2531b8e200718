/** Everything beyond the core in one: what is understood, and what draws it. */
import {extendedSyntax} from '../../markdown/extended-syntax.js';
import {ExtendedDrawing} from './extended-drawing.js';
import type {ExtendedOptions} from './extended-options.js';
import type {Extension} from './extension.js';

export function extendedMarkdown(options: ExtendedOptions = {}): Extension {
  return {syntax: extendedSyntax, drawing: (writer) => new ExtendedDrawing(writer, options)};
}
