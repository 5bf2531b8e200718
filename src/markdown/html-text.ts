/** A block of raw HTML → the elements of it that are let through, and the rest as text. */
import {decodeReferences} from './characters.js';
import {pairTags, readTag} from './html-tags.js';
import type {Inline} from './tree.js';

export function readHtml(source: string): Inline[] {
  const nodes: Inline[] = [];
  const missing = new Set<string>();
  let from = 0;
  const addText = (to: number): void => {
    if (to > from) nodes.push({kind: 'text', text: decodeReferences(source.slice(from, to))});
  };
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at)) {
    const found = readTag(source, at, missing);
    if (!found) {
      at++;
      continue;
    }
    addText(at);
    nodes.push(found.node);
    from = at = found.end;
  }
  addText(source.length);
  return pairTags(nodes);
}
