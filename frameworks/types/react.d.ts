/** Types of the tag itself in React 19's JSX: `<dify-chat base-url="…" ondify-message={…}>`. */
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {DifyChat} from '../../lib/index.js';
import type {DifyChatAttributes, DifyChatListenersAs, DifyChatProperties} from '../element.js';

type Own = DifyChatAttributes & DifyChatProperties & DifyChatListenersAs<'on'>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'dify-chat': Omit<DetailedHTMLProps<HTMLAttributes<DifyChat>, DifyChat>, keyof Own> & Own;
    }
  }
}
