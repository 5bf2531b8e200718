/**
 * Where a block of raw HTML starts and ends. It is not run: `readHtml` finds in it what the allow-list knows,
 * and the rest is shown as text.
 *
 * @see https://spec.commonmark.org/0.31.2/#html-blocks
 */
const blockTags =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|' +
  'menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|' +
  'title|tr|track|ul';

/** A whole tag, opening or closing. */
export const tagSource =
  '<(?:[A-Za-z][A-Za-z\\d-]*(?:\\s+[A-Za-z_:][\\w:.-]*(?:\\s*=\\s*(?:[^\\s"\'=<>`]+|\'[^\']*\'|"[^"]*"))?)*\\s*/?|/[A-Za-z][A-Za-z\\d-]*\\s*)>';

const starts = [
  /^<(?:script|pre|textarea|style)(?:\s|>|$)/i,
  /^<!--/,
  /^<[?]/,
  /^<![A-Za-z]/,
  /^<!\[CDATA\[/,
  new RegExp(`^</?(?:${blockTags})(?:\\s|/?>|$)`, 'i'),
  new RegExp(`^${tagSource}\\s*$`),
];
const ends = [/<\/(?:script|pre|textarea|style)>/i, /-->/, /\?>/, />/, /\]\]>/];

/** Which of the seven start conditions the line meets, 0 for none. The last cannot interrupt a paragraph. */
export function htmlStart(line: string, isInParagraph: boolean): number {
  const kind = starts.findIndex((start) => start.test(line)) + 1;
  return kind === 7 && isInParagraph ? 0 : kind;
}

export function endsHtml(kind: number, line: string): boolean {
  return ends[kind - 1]?.test(line) ?? false;
}

/** The first two conditions of a block that a blank line does not end. */
export function outlivesBlank(kind: number): boolean {
  return kind < 6;
}
