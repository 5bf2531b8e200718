/**
 * A drop-in for Dify's `embed.min.js`: reads `window.difyChatbotConfig` and puts a configured `<dify-chat>` into the
 * page. It shows the web app of the same token through its API, without a frame.
 *
 * @see https://docs.dify.ai/en/use-dify/publish/webapp/embedding-in-websites
 */
import type {ChatbotConfig} from './chatbot-config.js';
import {attributesFor} from './chatbot-config.js';
import {applyContainerProps} from './container-props.js';
import {BUTTON_ID, officialStyles, takeOver} from './official-styles.js';

declare global {
  interface Window {
    difyChatbotConfig?: ChatbotConfig;
  }
}

/** Only while the script is evaluated does the browser say where it comes from. */
const script = document.currentScript;
const here = script instanceof HTMLScriptElement ? script.src : '';

/** The official script waits for `body.onload`, and takes the page's own handler away for it. */
if (document.body) embed();
else document.addEventListener('DOMContentLoaded', embed, {once: true});

function embed(): void {
  const config = window.difyChatbotConfig;
  if (!config?.token) {
    console.error('<dify-chat>: window.difyChatbotConfig has no token.');
    return;
  }
  const known = document.getElementById(BUTTON_ID);
  // The script may run again: in a single-page app, or because a page has it twice.
  const element = known ?? document.createElement('dify-chat');
  for (const [name, value] of Object.entries(attributesFor(config))) {
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  if (known) return;
  element.id = BUTTON_ID;
  document.body.append(element);
  dress(element, config).catch((cause: unknown) => {
    console.error('<dify-chat>: the chat could not be loaded.', cause);
  });
}

async function dress(element: HTMLElement, config: ChatbotConfig): Promise<void> {
  adoptOnce();
  if (!customElements.get('dify-chat')) await import(new URL('dify-chat.js', here).href);
  await (element as HTMLElement & {updateComplete: Promise<unknown>}).updateComplete;
  const launcher = element.shadowRoot?.querySelector<HTMLElement>('[part="launcher"]');
  if (!launcher) return;
  takeOver(element, launcher);
  applyContainerProps(config.containerProps, launcher, element);
}

/** The script may run once for each page of a single-page app, all in one document. */
function adoptOnce(): void {
  const mark = Symbol.for('dify-chat embed styles');
  if (Reflect.get(document, mark)) return;
  Reflect.set(document, mark, true);
  const styles = new CSSStyleSheet();
  styles.replaceSync(officialStyles);
  document.adoptedStyleSheets.push(styles);
}
