import {drive} from './driver.js';

interface Chatbot {
  init(options: object): void;
  destroy(): void;
}

const source = '/flowise-embed/dist/web.js';
let chatbot: Chatbot | undefined;

const root = (): ShadowRoot | null => document.querySelector('flowise-chatbot')?.shadowRoot ?? null;

/** Its history is in the page's storage, where it keeps what was said. */
drive({
  async place(messages) {
    localStorage.clear();
    if (messages) {
      const response = await fetch(`/flowise-embed/history?messages=${messages}`);
      const chatHistory: unknown = await response.json();
      localStorage.setItem('bench_EXTERNAL', JSON.stringify({chatId: 'bench', chatHistory}));
    }
    chatbot = ((await import(source)) as {default: Chatbot}).default;
    chatbot.init({chatflowid: 'bench', apiHost: `${location.origin}/flowise-embed`});
  },
  remove: () => chatbot?.destroy(),
  launcher: () => root()?.querySelector('button[part="button"]') ?? null,
  textBox: () => root()?.querySelector<HTMLElement>('textarea') ?? null,
  answers: () => root()?.querySelectorAll('.chatbot-host-bubble') ?? [],
});
