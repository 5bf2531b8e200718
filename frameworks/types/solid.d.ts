/** Types of the tag in Solid's JSX: `<dify-chat base-url="…" prop:inputs={…} on:dify-message={…}>`. */
import type {JSX as SolidJsx} from 'solid-js';
import type {DifyChat} from '../../lib/index.js';
import type {DifyChatAttributes, DifyChatListenersAs, DifyChatProperties} from '../element.js';

type Own = DifyChatAttributes &
  DifyChatProperties &
  DifyChatListenersAs<'on:'> & {
    [Name in keyof DifyChatProperties as `prop:${Name}`]?: DifyChatProperties[Name];
  };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'dify-chat': Omit<SolidJsx.HTMLAttributes<DifyChat>, keyof Own> & Own;
    }
  }
}
