/** Tags: which are let through, and what they become. All others are text. */
import {decodeReferences} from './characters.js';
import {tagSource} from './html-blocks.js';
import type {InlineContext} from './inline-context.js';
import type {InlinePiece} from './syntax.js';
import type {Inline} from './tree.js';

/** Tag → the attributes that are read; their values are checked again where they are used. */
const allowed = new Map<string, readonly string[]>([
  ...['br', 'hr', 'sub', 'sup', 'kbd', 'u', 'mark', 'b', 'i', 's', 'em', 'strong', 'del', 'code', 'p'].map(
    (tag): [string, readonly string[]] => [tag, []],
  ),
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'details', 'summary'].map(
    (tag): [string, readonly string[]] => [tag, []],
  ),
  ['th', ['colspan', 'rowspan', 'align']],
  ['td', ['colspan', 'rowspan', 'align']],
  ['button', ['data-message', 'data-link', 'data-variant']],
  ['form', ['data-format']],
  ['label', []],
  ['input', ['type', 'name', 'value', 'placeholder', 'checked', 'data-tip', 'data-options']],
  ['textarea', ['name', 'placeholder', 'value']],
  ['video', ['src']],
  ['audio', ['src']],
  ['source', ['src']],
]);
const voids = new Set(['br', 'hr', 'input', 'source']);
const MAX_DEPTH = 32;
/** Half a tag that is longer than this is shown as it is written. */
const MAX_HALF = 240;

const tag = new RegExp(tagSource, 'y');
const address = /<([A-Za-z][A-Za-z\d.+-]{1,31}:[^\s<>]*)>/y;
const email =
  /<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?)*)>/y;
const attribute = /([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s"'=<>`]+)))?/g;
const declarations: readonly [string, string][] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
];

/** The tag, comment or address in angle brackets here. */
export function readTag(text: string, at: number, missing: Set<string>): {node: Inline; end: number} | null {
  address.lastIndex = email.lastIndex = tag.lastIndex = at;
  const url = address.exec(text)?.[1];
  if (url !== undefined) return {node: autolink(url, url), end: address.lastIndex};
  const mail = email.exec(text)?.[1];
  if (mail !== undefined) return {node: autolink('mailto:' + mail, mail), end: email.lastIndex};
  if (tag.test(text)) return {node: loneTag(text.slice(at, tag.lastIndex)), end: tag.lastIndex};
  const end = endOfDeclaration(text, at, missing);
  return end < 0 ? null : {node: loneTag(text.slice(at, end)), end};
}

function autolink(url: string, text: string): Inline {
  return {kind: 'link', url, title: '', children: [{kind: 'text', text}], auto: true};
}

function endOfDeclaration(text: string, at: number, missing: Set<string>): number {
  if (/^<!--?>|^<!---?>/.test(text.slice(at, at + 6))) return text.indexOf('>', at) + 1;
  for (const [opener, closer] of declarations) {
    if (text.startsWith(opener, at)) return find(text, closer, at + opener.length, missing);
  }
  return /^<![A-Za-z]/.test(text.slice(at, at + 3)) ? find(text, '>', at, missing) : -1;
}

function find(text: string, closer: string, from: number, missing: Set<string>): number {
  const end = missing.has(closer) ? -1 : text.indexOf(closer, from);
  if (end < 0) missing.add(closer);
  return end < 0 ? -1 : end + closer.length;
}

/** A tag or a comment, of which nothing is shown if it stands for nothing that could be. */
function loneTag(text: string): Inline {
  const isSilent = text.startsWith('<!--') || (text.startsWith('</') && allowed.has(nameOf(text)));
  return {kind: 'html', text, shown: isSilent ? '' : text};
}

/** What an angle bracket in a line begins: a tag, an address, or half a tag that is not shown yet. */
export function readAngle(
  text: string,
  at: number,
  {open}: InlineContext,
  missing: Set<string>,
): InlinePiece {
  const found = readTag(text, at, missing);
  if (found) return found;
  const isHalf = /^<\/?[A-Za-z][\w-]*(?:\s[^<>\n]*)?$/.test(text.slice(at, at + MAX_HALF));
  if (open && isHalf) return {text: '', end: text.length};
  return {text: '<', end: at + 1};
}

/** Puts what stands between an allowed tag and its end into an element. */
export function pairTags(nodes: Inline[]): Inline[] {
  if (!nodes.some((node) => node.kind === 'html')) return nodes;
  const root: Inline[] = [];
  const open: {name: string; start: Inline & {kind: 'html'}; children: Inline[]}[] = [];
  const unwrap = (): void => {
    const left = open.pop();
    if (left) (open.at(-1)?.children ?? root).push(left.start, ...left.children);
  };
  for (const node of nodes) {
    const siblings = open.at(-1)?.children ?? root;
    const name = node.kind === 'html' ? nameOf(node.text) : '';
    if (node.kind !== 'html' || !allowed.has(name)) siblings.push(node);
    else if (node.text.startsWith('</')) {
      const from = open.findLastIndex((entry) => entry.name === name);
      if (from < 0) {
        siblings.push(node);
        continue;
      }
      while (open.length > from + 1) unwrap();
      const found = open.pop();
      if (found) (open.at(-1)?.children ?? root).push(element(name, found.start.text, found.children));
    } else if (voids.has(name)) siblings.push(element(name, node.text, []));
    else if (open.length >= MAX_DEPTH) siblings.push(node);
    else open.push({name, start: node, children: []});
  }
  while (open.length) unwrap();
  return root;
}

function element(name: string, source: string, children: Inline[]): Inline {
  const attributes = new Map<string, string>();
  const known = allowed.get(name) ?? [];
  for (const [, key = '', single, double, bare] of source.slice(name.length + 1).matchAll(attribute)) {
    const lower = key.toLowerCase();
    if (known.includes(lower) && !attributes.has(lower)) {
      attributes.set(lower, decodeReferences(single ?? double ?? bare ?? ''));
    }
  }
  return {kind: 'element', tag: name, attributes, children};
}

/** The name of an allowed tag, in lower case. */
function nameOf(text: string): string {
  return /^<\/?([A-Za-z][A-Za-z\d-]*)/.exec(text)?.[1]?.toLowerCase() ?? '';
}
