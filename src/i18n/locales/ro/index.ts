/** Romanian. */
import type {Language} from '../../languages.js';

export const ro: Language = {
  launcher: {
    open: 'Deschideți chatul',
    close: 'Închideți chatul',
    failed: 'Chatul nu a putut fi încărcat. Încercați din nou',
    dismissTeaser: 'Închideți',
    moves: 'Se poate muta cu tastele săgeți',
    unread: {
      one: '{count} răspuns nou',
      few: '{count} răspunsuri noi',
      other: '{count} de răspunsuri noi',
    },
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
