/** Dutch. */
import type {Language} from '../../languages.js';

export const nl: Language = {
  launcher: {
    open: 'Chat openen',
    close: 'Chat sluiten',
    failed: 'De chat kon niet worden geladen. Opnieuw proberen',
    dismissTeaser: 'Sluiten',
    moves: 'Te verplaatsen met de pijltoetsen',
    unread: {one: '{count} nieuw antwoord', other: '{count} nieuwe antwoorden'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
