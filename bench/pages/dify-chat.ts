import {add, drive} from './driver.js';

const root = (): ShadowRoot | null => document.querySelector('dify-chat')?.shadowRoot ?? null;

let past = 0;

drive({
  place(messages) {
    past = messages;
    if (!document.querySelector('script[type=module]')) {
      add('script', {type: 'module', src: '/dify-chat/dist/dify-chat.js'});
    }
    add('dify-chat', {
      'base-url': '/dify-chat/v1',
      persist: 'none',
      ...(messages ? {'conversation-id': `${messages}`} : {}),
    });
    return undefined;
  },
  remove: () => document.querySelector('dify-chat')?.remove(),
  launcher: () => root()?.querySelector('[part~="launcher"]') ?? null,
  textBox: () => root()?.querySelector<HTMLElement>('[part~="input"]') ?? null,
  answers: () => root()?.querySelectorAll('[part~="message-assistant"]') ?? [],
  showOlder() {
    const thread = root()?.querySelector('[part~="thread"]');
    if (thread) thread.scrollTop = 0;
    return (root()?.querySelectorAll('[part~="message-user"]').length ?? 0) < past / 2;
  },
});
