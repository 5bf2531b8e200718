/** Brazilian Portuguese. */
import type {Language} from '../../languages.js';

export const ptBR: Language = {
  launcher: {
    open: 'Abrir chat',
    close: 'Fechar chat',
    failed: 'Não foi possível carregar o chat. Tentar novamente',
    dismissTeaser: 'Dispensar',
    moves: 'Pode ser movido com as teclas de seta',
    unread: {one: '{count} nova resposta', other: '{count} novas respostas'},
  },
  load: {
    panel: () => import('./panel.js'),
    features: () => import('./features.js'),
    input: () => import('./input.js'),
    voice: () => import('./voice.js'),
  },
};
