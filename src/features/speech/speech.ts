/** Answers can be heard: each by its button, or all of them as they come, where the app reads by itself. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {isUnderWay, textOf} from '../../conversation/answer.js';
import type {Turn} from '../../conversation/chat-state.js';
import {runningTurn} from '../../conversation/chat-state.js';
import {readsAloud, readsAloudByItself} from '../../dify/voice-settings.js';
import type {VoiceStrings} from '../../i18n/localize-voice.js';
import {voiceStringsFor} from '../../i18n/localize-voice.js';
import {alertIcon} from '../../view/icons.js';
import type {Chat, Feature} from '../feature.js';
import {whenClosed} from '../when-closed.js';
import {mutedIcon, pauseIcon, playIcon, speakerIcon, spinnerIcon} from './icons.js';
import {Reader} from './reader.js';
import {speechStyles} from './speech-styles.js';

export function feature(chat: Chat): Feature {
  const reader = new Reader(chat);
  const stop = (): void => {
    reader.stop();
  };
  const isOffered = (): boolean =>
    readsAloud(chat.state.app.parameters) && !chat.host.config.hiddenFeatures.has('voice');
  whenClosed(chat, stop);
  return {
    styles: speechStyles,
    places: {
      headerEnd: ({words}) =>
        isOffered() && readsAloudByItself(chat.state.app.parameters)
          ? automatic(reader, voiceStringsFor(words))
          : nothing,
      answerTools: ({words}, turn) =>
        isOffered() && textOf(turn.answer).trim() !== ''
          ? button(turn, reader, voiceStringsFor(words))
          : nothing,
      answerFoot: ({words}, turn) => {
        // The toolbar, and its button, come with the answer's end; what is heard before can be silenced, too.
        if (isUnderWay(turn.answer))
          return reader.isReading(turn)
            ? html`<div class="early">${button(turn, reader, voiceStringsFor(words))}</div>`
            : nothing;
        const problem = reader.problemOf(turn);
        return problem === null
          ? nothing
          : html`<p class="voice-note" role="alert">${alertIcon}<span>${problem}</span></p>`;
      },
    },
    heard: (turn, facts) => {
      reader.heard(turn, facts);
    },
    changed: (next, previous) => {
      reader.changed(next, previous);
      if (runningTurn(previous) && !runningTurn(next)) void handFocusOn(chat);
    },
    relinked: stop,
    suspend: stop,
  };
}

/** From the button of an answer that was under way to that of the finished one. */
async function handFocusOn(chat: Chat): Promise<void> {
  const root = chat.host.renderRoot as ShadowRoot;
  if (!root.activeElement?.matches('.early *')) return;
  await Promise.resolve(); // the change is not drawn yet, nor asked to be
  await chat.host.updateComplete;
  const next = root.querySelector<HTMLElement>('.tools .speaking');
  if (next) next.focus();
  else chat.focusThread();
}

function button(turn: Turn, reader: Reader, strings: VoiceStrings): TemplateResult {
  const phase = reader.phaseOf(turn);
  const [label, icon] = {
    loading: [strings.cancelReading, spinnerIcon] as const,
    playing: [strings.pause, pauseIcon] as const,
    paused: [strings.resume, playIcon] as const,
    refused: [strings.play, playIcon] as const,
    over: [strings.readAloud, speakerIcon] as const,
    failed: [strings.readAloud, speakerIcon] as const,
  }[phase];
  const isOver = phase === 'over' || phase === 'failed';
  return html`<button
    class="quiet-button small speaker ${isOver ? '' : 'speaking'} ${phase}"
    type="button"
    aria-label=${label}
    title=${phase === 'refused' ? strings.playHint : label}
    @click=${() => {
      reader.press(turn);
    }}
  >
    ${icon}${phase === 'refused' ? html`<span>${label}</span>` : nothing}
  </button>`;
}

/** Whether answers are read without being asked to: the visitor's choice, which outlives the page. */
function automatic(reader: Reader, strings: VoiceStrings): TemplateResult {
  const isOn = reader.isAutomatic;
  return html`<button
    class="quiet-button"
    type="button"
    aria-label=${strings.readByItself}
    aria-pressed=${isOn ? 'true' : 'false'}
    title=${strings.readByItself}
    @click=${() => {
      reader.toggleAutomatic();
    }}
  >
    ${isOn ? speakerIcon : mutedIcon}
  </button>`;
}
