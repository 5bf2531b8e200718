/** German. */
import type {Language} from '../../languages.js';

export const de: Language = {
  launcher: {
    open: 'Chat öffnen',
    close: 'Chat schließen',
    failed: 'Der Chat konnte nicht geladen werden. Erneut versuchen',
    dismissTeaser: 'Schließen',
    moves: 'Lässt sich mit den Pfeiltasten verschieben',
    unread: {one: '{count} neue Antwort', other: '{count} neue Antworten'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
