/** What may stand in an answer: the whole of the allow-list, said a second time and in other words. */
interface Looked {
  tagName: string;
  textContent: string | null;
  attributes: Iterable<[string, string]>;
}

const plain = ['class', 'dir', 'data-continued', 'data-task'];
const link = [
  'data-note',
  'aria-label',
  'href',
  'target',
  'rel',
  'referrerpolicy',
  'title',
  'role',
  'tabindex',
  'data-variant',
];
const media = [
  'src',
  'alt',
  'title',
  'loading',
  'decoding',
  'referrerpolicy',
  'controls',
  'preload',
  'aria-label',
];
const field = ['type', 'placeholder', 'aria-label', 'disabled', 'checked'];
const allowed = new Map<string, readonly string[]>([
  ...'b blockquote br caption code del em figcaption h1 h2 h3 h4 h5 h6 hr i kbd label li mark option p pre s small strong sub summary table tbody tfoot thead tr u span'
    .split(' ')
    .map((tag): [string, readonly string[]] => [tag, ['tabindex', 'data-display']]),
  ['div', ['tabindex', 'data-note', 'data-tight', 'role', 'hidden']],
  ['figure', []],
  ['ul', []],
  ['ol', ['start']],
  ['sup', []],
  ['section', ['role', 'aria-label']],
  ['details', ['open']],
  ['td', ['data-align', 'colspan', 'rowspan']],
  ['th', ['data-align', 'colspan', 'rowspan']],
  ['a', link],
  ['button', ['type', 'data-variant', 'disabled']],
  ['img', media],
  ['video', media],
  ['audio', media],
  ['input', field],
  ['select', field],
  ['textarea', field],
]);
const urls = /^(?:https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])/i;

/** What is wrong with the element, or nothing. */
export function faultOf(element: Looked): string {
  const tag = element.tagName.toLowerCase();
  const names = allowed.get(tag);
  if (!names) return `an element <${tag}>`;
  for (const [name, value] of element.attributes) {
    if (!names.includes(name) && !plain.includes(name)) return `<${tag} ${name}>`;
    if (name === 'href' && !urls.test(value)) return `href ${value}`;
    if (name === 'src' && !/^(?:https?:|[^:]*$|[^:]*[/?#])/i.test(value)) return `src ${value}`;
    // eslint-disable-next-line no-control-regex
    if ((name === 'href' || name === 'src') && /[\u0000-\u0020\u007f]/.test(value))
      return `blanks in ${name} ${value}`;
    if (name === 'class' && !/^[\w+#.-]*$/.test(value)) return `class ${value}`;
  }
  return '';
}
