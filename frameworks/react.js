/** `<DifyChat>` for React 18 and 19: sets properties, not attributes, and listens to every event (`onDifyMessage`). */
'use client';
import {createComponent} from '@lit/react';
import * as react from 'react';
import {DifyChat as DifyChatElement} from '../lib/index.js';

/** A test compares them with the element's own list, custom-elements.json. */
const events = {
  onDifyReady: 'dify-ready',
  onDifyOpen: 'dify-open',
  onDifyClose: 'dify-close',
  onDifySend: 'dify-send',
  onDifyMessage: 'dify-message',
  onDifyChunk: 'dify-chunk',
  onDifyStop: 'dify-stop',
  onDifySuggestions: 'dify-suggestions',
  onDifySuggestion: 'dify-suggestion',
  onDifyConversation: 'dify-conversation',
  onDifyCitation: 'dify-citation',
  onDifyAction: 'dify-action',
  onDifyFeedback: 'dify-feedback',
  onDifyUpload: 'dify-upload',
  onDifyError: 'dify-error',
};

export const DifyChat = createComponent({
  react,
  tagName: 'dify-chat',
  elementClass: DifyChatElement,
  events,
  displayName: 'DifyChat',
});
