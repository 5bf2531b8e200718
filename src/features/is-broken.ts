/** Whether an answer's connection broke after the server had named it: then the server may have the rest. */
import type {Turn} from '../conversation/chat-state.js';

export function isBroken({answer: {error, messageId}}: Turn): boolean {
  return error?.code === 'stream_interrupted' && messageId !== null;
}
