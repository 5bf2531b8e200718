/** What is seen of speaking: the button, the bar that covers the composer meanwhile, and what went wrong. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {VoiceStrings} from '../../i18n/localize-voice.js';
import {alertIcon, closeIcon, retryIcon} from '../../view/icons.js';
import type {Dictation} from './dictation-run.js';
import {doneIcon, microphoneIcon} from './icons.js';
import {iconButton} from '../../view/icon-button.js';

export function microphone(run: Dictation, strings: VoiceStrings): TemplateResult {
  const start = (): void => {
    void run.start();
  };
  return iconButton(strings.record, microphoneIcon, start, 'voice-start');
}

export function bar(run: Dictation, strings: VoiceStrings): unknown {
  const {kind} = run.phase;
  if (kind === 'idle' || kind === 'failed') return nothing;
  return html`
    <div class="voice-bar" role="group" aria-label=${strings.recorder}>
      ${iconButton(strings.cancelRecording, closeIcon, run.cancel, 'voice-cancel')}
      ${kind === 'recording' ? recording(run, strings) : html`<p class="voice-wait" role="status"><i></i>${kind === 'starting' ? strings.askingForMicrophone : strings.transcribing}</p>`}
    </div>
  `;
}

function recording(run: Dictation, strings: VoiceStrings): TemplateResult {
  return html`
    <canvas class="voice-meter" aria-hidden="true"></canvas>
    <span class="voice-time" role="timer"></span>
    <button
      class="send-button voice-done"
      type="button"
      aria-label=${strings.finishRecording}
      title=${strings.finishRecording}
      @click=${run.finish}
    >
      ${doneIcon}
    </button>
  `;
}

export function trouble(run: Dictation, strings: VoiceStrings): unknown {
  const {phase} = run;
  if (phase.kind !== 'failed') return nothing;
  return html`
    <div class="voice-trouble" role="alert">
      ${alertIcon}
      <p dir="auto">${phase.sentence}</p>
      ${iconButton(strings.dismiss, closeIcon, run.cancel, 'small')}
      ${
        phase.audio
          ? html`<button class="link-button" type="button" @click=${run.retry}>
              ${retryIcon}${strings.tryAgain}
            </button>`
          : nothing
      }
    </div>
  `;
}
