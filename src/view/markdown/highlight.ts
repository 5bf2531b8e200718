/** Colours code in idle time: the tokenizer and each language are loaded when a block first needs them. */
import type {ShjLanguageData} from '@speed-highlight/core/tokenize';
import {tokenizer} from '@speed-highlight/core/tokenize';

/** Characters of code beyond which a block stays plain: colouring is a kindness, not worth a pause. */
const MAX_LENGTH = 100_000;

/** The package's own types of its languages do not fit its type of a language under exact optional properties. */
type Loader = () => Promise<{readonly default: unknown}>;

const languages = new Map<string, Loader>([
  ['asm', () => import('@speed-highlight/core/languages/asm.js')],
  ['bash', () => import('@speed-highlight/core/languages/bash.js')],
  ['c', () => import('@speed-highlight/core/languages/c.js')],
  ['css', () => import('@speed-highlight/core/languages/css.js')],
  ['csv', () => import('@speed-highlight/core/languages/csv.js')],
  ['diff', () => import('@speed-highlight/core/languages/diff.js')],
  ['docker', () => import('@speed-highlight/core/languages/docker.js')],
  ['git', () => import('@speed-highlight/core/languages/git.js')],
  ['go', () => import('@speed-highlight/core/languages/go.js')],
  ['html', () => import('@speed-highlight/core/languages/html.js')],
  ['http', () => import('@speed-highlight/core/languages/http.js')],
  ['ini', () => import('@speed-highlight/core/languages/ini.js')],
  ['java', () => import('@speed-highlight/core/languages/java.js')],
  ['js', () => import('@speed-highlight/core/languages/js.js')],
  ['jsdoc', () => import('@speed-highlight/core/languages/jsdoc.js')],
  ['json', () => import('@speed-highlight/core/languages/json.js')],
  ['log', () => import('@speed-highlight/core/languages/log.js')],
  ['lua', () => import('@speed-highlight/core/languages/lua.js')],
  ['make', () => import('@speed-highlight/core/languages/make.js')],
  ['md', () => import('@speed-highlight/core/languages/md.js')],
  ['pl', () => import('@speed-highlight/core/languages/pl.js')],
  ['py', () => import('@speed-highlight/core/languages/py.js')],
  ['regex', () => import('@speed-highlight/core/languages/regex.js')],
  ['rs', () => import('@speed-highlight/core/languages/rs.js')],
  ['sql', () => import('@speed-highlight/core/languages/sql.js')],
  ['todo', () => import('@speed-highlight/core/languages/todo.js')],
  ['toml', () => import('@speed-highlight/core/languages/toml.js')],
  ['ts', () => import('@speed-highlight/core/languages/ts.js')],
  ['uri', () => import('@speed-highlight/core/languages/uri.js')],
  ['xml', () => import('@speed-highlight/core/languages/xml.js')],
  ['yaml', () => import('@speed-highlight/core/languages/yaml.js')],
]);

/** What models write behind a fence, by the name that the language goes by here. */
const aliases = new Map([
  ['javascript', 'js'],
  ['jsx', 'js'],
  ['mjs', 'js'],
  ['node', 'js'],
  ['typescript', 'ts'],
  ['tsx', 'ts'],
  ['python', 'py'],
  ['python3', 'py'],
  ['shell', 'bash'],
  ['sh', 'bash'],
  ['zsh', 'bash'],
  ['console', 'bash'],
  ['c++', 'c'],
  ['cpp', 'c'],
  ['h', 'c'],
  ['csharp', 'java'],
  ['cs', 'java'],
  ['c#', 'java'],
  ['kotlin', 'java'],
  ['kt', 'java'],
  ['golang', 'go'],
  ['rust', 'rs'],
  ['yml', 'yaml'],
  ['dockerfile', 'docker'],
  ['makefile', 'make'],
  ['markdown', 'md'],
  ['perl', 'pl'],
  ['svg', 'xml'],
  ['jsonc', 'json'],
  ['json5', 'json'],
  ['mysql', 'sql'],
  ['postgresql', 'sql'],
  ['patch', 'diff'],
]);

interface Token {
  readonly text: string;
  readonly kind: string | undefined;
}

/**
 * Colours the text nodes of a code block by wrapping tokens in `<span class="token-…">`. A block of a language
 * that is not known stays as it is.
 */
export async function highlight(code: HTMLElement, language: string): Promise<void> {
  const text = code.textContent;
  const name = aliases.get(language) ?? language;
  if (!languages.has(name) || text.length > MAX_LENGTH) return;
  const tokens = await tokensOf(text, name);
  // The block may have been drawn anew meanwhile.
  if (code.textContent === text) colour(code, tokens);
}

async function tokensOf(text: string, language: string): Promise<readonly Token[]> {
  const tokens: Token[] = [];
  const main = await load(language);
  if (!main) return tokens;
  const run = tokenizer(text, main, (piece, kind) => tokens.push({text: piece, kind}));
  // It asks by name for the languages inside a language, and takes `undefined` for one that is not to be had.
  for (let step = run.next(); !step.done;) step = run.next(await load(step.value));
  return tokens;
}

async function load(language: string): Promise<ShjLanguageData | undefined> {
  return (await languages.get(language)?.())?.default as ShjLanguageData | undefined;
}

/** Walks text nodes and tokens side by side: a token may end in a later chunk of lines than it began. */
function colour(code: HTMLElement, tokens: readonly Token[]): void {
  const nodes = textNodesOf(code);
  let at = 0;
  let offset = 0;
  for (const node of nodes) {
    const pieces: Node[] = [];
    let left = node.data.length;
    while (left > 0) {
      const token = tokens[at];
      if (!token) return;
      const piece = token.text.slice(offset, offset + left);
      if (piece) pieces.push(drawn(piece, token.kind));
      left -= piece.length;
      offset += piece.length;
      if (offset < token.text.length) continue;
      at += 1;
      offset = 0;
    }
    node.replaceWith(...pieces);
  }
}

function drawn(text: string, kind: string | undefined): Node {
  if (kind === undefined) return document.createTextNode(text);
  const span = document.createElement('span');
  span.className = `token-${kind}`;
  span.textContent = text;
  return span;
}

function textNodesOf(code: HTMLElement): readonly Text[] {
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}
