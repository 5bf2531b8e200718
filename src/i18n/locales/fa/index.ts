/** Persian. */
import type {Language} from '../../languages.js';

export const fa: Language = {
  isRightToLeft: true,
  launcher: {
    open: 'باز کردن گفتگو',
    close: 'بستن گفتگو',
    failed: 'گفتگو بارگیری نشد. تلاش دوباره',
    dismissTeaser: 'بستن',
    moves: 'با کلیدهای جهت‌نما جابه‌جا می‌شود',
    unread: {one: '{count} پاسخ جدید', other: '{count} پاسخ جدید'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
