/** The text of a form, cut where its controls stand. */
import type {FormControl, HumanForm} from '../../conversation/human-form.js';

export type Segment =
  {readonly kind: 'text'; readonly text: string} | {readonly kind: 'control'; readonly control: FormControl};

const PLACEHOLDER = /\{\{#\$output\.([^#{}]+)#\}\}/g;

/** Each control stands once: at its first mention, or, if the text does not mention it, at the end. */
export function segmentsOf({content, controls}: HumanForm): readonly Segment[] {
  const left = new Map(controls.map((control) => [control.name, control]));
  const segments: Segment[] = [];
  let text = '';
  const cut = (): void => {
    if (text.trim() !== '') segments.push({kind: 'text', text});
    text = '';
  };
  let at = 0;
  for (const match of content.matchAll(PLACEHOLDER)) {
    const control = left.get(match[1] ?? '');
    text += content.slice(at, match.index);
    at = match.index + match[0].length;
    if (!control) {
      text += match[0]; // nobody knows what is meant: the author sees it as it was written
      continue;
    }
    cut();
    segments.push({kind: 'control', control});
    left.delete(control.name);
  }
  text += content.slice(at);
  cut();
  for (const control of left.values()) segments.push({kind: 'control', control});
  return segments;
}

/** A variable's name as a label: `delivery_address` → `Delivery address`. */
export function labelOf(name: string): string {
  const words = name.replace(/[_-]+/g, ' ').trim() || name;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
