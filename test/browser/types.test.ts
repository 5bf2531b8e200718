/** What the compiler says of a page's own code. It runs too, so that the types are not a promise alone. */
import {expect} from '@open-wc/testing';
import type {ChatMessage, DifyChat, DifyMessageEvent} from '../../src/index.js';
import {openChat} from '../support/chat-page.js';

/** Does not compile unless each takes the other's place, and none is `any`. */
type Same<A, B> = [A, B] extends [B, A] ? (0 extends 1 & A ? never : true) : never;
function same<A, B>(_isSo: Same<A, B>): void {
  // checked when it is compiled
}

describe('types', () => {
  it('know the element by its tag', () => {
    const element = document.createElement('dify-chat');
    same<typeof element, DifyChat>(true);
    same<ReturnType<DifyChat['send']>, Promise<ChatMessage>>(true);
    same<DifyChat['messages'], readonly ChatMessage[]>(true);
    same<DifyChat['status'], 'idle' | 'connecting' | 'streaming' | 'stopping' | 'paused'>(true);
    // @ts-expect-error A mode that there is not.
    element.mode = 'popup';
  });

  it('know the events at the element, the document and the window', async () => {
    const heard: string[] = [];
    const stop = new AbortController();
    const {signal} = stop;
    const page = await openChat();
    page.element.addEventListener('dify-message', (event) => {
      same<typeof event.detail.message, ChatMessage>(true);
      heard.push(`element ${event.detail.message.role}`);
    });
    document.addEventListener(
      'dify-message',
      (event) => {
        same<typeof event.detail.message.content, string>(true);
        heard.push(`document ${event.detail.message.role}`);
      },
      {signal},
    );
    window.addEventListener(
      'dify-message',
      (event) => {
        same<typeof event, DifyMessageEvent>(true);
        heard.push(`window ${event.detail.message.role}`);
      },
      {signal},
    );
    document.body.addEventListener('dify-error', ({detail}) => heard.push(detail.error.code), {signal});
    document.addEventListener(
      'dify-send',
      ({detail}) => {
        detail.inputs['page'] = location.pathname;
        same<typeof detail.query, string>(true);
      },
      {signal},
    );
    await page.talk('Hello');
    stop.abort();
    expect(heard).to.deep.equal(
      ['user', 'assistant'].flatMap((role) => [`element ${role}`, `document ${role}`, `window ${role}`]),
    );
  });
});
