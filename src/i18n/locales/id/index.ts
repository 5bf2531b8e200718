/** Indonesian. */
import type {Language} from '../../languages.js';

export const id: Language = {
  launcher: {
    open: 'Buka chat',
    close: 'Tutup chat',
    failed: 'Chat tidak dapat dimuat. Coba lagi',
    dismissTeaser: 'Tutup',
    moves: 'Dapat dipindahkan dengan tombol panah',
    unread: {other: '{count} jawaban baru'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
