/** The visitor speaks instead of writing: a recording becomes text in the text box, where it can be changed and sent. */
import {takesSpeech} from '../../dify/voice-settings.js';
import {voiceStringsFor} from '../../i18n/localize-voice.js';
import type {Chat, Feature} from '../feature.js';
import {whenClosed} from '../when-closed.js';
import {dictationStyles} from './dictation-styles.js';
import {Dictation} from './dictation-run.js';
import {bar, microphone, trouble} from './views.js';

export function feature(chat: Chat): Feature {
  const run = new Dictation(chat, async () => (await import('./recorder.js')).record());
  const isOffered = (): boolean =>
    takesSpeech(chat.state.app.parameters) && !chat.host.config.hiddenFeatures.has('voice');
  const cancel = (): void => {
    run.forget();
  };
  whenClosed(chat, cancel);
  return {
    styles: dictationStyles,
    places: {
      composerStart: ({words}) => [bar(run, voiceStringsFor(words)), trouble(run, voiceStringsFor(words))],
      composerButtons: ({words}) => (isOffered() ? microphone(run, voiceStringsFor(words)) : undefined),
    },
    escape: () => run.takeBack(),
    relinked: cancel,
    suspend: cancel,
  };
}
