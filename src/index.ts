/** Registers `<dify-chat>`: the only import with a side effect. A page may load it twice, or beside another copy. */
import {DifyChat} from './dify-chat.js';

if (!customElements.get('dify-chat')) customElements.define('dify-chat', DifyChat);

export {DifyChat};
export type * from './events.js';
export {DifyError} from './conversation/dify-error.js';
export type {ChatMessage} from './conversation/chat-message.js';
export type {ChatFile, Citation, Thought, WorkflowNode, WorkflowRun} from './conversation/answer.js';
export type {ChatStatus} from './conversation/chat-state.js';
