/** The way to the rest of a text that is too long to be drawn unasked. Loaded with the first such text. */
import {answerStringsFor} from '../../i18n/localize-answers.js';
import type {TextContext} from '../chat-model.js';
import {create} from './elements.js';

/** A button behind the text; it goes with its press, and whoever came by keyboard reads on in the text. */
export function restOfText(text: HTMLElement, {words}: TextContext, show: () => void): Element {
  const offer = create(document, 'p', 'aside');
  const button = offer.appendChild(create(document, 'button', 'link-button'));
  button.setAttribute('type', 'button');
  button.textContent = answerStringsFor(words).showAll;
  button.onclick = () => {
    offer.remove();
    text.setAttribute('data-whole', '');
    text.tabIndex = -1;
    text.focus({preventScroll: true});
    show();
  };
  text.after(offer);
  return offer;
}
