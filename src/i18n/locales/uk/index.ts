/** Ukrainian. */
import type {Language} from '../../languages.js';

export const uk: Language = {
  launcher: {
    open: 'Відкрити чат',
    close: 'Закрити чат',
    failed: 'Не вдалося завантажити чат. Спробувати ще раз',
    dismissTeaser: 'Закрити',
    moves: 'Можна переміщувати клавішами зі стрілками',
    unread: {
      one: '{count} нова відповідь',
      few: '{count} нові відповіді',
      many: '{count} нових відповідей',
      other: '{count} нової відповіді',
    },
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
