/** The core's nodes: elements whose names stand in the code, never from a string of HTML. */
export function create(owner: Document, tag: string, className = ''): HTMLElement {
  const element = owner.createElement(tag);
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
