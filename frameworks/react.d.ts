import type {ForwardRefExoticComponent, HTMLAttributes, RefAttributes} from 'react';
import type {DifyChat as DifyChatElement} from '../lib/index.js';
import type {DifyChatListeners, DifyChatProperties} from './element.js';

export type {DifyChatElement};

/** What is not given keeps the element's default. A `ref` is the element, with its methods. */
export interface DifyChatProps
  extends
    Omit<HTMLAttributes<DifyChatElement>, keyof DifyChatProperties>,
    DifyChatProperties,
    DifyChatListeners {}

export declare const DifyChat: ForwardRefExoticComponent<DifyChatProps & RefAttributes<DifyChatElement>>;
