/** Spanish. */
import type {Language} from '../../languages.js';

export const es: Language = {
  launcher: {
    open: 'Abrir el chat',
    close: 'Cerrar el chat',
    failed: 'No se pudo cargar el chat. Reintentar',
    dismissTeaser: 'Cerrar',
    moves: 'Se puede mover con las teclas de flecha',
    unread: {one: '{count} respuesta nueva', other: '{count} respuestas nuevas'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
