/** Turkish. */
import type {Language} from '../../languages.js';

export const tr: Language = {
  launcher: {
    open: 'Sohbeti aç',
    close: 'Sohbeti kapat',
    failed: 'Sohbet yüklenemedi. Tekrar dene',
    dismissTeaser: 'Kapat',
    moves: 'Ok tuşlarıyla taşınabilir',
    unread: {one: '{count} yeni yanıt', other: '{count} yeni yanıt'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
