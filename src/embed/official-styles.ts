/** Lays the widget out where the official button and window were, by the variables and ids that pages style them by. */

import {setStyle} from './container-props.js';

export const BUTTON_ID = 'dify-chatbot-bubble-button';
export const WINDOW_ID = 'dify-chatbot-bubble-window';

const at = `#${BUTTON_ID}`;
const read = (name: string, fallback: string): string =>
  `var(--dify-chatbot-bubble-button-${name}, ${fallback})`;

/** For the whole page: what the widget lets pages say, said in the words of the official script. */
export const officialStyles = `
  :where(${at}) {
    --dify-chat-accent: ${read('bg-color', '#155EEF')};
    --dify-chat-z-index: 2147483647;
    --dify-chat-width: 24rem;
    --dify-chat-height: 43.75rem;
    --dify-chat-inset-inline: ${read('right', '1rem')};
    --dify-chat-inset-block: ${read('bottom', '1rem')};
    --dify-chat-launcher-size: ${read('height', '48px')};
  }
  ${at}::part(launcher) {
    inline-size: ${read('width', '48px')};
    border-radius: ${read('border-radius', '25px')};
    background-color: ${read('bg-color', '#155EEF')};
    box-shadow: ${read('box-shadow', 'rgba(0, 0, 0, 0.2) 0 4px 8px 0')};
  }
  ${at}::part(launcher):hover {
    transform: ${read('hover-transform', 'scale(1.1)')};
  }
`;

/** What the launcher takes over from rules about the button's id. */
const looks = [
  'background-color',
  'background-image',
  'box-shadow',
  'border-radius',
  'width',
  'height',
] as const;

/** What a property reads where no rule says anything: the element itself has no box. */
const unset = new Set(['auto', 'none', '0px', 'rgba(0, 0, 0, 0)', '']);

/** The snippet that Dify generates, and many pages, style the button and the window by their ids. */
export function takeOver(element: HTMLElement, launcher: HTMLElement): void {
  const rules = getComputedStyle(element);
  const say = (name: string, value: string): void => {
    if (!unset.has(value)) element.style.setProperty(name, value);
  };
  for (const name of looks) {
    const value = rules.getPropertyValue(name);
    if (!unset.has(value)) setStyle(launcher, name, value);
  }
  say('--dify-chat-accent', rules.backgroundColor);
  say('--dify-chat-launcher-size', rules.height);
  say('--dify-chat-inset-inline', rules.left === 'auto' ? rules.right : rules.left);
  say('--dify-chat-inset-block', rules.top === 'auto' ? rules.bottom : rules.top);
  // Ours are logical, the official ones are not.
  const isAtEnd = (rules.left === 'auto') === (rules.direction === 'ltr');
  const [block, inline] = [rules.top === 'auto' ? 'bottom' : 'top', isAtEnd ? 'end' : 'start'];
  if (`${block}-${inline}` !== 'bottom-end') element.setAttribute('placement', `${block}-${inline}`);
  const probe = document.createElement('div');
  probe.id = WINDOW_ID;
  probe.hidden = true;
  element.after(probe);
  const {width, height} = getComputedStyle(probe);
  say('--dify-chat-width', width);
  say('--dify-chat-height', height);
  probe.remove();
}
