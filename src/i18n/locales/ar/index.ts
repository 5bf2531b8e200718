/** Arabic. */
import type {Language} from '../../languages.js';

export const ar: Language = {
  isRightToLeft: true,
  launcher: {
    open: 'فتح الدردشة',
    close: 'إغلاق الدردشة',
    failed: 'تعذّر تحميل الدردشة. إعادة المحاولة',
    dismissTeaser: 'إغلاق',
    moves: 'يمكن نقلها بمفاتيح الأسهم',
    unread: {
      zero: 'لا إجابات جديدة',
      one: 'إجابة جديدة واحدة',
      two: 'إجابتان جديدتان',
      few: '{count} إجابات جديدة',
      many: '{count} إجابة جديدة',
      other: '{count} إجابة جديدة',
    },
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
