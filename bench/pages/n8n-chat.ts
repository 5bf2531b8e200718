import {add, drive} from './driver.js';

interface App {
  unmount(): void;
}

const source = '/n8n-chat/dist/chat.bundle.es.js';
let app: App | undefined;

/** Its history comes from its server, for a session's id. */
drive({
  async place(messages) {
    if (!document.querySelector('link[href*=n8n]')) {
      document.head.append(
        Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '/n8n-chat/dist/style.css'}),
      );
    }
    const {createChat} = (await import(source)) as {createChat: (options: object) => App};
    add('div', {id: 'n8n-chat'});
    app = createChat({
      webhookUrl: '/n8n-chat/webhook',
      enableStreaming: true,
      initialMessages: [],
      sessionId: `${messages}`,
      loadPreviousSession: messages > 0,
    });
  },
  remove() {
    app?.unmount();
    document.querySelector('#n8n-chat')?.remove();
  },
  launcher: () => document.querySelector('.chat-window-toggle'),
  textBox: () => document.querySelector<HTMLElement>('.chat-inputs textarea'),
  answers: () => document.querySelectorAll('.chat-message-from-bot'),
});
