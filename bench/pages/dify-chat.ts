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
      // Its server tells by the user how long the conversation is.
      ...(messages ? {user: `${messages}`, 'conversation-id': '11111111-1111-4111-8111-111111111111'} : {}),
    });
    return undefined;
  },
  remove: () => document.querySelector('dify-chat')?.remove(),
  launcher: () => root()?.querySelector('[part~="launcher"]') ?? null,
  textBox: () => root()?.querySelector<HTMLElement>('[part~="input"]') ?? null,
  // Not by a query: it would walk through all that the answers hold.
  answers: () =>
    Array.from(root()?.querySelector('[part~="message-user"]')?.parentElement?.children ?? []).filter(
      (each) => each.matches('[part~="message-assistant"]'),
    ),
  showOlder() {
    const thread = root()?.querySelector('[part~="thread"]');
    if (thread) thread.scrollTop = 0;
    return (root()?.querySelectorAll('[part~="message-user"]').length ?? 0) < past / 2;
  },
});
