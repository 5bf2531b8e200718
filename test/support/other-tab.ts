/** The same visitor in another tab: a frame of the same origin, since only other documents hear what one writes. */
import {fixtureSync, html} from '@open-wc/testing';
import type {DifyChat} from '../../src/index.js';
import {until} from './chat-page.js';
import {baseUrl} from './stand-in.js';

export async function openOtherTab(key: string, user: string): Promise<DifyChat> {
  const frame = document.createElement('iframe');
  frame.srcdoc = '<!doctype html><title>Tab</title>';
  fixtureSync(html`<div></div>`).append(frame);
  await new Promise((resolve) => (frame.onload = resolve));
  const page = frame.contentDocument!;
  const script = page.createElement('script');
  script.type = 'module';
  script.src = new URL('../../src/index.ts', import.meta.url).href;
  page.head.append(script);
  const element = page.createElement('dify-chat');
  for (const [name, value] of Object.entries({'base-url': baseUrl, 'api-key': key, user, mode: 'inline'}))
    element.setAttribute(name, value);
  page.body.append(element);
  await until(() => frame.contentWindow!.customElements.get('dify-chat'), 'the other tab has the element');
  await element.ready;
  return element;
}
