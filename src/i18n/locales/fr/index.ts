/** French. */
import type {Language} from '../../languages.js';

export const fr: Language = {
  launcher: {
    open: 'Ouvrir le chat',
    close: 'Fermer le chat',
    failed: 'Le chat n’a pas pu être chargé. Réessayer',
    dismissTeaser: 'Fermer',
    moves: 'Déplaçable avec les touches fléchées',
    unread: {one: '{count} nouvelle réponse', other: '{count} nouvelles réponses'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
