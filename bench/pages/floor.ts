/** The least that a chat can be: a box that grows, and a text box. It speaks Dify's protocol. */
import {add, drive} from './driver.js';

interface Drawing {
  write(text: string): void;
  end(): void;
}

/** @param path of its server. */
export function driveFloor(path: string, drawingIn: (answer: Element) => Drawing): void {
  let frame: HTMLElement | undefined;

  const ask = async (query: string): Promise<void> => {
    const answer = document.createElement('div');
    answer.className = 'answer';
    frame?.firstElementChild?.append(answer);
    const drawing = drawingIn(answer);
    const response = await fetch(`/${path}/v1/chat-messages`, {
      method: 'POST',
      body: JSON.stringify({query}),
    });
    let rest = '';
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      const lines = (rest + read.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('data: ')) continue;
        const event = JSON.parse(line.slice('data: '.length)) as {event: string; answer?: string};
        if (event.event === 'message') drawing.write(event.answer ?? '');
      }
    }
    drawing.end();
  };

  drive({
    place() {
      frame = add('div');
      const thread = frame.appendChild(document.createElement('div'));
      thread.style.cssText = 'width: 400px; height: 560px; overflow-y: auto; overflow-wrap: anywhere';
      const box = frame.appendChild(document.createElement('textarea'));
      box.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        void ask(box.value);
        box.value = '';
      });
      return undefined;
    },
    remove: () => frame?.remove(),
    launcher: () => undefined,
    textBox: () => frame?.querySelector('textarea') ?? null,
    answers: () => frame?.querySelectorAll('.answer') ?? [],
  });
}
