/** What becomes of a code block when it is complete: colours, or a drawing in its place. */
import type {Renderer, Renderers} from '../renderers.js';
import {whenIdle} from '../when-idle.js';
import {whenSeen} from '../when-seen.js';

/** Neither a drawing nor colours are worth a failure: where they cannot be had, the code stands. */
export function finishCode(code: HTMLElement, language: string, text: string, renderers: Renderers): void {
  const name = language.toLowerCase();
  if (name === '') return;
  const renderer = Object.hasOwn(renderers, name) ? renderers[name] : undefined;
  const finished = renderer ? draw(code, text, name, renderer) : colour(code, name);
  finished.catch((error: unknown) => {
    console.warn(`<dify-chat>: a block of ${name} stays code.`, error);
  });
}

async function draw(code: HTMLElement, text: string, language: string, renderer: Renderer): Promise<void> {
  const drawing = await renderer(text, language);
  const place = document.createElement('div');
  place.className = 'drawing';
  place.append(drawing);
  code.closest('pre')?.replaceWith(place);
}

async function colour(code: HTMLElement, language: string): Promise<void> {
  await whenSeen(code);
  const {highlight} = await import('./highlight.js');
  await whenIdle();
  await highlight(code, language);
}
