/** Types of the tag in Preact's JSX: `<dify-chat base-url="…" ondify-message={…}>`. */
import type {HTMLAttributes} from 'preact';
import type {DifyChat} from '../../lib/index.js';
import type {DifyChatAttributes, DifyChatListenersAs, DifyChatProperties} from '../element.js';

type Own = DifyChatAttributes & DifyChatProperties & DifyChatListenersAs<'on'>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'dify-chat': Omit<HTMLAttributes<DifyChat>, keyof Own> & Own;
    }
  }
}
