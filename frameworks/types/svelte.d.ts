/** Types of the tag in Svelte 5's templates: `<dify-chat base-url="…" inputs={…} ondify-message={…}>`. */
import type {HTMLAttributes} from 'svelte/elements';
import type {DifyChat} from '../../lib/index.js';
import type {DifyChatAttributes, DifyChatListenersAs, DifyChatProperties} from '../element.js';

type Own = DifyChatAttributes & DifyChatProperties & DifyChatListenersAs<'on'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'dify-chat': Omit<HTMLAttributes<DifyChat>, keyof Own> & Own;
  }
}
