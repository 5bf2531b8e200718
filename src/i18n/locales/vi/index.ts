/** Vietnamese. */
import type {Language} from '../../languages.js';

export const vi: Language = {
  launcher: {
    open: 'Mở trò chuyện',
    close: 'Đóng trò chuyện',
    failed: 'Không tải được khung trò chuyện. Thử lại',
    dismissTeaser: 'Đóng',
    moves: 'Có thể di chuyển bằng các phím mũi tên',
    unread: {other: '{count} câu trả lời mới'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
