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
