/** Japanese. */
import type {Language} from '../../languages.js';

export const ja: Language = {
  launcher: {
    open: 'チャットを開く',
    close: 'チャットを閉じる',
    failed: 'チャットを読み込めませんでした。再試行',
    dismissTeaser: '閉じる',
    moves: '矢印キーで移動できます',
    unread: {other: '新しい回答{count}件'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
