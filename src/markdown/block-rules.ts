/** What may stand in what, and where it ends. */
import type {Line} from './line.js';
import type {Block, BlockKind} from './tree.js';

export function continuesIndented(line: Line): boolean {
  if (line.indent >= 4) line.skipColumns(4);
  else if (line.isBlank) line.skipBlanks();
  else return false;
  return true;
}

/** Whether the block's lines are no markdown. */
export function isVerbatim({kind}: Block): boolean {
  return kind === 'code' || kind === 'html' || kind === 'math' || kind === 'summary';
}

export function mayHold(parent: BlockKind, child: BlockKind): boolean {
  if (parent === 'list') return child === 'item';
  return child !== 'item' && !/paragraph|heading|code|rule|html|math|table|summary/.test(parent);
}

export function endsBlank(last: Block): boolean {
  let block: Block | undefined = last;
  while (block) {
    if (block.blank) return true;
    block = block.kind === 'list' || block.kind === 'item' ? block.children.at(-1) : undefined;
  }
  return false;
}

export function dropBlankEnd(lines: string[]): void {
  while (lines.length && !lines.at(-1)?.trim()) lines.pop();
}

export interface SplitLine {
  readonly kind: 'think' | 'details';
  readonly before: string;
  readonly after: string;
  /** It begins in the same line, too. */
  readonly opens: boolean;
}

/** A line in which a `<think>` or `<details>` ends: what stands before and after. */
export function splitAtClosingTag(text: string): SplitLine | null {
  if (!text.includes('</')) return null;
  const match = /<\/think>/i.exec(text) ?? /^\s*<\/details>|<\/details>\s*$/i.exec(text);
  if (!match) return null;
  const kind = match[0].toLowerCase().includes('think') ? 'think' : 'details';
  const before = text.slice(0, match.index);
  return {kind, before, after: text.slice(match.index + match[0].length), opens: opening[kind].test(before)};
}

const opening = {think: /^ {0,3}<think>/i, details: /^ {0,3}<details(?:\s[^<>]*)?>/i};
