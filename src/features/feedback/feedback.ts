/** Like and dislike under an answer, and what a reader may say to a dislike. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {Rating} from '../../conversation/answer.js';
import type {Turn} from '../../conversation/chat-state.js';
import type {FeedbackStrings} from '../../i18n/localize-feedback.js';
import {feedbackStringsFor} from '../../i18n/localize-feedback.js';
import {canBeRated} from '../can-be-rated.js';
import type {Chat, Feature} from '../feature.js';
import {feedbackStyles} from './feedback-styles.js';
import {dislikeIcon, likeIcon} from './icons.js';
import {Ratings} from './ratings.js';
import {ReasonForm} from './reason-form.js';

export function feature(chat: Chat): Feature {
  const ratings = new Ratings(chat);
  const form = new ReasonForm(chat, ratings);
  /** The turn whose newest rating was refused. */
  let refused: string | null = null;
  const isOffered = ({answer}: Turn): boolean =>
    canBeRated(answer) && !chat.host.config.hiddenFeatures.has('feedback');

  const press = async (turn: Turn, pressed: Rating): Promise<void> => {
    const rating = turn.answer.feedback === pressed ? null : pressed;
    form.close(turn);
    refused = null;
    chat.redraw();
    const outcome = ratings.rate(turn, rating, null);
    // Shown at once; where the page keeps the rating back, it never was.
    if (rating === 'dislike' && chat.session.turn(turn.key)?.answer.feedback === 'dislike')
      void form.open(turn);
    if ((await outcome) !== 'refused') return;
    form.close(turn);
    refused = turn.key;
    chat.redraw();
  };

  const button = (
    turn: Turn,
    rating: 'like' | 'dislike',
    icon: TemplateResult,
    strings: FeedbackStrings,
  ): TemplateResult => html`
    <button
      class="quiet-button small rate"
      type="button"
      data-rating=${rating}
      aria-label=${strings[rating]}
      title=${strings[rating]}
      aria-pressed=${turn.answer.feedback === rating ? 'true' : 'false'}
      @click=${() => void press(turn, rating)}
    >
      ${icon}
    </button>
  `;

  return {
    styles: feedbackStyles,
    places: {
      answerTools: ({words}, turn) => {
        if (!isOffered(turn)) return nothing;
        const strings = feedbackStringsFor(words);
        return [button(turn, 'like', likeIcon, strings), button(turn, 'dislike', dislikeIcon, strings)];
      },
      answerFoot: ({words}, turn) => {
        if (!isOffered(turn)) return nothing;
        const strings = feedbackStringsFor(words);
        return html`
          ${refused === turn.key ? html`<p class="aside rating-refused" role="alert">${strings.failed}</p>` : nothing}
          ${form.draw(turn, strings)}
        `;
      },
    },
    relinked: () => {
      form.forget();
      refused = null;
    },
  };
}
