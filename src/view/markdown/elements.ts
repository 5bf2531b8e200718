/** The only place that makes nodes: elements by a name that is on the list, never from a string of HTML. */
const known = new Set(
  (
    'a b blockquote br button caption code del details div em figcaption figure form h1 h2 h3 h4 h5 h6 hr i img input ' +
    'kbd label li mark ol option p pre s select small span strong sub summary sup table tbody td textarea tfoot th ' +
    'thead tr u ul video audio'
  ).split(' '),
);

export function create(owner: Document, tag: string, className = ''): HTMLElement {
  const element = owner.createElement(known.has(tag) ? tag : 'span');
  if (className) element.className = className;
  return element;
}

/** Makes the text node say this. What stays at its start is not touched, so that a selection in it survives. */
export function setText(node: Text, text: string): void {
  const before = node.data;
  if (before === text) return;
  if (text.startsWith(before)) {
    node.appendData(text.slice(before.length));
    return;
  }
  let same = 0;
  const most = Math.min(before.length, text.length);
  while (same < most && before.charCodeAt(same) === text.charCodeAt(same)) same++;
  node.replaceData(same, before.length - same, text.slice(same));
}
