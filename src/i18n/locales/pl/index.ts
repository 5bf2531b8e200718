/** Polish. */
import type {Language} from '../../languages.js';

export const pl: Language = {
  launcher: {
    open: 'Otwórz czat',
    close: 'Zamknij czat',
    failed: 'Nie udało się wczytać czatu. Spróbuj ponownie',
    dismissTeaser: 'Zamknij',
    moves: 'Można przesuwać klawiszami strzałek',
    unread: {
      one: '{count} nowa odpowiedź',
      few: '{count} nowe odpowiedzi',
      many: '{count} nowych odpowiedzi',
      other: '{count} nowej odpowiedzi',
    },
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
