/** Hindi. */
import type {Language} from '../../languages.js';

export const hi: Language = {
  launcher: {
    open: 'चैट खोलें',
    close: 'चैट बंद करें',
    failed: 'चैट लोड नहीं हो सकी। फिर से कोशिश करें',
    dismissTeaser: 'बंद करें',
    moves: 'ऐरो कुंजियों से खिसकाया जा सकता है',
    unread: {one: '{count} नया जवाब', other: '{count} नए जवाब'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
