import {add, drive} from './driver.js';

const root = (): ShadowRoot | null => document.querySelector('deep-chat')?.shadowRoot ?? null;

/** It has no launcher. Its history is what the page gives it. */
drive({
  async place(messages) {
    if (!document.querySelector('script[type=module]')) {
      add('script', {type: 'module', src: '/deep-chat/dist/deepChat.bundle.js'});
    }
    await customElements.whenDefined('deep-chat'); // a property that is set before would hide the element's own
    const chat = document.createElement('deep-chat');
    if (messages) {
      const response = await fetch(`/deep-chat/history?messages=${messages}`);
      Object.assign(chat, {history: await response.json()});
    }
    Object.assign(chat, {connect: {url: '/deep-chat/chat', stream: true}});
    chat.style.cssText = 'width: 400px; height: 600px';
    document.body.append(chat);
  },
  remove: () => document.querySelector('deep-chat')?.remove(),
  launcher: () => undefined,
  textBox: () => root()?.querySelector<HTMLElement>('#text-input') ?? null,
  answers: () => root()?.querySelectorAll('.ai-message-text') ?? [],
});
