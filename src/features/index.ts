/**
 * The table of features: what each needs to be loaded, and in which order they stand where several draw at one
 * place. A new feature is a folder, its name in `FeatureName`, and a row here.
 */
import {isUnderWay} from '../conversation/answer.js';
import type {Turn} from '../conversation/chat-state.js';
import {readsAloud, takesSpeech} from '../dify/voice-settings.js';
import {showsWorkflow} from '../dify/workflow-settings.js';
import {canBeRated} from './can-be-rated.js';
import {takesFiles} from '../dify/takes-files.js';
import {isInterrupted} from '../session/run-note.js';
import type {Chat, FeatureRow} from './feature.js';
import {historyButton} from './history-button.js';
import {isBroken} from './is-broken.js';

export const rows: readonly FeatureRow[] = [
  {
    name: 'identity',
    inMessages: ['answerStart'],
    isNeeded: ({state: {app}}) => app.site !== null || (app.error?.status ?? 0) >= 400,
    load: () => import('./identity/identity.js'),
  },
  {
    name: 'visitor',
    inMessages: ['questionStart'],
    isNeeded: ({host: {config}}) => (config.userName ?? config.userAvatar) !== null,
    load: () => import('./visitor/visitor.js'),
  },
  {
    name: 'trace',
    inMessages: ['answerStart', 'answerPart'],
    isNeeded: ({host, state}) =>
      !host.config.hiddenFeatures.has('workflow') &&
      state.conversation.turns.some(
        ({answer}) =>
          (answer.workflow !== null && showsWorkflow(state.app.site)) ||
          answer.parts.some(({kind}) => kind === 'thought'),
      ),
    load: () => import('./trace/trace.js'),
  },
  {
    name: 'answers',
    inMessages: [
      'turnStart',
      'questionStart',
      'question',
      'questionEnd',
      'answerStart',
      'answerEnd',
      'answerFoot',
    ],
    isNeeded: ({state}) => state.conversation.turns.some(needsMoreThanText),
    load: () => import('./answers/answers.js'),
  },
  {
    name: 'phone',
    isNeeded: () => matchMedia('(pointer: coarse)').matches,
    load: () => import('./phone/phone.js'),
  },
  {
    name: 'help',
    isNeeded: () => !matchMedia('(pointer: coarse)').matches, // on phones there are no keys to press
    load: () => import('./help/help.js'),
  },
  {
    name: 'size',
    // Not on phones, however they are held, where the panel takes the whole window: its styles know when exactly.
    isNeeded: ({host}) => host.config.mode === 'bubble' && innerHeight > 500 && innerWidth > 500,
    load: () => import('./size/size.js'),
  },
  {
    name: 'modal',
    // Whether it covers the page is asked there: windows get smaller, and pages are zoomed.
    isNeeded: ({host}) => host.open && host.config.mode === 'bubble',
    load: () => import('./modal/modal.js'),
  },
  {
    name: 'history',
    headerButton: historyButton,
    load: () => import('./history/history.js'),
  },
  {
    // Also where the page wants no list of conversations: the one that is shown does not begin with its newest messages.
    name: 'older',
    isNeeded: ({state}) => state.conversation.hasOlder,
    load: () => import('./older/older.js'),
  },
  {
    name: 'feedback',
    inMessages: ['answerTools', 'answerFoot'],
    isNeeded: ({host, state}) =>
      !host.config.hiddenFeatures.has('feedback') &&
      state.conversation.turns.some(({answer}) => canBeRated(answer)),
    load: () => import('./feedback/feedback.js'),
  },
  {
    // Always, and in good time: once there is no network, nothing can be loaded that says so.
    name: 'offline',
    isNeeded: () => true,
    load: () => import('./offline/offline.js'),
  },
  {
    name: 'files',
    isNeeded: ({host, state}) =>
      !host.config.hiddenFeatures.has('upload') && takesFiles(state.app.parameters),
    load: () => import('./files/files.js'),
  },
  {
    name: 'form',
    inMessages: ['answerFoot'],
    isNeeded: (chat) => chat.state.app.settings.hasInputForm || hasVariables(chat),
    load: () => import('./form/form.js'),
  },
  {
    name: 'human-input',
    inMessages: ['answerPart'],
    isNeeded: ({state}) => state.conversation.turns.some(hasForms),
    load: () => import('./human-input/human-input.js'),
  },
  {
    // What was left is asked for only once there is a link.
    name: 'recovery',
    inMessages: ['answerFoot'],
    isNeeded: ({session, state: {app, conversation}}) =>
      app.status !== 'unknown' &&
      (isInterrupted(session.link.memory) ||
        conversation.turns.some((turn) => turn.answer.status === 'awaited' || isBroken(turn))),
    load: () => import('./recovery/recovery.js'),
  },
  {
    // Elsewhere nobody else writes to what is kept.
    name: 'tabs',
    isNeeded: ({host, state}) => host.config.persist === 'local' && state.conversation.id !== null,
    load: () => import('./tabs/tabs.js'),
  },
  {
    name: 'wait',
    inMessages: ['answerFoot'],
    isNeeded: ({state}) => state.conversation.turns.some(({answer}) => answer.retryAt !== null),
    load: () => import('./wait/wait.js'),
  },
  {
    name: 'dictation',
    isNeeded: (chat) => isVoiceWanted(chat) && takesSpeech(chat.state.app.parameters),
    load: () => import('./dictation/dictation.js'),
  },
  {
    name: 'speech',
    inMessages: ['answerTools', 'answerFoot'],
    isNeeded: (chat) => isVoiceWanted(chat) && readsAloud(chat.state.app.parameters),
    load: () => import('./speech/speech.js'),
  },
];

function hasForms({answer: {status, parts}}: Turn): boolean {
  return status === 'paused' || parts.some(({kind}) => kind === 'form');
}

function isVoiceWanted({host}: Chat): boolean {
  return !host.config.hiddenFeatures.has('voice');
}

function needsMoreThanText({question, answer}: Turn): boolean {
  return question.files.length + answer.files.length > 0 || answer.reasoning !== '' || !isUnderWay(answer);
}

/** In the texts before the first message: what fills them is the form's. */
function hasVariables({state, host: {config}}: Chat): boolean {
  const {openingStatement, openingQuestions} = state.app.settings;
  const texts = [config.greeting ?? openingStatement, ...(config.suggestions ?? openingQuestions)];
  return texts.some((text) => text.includes('{{'));
}
