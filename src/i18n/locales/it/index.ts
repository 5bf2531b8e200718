/** Italian. */
import type {Language} from '../../languages.js';

export const it: Language = {
  launcher: {
    open: 'Apri la chat',
    close: 'Chiudi la chat',
    failed: 'Impossibile caricare la chat. Riprova',
    dismissTeaser: 'Chiudi',
    moves: 'Si può spostare con i tasti freccia',
    unread: {one: '{count} nuova risposta', other: '{count} nuove risposte'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
