/** Types of the tag in Vue's templates: `<dify-chat base-url="…" :inputs="…" @dify-message="…">`. */
import type {EmitFn, HTMLAttributes, PublicProps} from 'vue';
import type {DifyChat} from '../../lib/index.js';
import type {
  DifyChatAttributes,
  DifyChatEventMap,
  DifyChatListeners,
  DifyChatProperties,
} from '../element.js';

type Own = DifyChatAttributes & DifyChatProperties & DifyChatListeners;

/** As Vue describes a component, of which a template looks at these two. */
interface DifyChatTag {
  new (): DifyChat & {
    /** @deprecated For the types of templates only. */
    $props: Omit<HTMLAttributes, keyof Own> & Own & PublicProps;
    /** @deprecated For the types of templates only. */
    $emit: EmitFn<{[Name in keyof DifyChatEventMap]: (event: DifyChatEventMap[Name]) => void}>;
  };
}

declare module 'vue' {
  interface GlobalComponents {
    'dify-chat': DifyChatTag;
  }
}
