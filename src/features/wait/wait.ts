/**
 * Counts down to the moment at which a busy server is asked again. For the eye only: a screen reader was told once that
 * the question will be asked again, and is not to hear every second go by.
 */
import {html, nothing} from 'lit';
import type {Chat, Feature} from '../feature.js';

export function feature(chat: Chat): Feature {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const suspend = (): void => clearTimeout(timer);
  /** Draws anew whenever another second is over, as long as something waits. */
  const look = (): void => {
    suspend();
    const left = chat.state.conversation.turns.map(({answer}) => (answer.retryAt ?? 0) - Date.now());
    const soonest = left.find((milliseconds) => milliseconds > 0);
    if (soonest === undefined || !chat.host.isConnected) return;
    timer = setTimeout(
      () => {
        chat.redraw();
        look();
      },
      soonest % 1000 || 1000,
    );
  };
  look();
  return {
    suspend,
    changed: look,
    places: {
      answerFoot: ({words}, {answer: {retryAt}}) => {
        if (retryAt === null) return nothing;
        const seconds = Math.max(1, Math.ceil((retryAt - Date.now()) / 1000));
        const time = new Intl.RelativeTimeFormat(words.format).format(seconds, 'second');
        return html`<p class="aside" aria-hidden="true">${time}</p>`;
      },
    },
  };
}
