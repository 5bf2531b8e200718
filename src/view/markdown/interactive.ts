/**
 * What the author of a Dify app may put into an answer: buttons and forms that write a message for the
 * visitor, videos and sounds. What they do goes out through `onAction`.
 */
import {textOf} from '../../markdown/inline-nodes.js';
import type {Inline} from '../../markdown/tree.js';
import {safeUrl} from '../../markdown/urls.js';
import type {Make} from './media.js';
import {newMedia} from './media.js';
import type {ExtendedOptions} from './extended-options.js';

type ElementNode = Inline & {kind: 'element'};

const interactive = new Set(['button', 'form', 'video', 'audio', 'input', 'textarea', 'label', 'source']);
const inputs = new Set([
  'text',
  'password',
  'email',
  'number',
  'date',
  'datetime',
  'time',
  'checkbox',
  'select',
  'hidden',
]);
const variants = new Set([
  'primary',
  'warning',
  'secondary',
  'secondary-accent',
  'ghost',
  'ghost-accent',
  'tertiary',
]);
const MAX_NAME = 128;

/** Whether the element is drawn as a whole, and again as a whole when it changes. */
export function isInteractive(tag: string): boolean {
  return interactive.has(tag);
}

export function newInteractive(make: Make, node: ElementNode, options: ExtendedOptions): HTMLElement | null {
  switch (node.tag) {
    case 'button':
      return newButton(make, node, options);
    case 'form':
      return newForm(make, node, options);
    case 'video':
    case 'audio': {
      const source = node.children.find((child) => child.kind === 'element' && child.tag === 'source') as
        ElementNode | undefined;
      const url = node.attributes.get('src') ?? source?.attributes.get('src') ?? '';
      return newMedia(make, node.tag, url, textOf(node.children).trim(), '', options);
    }
    case 'input':
    case 'textarea':
    case 'label':
    case 'source': {
      const text = make('span');
      text.textContent = textOf(node.children);
      return text;
    }
    default:
      return null;
  }
}

function newButton(make: Make, node: ElementNode, {onAction, onFollow}: ExtendedOptions): HTMLElement {
  const {attributes} = node;
  const variant = attributes.get('data-variant') ?? '';
  const url = safeUrl(attributes.get('data-link') ?? '');
  const button = make(url ? 'a' : 'button', 'action');
  if (variants.has(variant)) button.setAttribute('data-variant', variant);
  button.textContent = textOf(node.children).trim();
  if (url) {
    button.setAttribute('href', url);
    button.setAttribute('target', '_blank');
    button.setAttribute('rel', 'noopener noreferrer nofollow');
    button.setAttribute('referrerpolicy', 'no-referrer');
    button.onclick = (event) => {
      if (onFollow?.(url) === false) event.preventDefault();
    };
    return button;
  }
  const message = attributes.get('data-message') ?? '';
  button.onclick = () => {
    if (message) onAction?.({kind: 'button', value: message});
  };
  return button;
}

/** Fields by name, and what each says. */
type Fields = Map<string, () => string | boolean>;

/** Not a form of the page's: a group of fields whose button hands out what they say. It can be sent once. */
function newForm(make: Make, node: ElementNode, {onAction}: ExtendedOptions): HTMLElement {
  const form = make('div', 'form');
  form.setAttribute('role', 'form');
  const fields: Fields = new Map();
  const asJson = node.attributes.get('data-format') === 'json';
  /** The last one, until the field comes that it stands before. */
  let label: HTMLElement | null = null;
  for (const child of descendants(node.children)) {
    if (child.tag === 'label') {
      label = make('label', 'label');
      label.textContent = textOf(child.children).trim();
      form.appendChild(label);
    } else if (child.tag === 'input' || child.tag === 'textarea') {
      form.appendChild(newField(make, child, fields, label));
      if (child.attributes.get('type') !== 'hidden') label = null;
    } else if (child.tag === 'button') {
      const button = make('button', 'action');
      button.setAttribute('data-variant', 'primary');
      button.textContent = textOf(child.children).trim();
      button.onclick = () => {
        if (onAction?.({kind: 'form', value: messageOf(fields, asJson)}) === null) return;
        for (const field of form.querySelectorAll('input, select, textarea, button'))
          field.setAttribute('disabled', '');
      };
      form.appendChild(button);
    }
  }
  return form;
}

/** @param label takes the field in, and so is its name; a check box has its words behind it. */
function newField(make: Make, node: ElementNode, fields: Fields, label: HTMLElement | null): HTMLElement {
  const name = (node.attributes.get('name') ?? '').slice(0, MAX_NAME);
  const wanted = node.attributes.get('type') ?? 'text';
  const type = inputs.has(wanted) ? wanted : 'text';
  const value = node.attributes.get('value') ?? '';
  if (type === 'hidden') {
    fields.set(name, () => value);
    return make('span');
  }
  const isSelect = type === 'select' && node.tag === 'input';
  const field = make(isSelect ? 'select' : node.tag) as HTMLInputElement;
  if (!label && type !== 'checkbox')
    field.setAttribute('aria-label', node.attributes.get('placeholder') ?? name);
  if (isSelect) {
    for (const option of optionsOf(node.attributes.get('data-options') ?? '')) {
      const element = make('option');
      element.textContent = option;
      field.appendChild(element);
    }
    if (value) field.value = value;
  } else {
    if (node.tag === 'input') field.setAttribute('type', type === 'datetime' ? 'datetime-local' : type);
    field.setAttribute('placeholder', node.attributes.get('placeholder') ?? '');
    field.value = value;
    if (node.attributes.has('checked')) field.checked = true;
  }
  fields.set(name, () => (type === 'checkbox' ? field.checked : field.value));
  if (type !== 'checkbox') {
    label?.appendChild(field);
    return label ?? field;
  }
  const tip = make('label', 'label');
  tip.appendChild(field);
  tip.append(' ' + (node.attributes.get('data-tip') ?? name));
  return tip;
}

function optionsOf(json: string): string[] {
  try {
    const options: unknown = JSON.parse(json);
    return Array.isArray(options) ? options.filter((option) => typeof option === 'string') : [];
  } catch {
    return []; // not JSON: a choice of nothing
  }
}

function messageOf(fields: Fields, asJson: boolean): string {
  const values = [...fields].map(([name, read]) => [name, read()] as const);
  if (asJson) return JSON.stringify(Object.fromEntries(values));
  return values.map(([name, value]) => `${name}: ${value}`).join('\n');
}

function descendants(nodes: readonly Inline[]): ElementNode[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'element') return [];
    return isInteractive(node.tag) ? [node] : descendants(node.children);
  });
}
