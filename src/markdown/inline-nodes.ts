/** Inline nodes, made and read. */
import type {Inline} from './tree.js';

export function textNode(text: string): Inline {
  return {kind: 'text', text};
}

export function codeNode(source: string): Inline {
  const text = source.replaceAll('\n', ' ');
  const isPadded = text.length > 2 && text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '';
  return {kind: 'code', text: isPadded ? text.slice(1, -1) : text};
}

/** Without spaces and line ends behind it; other blanks, such as one that does not break, are text. */
export function withoutBlankEnd(text: string): string {
  let end = text.length;
  while (end && /[ \t\n]/.test(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

export function skipBlanks(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

/** What is read aloud. */
export function textOf(nodes: readonly Inline[]): string {
  let text = '';
  for (const node of nodes) {
    if ('children' in node)
      text += node.children.length ? textOf(node.children) : '\n'; // <br>
    else if ('text' in node) text += node.kind === 'html' ? node.shown : node.text;
    else if (node.kind === 'image') text += node.alt;
    else if (node.kind === 'math') text += node.tex;
    else if (node.kind === 'break') text += '\n';
  }
  return text;
}

/** Links hold no links: an address in a link's text is text. */
export function withoutLinks(nodes: Inline[]): Inline[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'link' && node.auto) return node.children;
    return 'children' in node ? [{...node, children: withoutLinks(node.children)}] : [node];
  });
}
