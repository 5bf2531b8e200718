/** Whether the app is off: then nothing that is asked of it can be answered. */
import type {ChatState} from '../conversation/chat-state.js';

/** An app that answers with a refusal is off; one that cannot be reached may still be there. */
export function isOff({app}: ChatState): boolean {
  return app.status === 'failed' && app.error !== null && app.error.status >= 400 && !app.error.retryable;
}
