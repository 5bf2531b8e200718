/** Russian. */
import type {Language} from '../../languages.js';

export const ru: Language = {
  launcher: {
    open: 'Открыть чат',
    close: 'Закрыть чат',
    failed: 'Не удалось загрузить чат. Попробовать снова',
    dismissTeaser: 'Закрыть',
    moves: 'Можно перемещать клавишами со стрелками',
    unread: {
      one: '{count} новый ответ',
      few: '{count} новых ответа',
      many: '{count} новых ответов',
      other: '{count} нового ответа',
    },
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
