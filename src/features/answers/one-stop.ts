/**
 * A toolbar is one stop of the Tab key, however many buttons it has: the arrow keys go from one to the next, Home and End
 * to the first and the last.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
 */
import {noChange} from 'lit';
import type {ElementPart} from 'lit/directive.js';
import {directive, Directive} from 'lit/directive.js';

/** For the element that has `role="toolbar"`. */
export const oneStop = directive(
  class extends Directive {
    override render(): unknown {
      return noChange;
    }

    override update({element}: ElementPart): unknown {
      const toolbar = element as HTMLElement;
      toolbar.onkeydown = walk;
      queueMicrotask(() => settle(toolbar)); // its buttons, some of which other features draw, come after it
      return noChange;
    }
  },
);

/** One button is the stop: the one that was gone to last, or else the first. */
function settle(toolbar: Element, wanted?: HTMLElement): void {
  const buttons = [...toolbar.querySelectorAll('button')];
  const stop = wanted ?? buttons.find((button) => button.getAttribute('tabindex') === '0') ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
}

function walk(event: KeyboardEvent): void {
  const toolbar = event.currentTarget as Element;
  const buttons = [...toolbar.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const forwards = toolbar.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
  const next = {Home: 0, End: -1, ArrowLeft: at - 1, ArrowRight: at - 1, [forwards]: at + 1}[event.key];
  if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault(); // nothing scrolls
  const button = buttons.at(next % buttons.length);
  settle(toolbar, button);
  button?.focus();
}
