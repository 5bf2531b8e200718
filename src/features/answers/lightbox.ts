/** Shows one picture large, in a dialog of the browser's own: Escape, focus and the way back come with it. */
import {html, render} from 'lit';
import type {AnswerStrings} from '../../i18n/localize-answers.js';
import {closeIcon} from '../../view/icons.js';

/** A click handler for the thing that opens the picture; focus goes back to it. */
export function lightboxTrigger(url: string, name: string, strings: AnswerStrings): (event: Event) => void {
  return (event) => {
    const trigger = event.currentTarget as HTMLElement;
    const frame = trigger.closest('.frame') ?? trigger.parentElement;
    if (frame) openLightbox(frame, trigger, url, name, strings);
  };
}

export function openLightbox(
  frame: Element,
  trigger: HTMLElement,
  url: string,
  name: string,
  strings: AnswerStrings,
): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'lightbox';
  dialog.setAttribute('aria-label', name);
  const close = (): void => {
    dialog.close();
  };
  render(
    html`
      <img src=${url} alt=${name} referrerpolicy="no-referrer" />
      <button class="lightbox-close" type="button" aria-label=${strings.closePicture} @click=${close}>
        ${closeIcon}
      </button>
    `,
    dialog,
  );
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') event.stopPropagation(); // closes the picture, not the panel
  });
  dialog.addEventListener('click', ({target}) => {
    // Anywhere but on the button, which closes by itself: Escape does the same for the keyboard.
    if (!(target instanceof Element) || !target.closest('button')) close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    trigger.focus();
  });
  frame.append(dialog);
  dialog.showModal();
}
