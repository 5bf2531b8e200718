/** Chinese in traditional characters, as in Taiwan. */
import type {Language} from '../../languages.js';

export const zhHant: Language = {
  launcher: {
    open: '開啟聊天',
    close: '關閉聊天',
    failed: '無法載入聊天。重試',
    dismissTeaser: '關閉',
    moves: '可用方向鍵移動',
    unread: {other: '{count} 則新回答'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
