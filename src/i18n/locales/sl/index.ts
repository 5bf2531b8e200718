/** Slovenian. */
import type {Language} from '../../languages.js';

export const sl: Language = {
  launcher: {
    open: 'Odpri klepet',
    close: 'Zapri klepet',
    failed: 'Klepeta ni bilo mogoče naložiti. Poskusite znova',
    dismissTeaser: 'Zapri',
    moves: 'Premikate ga lahko s smernimi tipkami',
    unread: {
      one: '{count} nov odgovor',
      two: '{count} nova odgovora',
      few: '{count} novi odgovori',
      other: '{count} novih odgovorov',
    },
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
