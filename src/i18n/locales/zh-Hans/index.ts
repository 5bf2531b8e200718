/** Chinese in simplified characters. */
import type {Language} from '../../languages.js';

export const zhHans: Language = {
  launcher: {
    open: '打开聊天',
    close: '关闭聊天',
    failed: '聊天加载失败。重试',
    dismissTeaser: '关闭',
    moves: '可用方向键移动',
    unread: {other: '{count} 条新回答'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
