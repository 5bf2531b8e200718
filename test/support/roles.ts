/** Finds what assistive technology finds: elements by their role and name, among those that are shown. */

const implicitRoles: Readonly<Record<string, string>> = {
  A: 'link',
  ARTICLE: 'article',
  BLOCKQUOTE: 'blockquote',
  BUTTON: 'button',
  DETAILS: 'group',
  DIALOG: 'dialog',
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
  IMG: 'img',
  INPUT: 'textbox',
  LI: 'listitem',
  OL: 'list',
  PROGRESS: 'progressbar',
  SELECT: 'combobox',
  TABLE: 'table',
  TD: 'cell',
  TEXTAREA: 'textbox',
  TH: 'columnheader',
  TR: 'row',
  UL: 'list',
  math: 'math',
};

export function allByRole(root: ParentNode, role: string, name?: string | RegExp): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].filter(
    (element) => roleOf(element) === role && element.checkVisibility() && isNamed(element, name),
  );
}

export function findByRole(root: ParentNode, role: string, name?: string | RegExp): HTMLElement | null {
  return allByRole(root, role, name)[0] ?? null;
}

/** @throws if there is none; the message says which ones there are. */
export function getByRole(root: ParentNode, role: string, name?: string | RegExp): HTMLElement {
  const found = findByRole(root, role, name);
  if (found) return found;
  const others = allByRole(root, role).map((element) => `“${nameOf(element)}”`);
  throw new Error(`no ${role} is named ${String(name)}; there are: ${others.join(', ') || 'none'}`);
}

export function roleOf(element: Element): string | null {
  const role = element.getAttribute('role') ?? implicitRoles[element.tagName] ?? null;
  if (element instanceof HTMLInputElement && element.type === 'checkbox') return 'checkbox';
  return role === 'link' && !element.hasAttribute('href') ? null : role;
}

/** The accessible name, as far as the widget's own markup goes. */
export function nameOf(element: Element): string {
  const labelledBy = element.getAttribute('aria-labelledby');
  const label = labelledBy && (element.getRootNode() as ParentNode).querySelector(`#${labelledBy}`);
  if (label) return textOf(label);
  const own = element.getAttribute('aria-label') ?? element.getAttribute('alt');
  if (own !== null) return own;
  const labels = 'labels' in element ? (element as HTMLInputElement).labels : null;
  return textOf(labels?.[0] ?? element);
}

function isNamed(element: Element, name: string | RegExp | undefined): boolean {
  if (name === undefined) return true;
  return typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element));
}

function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
