/** Thai. */
import type {Language} from '../../languages.js';

export const th: Language = {
  launcher: {
    open: 'เปิดแชท',
    close: 'ปิดแชท',
    failed: 'โหลดแชทไม่สำเร็จ ลองอีกครั้ง',
    dismissTeaser: 'ปิด',
    moves: 'ย้ายได้ด้วยปุ่มลูกศร',
    unread: {other: 'คำตอบใหม่ {count} รายการ'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
