/** The tree as the HTML that the specification's examples show. For tests only: the view makes no HTML. */
import type {MarkdownParser} from '../../../src/markdown/markdown-parser.js';
import type {Block, Inline} from '../../../src/markdown/tree.js';

export function specHtml(parser: MarkdownParser): string {
  return parser.root.children.map((block) => blockHtml(block, parser, false)).join('');
}

function blockHtml(block: Block, parser: MarkdownParser, tight: boolean): string {
  const inside = (isTight = false): string =>
    block.children.map((child) => blockHtml(child, parser, isTight)).join('');
  const text = (): string => inlinesHtml(parser.inlines(block));
  switch (block.kind) {
    case 'quote':
      return `<blockquote>\n${inside()}</blockquote>\n`;
    case 'list': {
      const ordered = block.marker === '.' || block.marker === ')';
      const start = ordered && block.level !== 1 ? ` start="${block.level}"` : '';
      const tag = ordered ? 'ol' : 'ul';
      return `<${tag}${start}>\n${block.children.map((item) => itemHtml(item, parser, block.tight)).join('')}</${tag}>\n`;
    }
    case 'paragraph':
      return tight ? text() : `<p>${text()}</p>\n`;
    case 'heading':
      return `<h${block.level}>${text()}</h${block.level}>\n`;
    case 'code': {
      const language = /^\S+/.exec(block.info)?.[0];
      const attribute = language ? ` class="language-${escape(language)}"` : '';
      return `<pre><code${attribute}>${escape(block.lines.join(''))}</code></pre>\n`;
    }
    case 'rule':
      return '<hr />\n';
    case 'html':
      return block.text.replace(/\n+$/, '') + '\n';
    case 'math':
      return `<math>${escape(block.lines.join(''))}</math>\n`;
    case 'table':
      return tableHtml(block, parser);
    case 'details':
    case 'think':
      return `<${block.kind}>\n${inside()}</${block.kind}>\n`;
    case 'summary':
      return `<summary>${text()}</summary>\n`;
    case 'footnote':
      return `<footnote>${inside()}</footnote>\n`;
    default:
      return inside();
  }
}

function itemHtml(item: Block, parser: MarkdownParser, tight: boolean): string {
  const box =
    item.checked === null ? '' : `<input ${item.checked ? 'checked="" ' : ''}disabled="" type="checkbox"> `;
  let html = '';
  item.children.forEach((child, index) => {
    if (child.kind === 'paragraph' && tight) {
      html +=
        (html && !html.endsWith('\n') ? '\n' : '') + (index ? '' : box) + blockHtml(child, parser, true);
    } else {
      const inner = blockHtml(child, parser, false);
      html += (html.endsWith('\n') ? '' : '\n') + (index || !box ? inner : inner.replace('<p>', '<p>' + box));
    }
  });
  return `<li>${html}</li>\n`;
}

function tableHtml(table: Block, parser: MarkdownParser): string {
  const rows = table.children.map((row) => {
    const cells = row.children.map((cell, column) => {
      const tag = cell.head ? 'th' : 'td';
      const align = table.align[column];
      return `<${tag}${align ? ` align="${align}"` : ''}>${inlinesHtml(parser.inlines(cell))}</${tag}>\n`;
    });
    return `<tr>\n${cells.join('')}</tr>\n`;
  });
  const body = rows.length > 1 ? `<tbody>\n${rows.slice(1).join('')}</tbody>\n` : '';
  return `<table>\n<thead>\n${rows[0] ?? ''}</thead>\n${body}</table>\n`;
}

export function inlinesHtml(nodes: readonly Inline[]): string {
  return nodes.map(inlineHtml).join('');
}

const tags = {emphasis: 'em', strong: 'strong', strike: 'del', small: 'small'};

function inlineHtml(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return escape(node.text);
    case 'code':
      return `<code>${escape(node.text)}</code>`;
    case 'emphasis':
    case 'strong':
    case 'strike':
    case 'small':
      return `<${tags[node.kind]}>${inlinesHtml(node.children)}</${tags[node.kind]}>`;
    case 'link': {
      const title = node.title ? ` title="${escape(node.title)}"` : '';
      return `<a href="${encode(node.url)}"${title}>${inlinesHtml(node.children)}</a>`;
    }
    case 'image': {
      const title = node.title ? ` title="${escape(node.title)}"` : '';
      return `<img src="${encode(node.url)}" alt="${escape(node.alt)}"${title} />`;
    }
    case 'break':
      return node.hard ? '<br />\n' : '\n';
    case 'math':
      return `<math>${escape(node.tex)}</math>`;
    case 'note':
      return `<sup>${escape(node.label)}</sup>`;
    case 'element':
      return `<${node.tag}>${inlinesHtml(node.children)}${node.children.length ? `</${node.tag}>` : ''}`;
    case 'html':
      return node.text;
  }
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Percent-encodes what the specification's renderer does, and leaves what is encoded already. */
function encode(url: string): string {
  const encoded = url.replace(/%(?![\da-fA-F]{2})|[^\w!#$%&'()*+,./:;=?@~-]/gu, (character) => {
    return character === '%' ? '%25' : encodeURIComponent(/\p{Cs}/u.test(character) ? '\ufffd' : character);
  });
  return escape(encoded).replaceAll("'", '&#39;').replaceAll('&#39;', "'");
}
