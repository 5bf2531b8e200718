/** Korean. */
import type {Language} from '../../languages.js';

export const ko: Language = {
  launcher: {
    open: '채팅 열기',
    close: '채팅 닫기',
    failed: '채팅을 불러오지 못했습니다. 다시 시도',
    dismissTeaser: '닫기',
    moves: '화살표 키로 옮길 수 있습니다',
    unread: {other: '새 답변 {count}개'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
