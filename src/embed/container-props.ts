/** `containerProps`: what a page wants of the official button, done to the launcher. */
import {record} from './chatbot-config.js';

/** @param launcher the button itself; `element`, around it, is what style sheets of the page can find. */
export function applyContainerProps(props: unknown, launcher: HTMLElement, element: HTMLElement): void {
  for (const [name, value] of Object.entries(record(props))) {
    if (name === 'className') element.classList.add(...String(value).split(/\s+/).filter(Boolean));
    else if (name === 'style') applyStyle(value, launcher, element);
    else if (typeof value === 'function')
      launcher.addEventListener(name.replace(/^on/, '').toLowerCase(), (event) => {
        (value as (this: HTMLElement, event: Event) => void).call(launcher, event);
      });
    // The id is the official one whatever is said; markup of the page's would be in the place of the icon.
    else if (name !== 'id' && !/^(inner|outer)(HTML|Text)$|^textContent$/.test(name))
      Reflect.set(launcher, name, value);
  }
}

/** By style sheets and the CSSOM, which a strict Content-Security-Policy lets through. */
function applyStyle(value: unknown, launcher: HTMLElement, element: HTMLElement): void {
  if (typeof value === 'string') {
    const styles = new CSSStyleSheet();
    styles.replaceSync(`#${element.id}::part(launcher) {${value}}`);
    document.adoptedStyleSheets.push(styles);
    return;
  }
  for (const [key, each] of Object.entries(record(value))) {
    const name = cssNameOf(key);
    const text = String(each);
    const isLength = typeof each === 'number' && !CSS.supports(name, text);
    setStyle(launcher, name, isLength ? `${text}px` : text);
  }
}

/** Important, or the page's rules for the part (`official-styles.ts`) would go before it: they come from further out. */
export function setStyle(launcher: HTMLElement, name: string, value: string): void {
  launcher.style.setProperty(name, value, 'important');
}

/** `backgroundColor`: `background-color`. */
function cssNameOf(name: string): string {
  return name.startsWith('--') ? name : name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
