/** What Svelte's language tools read for the tag. */
import 'dify-chat';
import 'dify-chat/types/svelte';
import type {SvelteHTMLElements} from 'svelte/elements';

type Attributes = SvelteHTMLElements['dify-chat'];

export const right: Attributes = {
  id: 'chat',
  'base-url': '/chat-api',
  open: true,
  inputs: {plan: 'free'},
  'ondify-message': (event) => console.log(event.detail.message.content),
};

// @ts-expect-error there is no such mode
export const mode: Attributes = {mode: 'sideways'};
