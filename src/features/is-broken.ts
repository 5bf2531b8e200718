/** Whether an answer's connection broke, or fell silent, after the server had named it: then the server may have the rest. */
import type {Turn} from '../conversation/chat-state.js';

export function isBroken({answer: {error, messageId}}: Turn): boolean {
  return messageId !== null && (error?.code === 'stream_interrupted' || error?.code === 'timeout');
}
