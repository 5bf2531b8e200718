/** Shows one picture large, in a dialog of the browser's own: Escape, focus and the way back come with it. */
import {html, render} from 'lit';
import type {AnswerStrings} from '../../i18n/localize-answers.js';
import {closeIcon} from '../../view/icons.js';
import type {Chat} from '../feature.js';
import {lightboxStyles} from './lightbox-styles.js';

/** The elements that have the styles. */
const styled = new WeakSet<Chat['host']>();

/** @param trigger what has been pressed: the focus goes back to it. */
export function openLightbox(trigger: HTMLElement, url: string, name: string, strings: AnswerStrings): void {
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
  const frame = trigger.closest('.frame');
  if (!frame) return; // its answer has gone meanwhile
  const host = (frame.getRootNode() as ShadowRoot).host as Chat['host'];
  if (!styled.has(host)) host.adopt([lightboxStyles]);
  styled.add(host);
  frame.append(dialog);
  dialog.showModal();
}
