/** Images, videos and sounds. Where they may not be loaded unasked, a button that names their host stands. */
import type {Inline} from '../../markdown/tree.js';
import {hostOf, safeUrl} from '../../markdown/urls.js';
import type {ExtendedOptions} from './extended-options.js';

export type Make = (tag: string, className?: string) => HTMLElement;

export function newImage(make: Make, node: Inline & {kind: 'image'}, options: ExtendedOptions): HTMLElement {
  return newMedia(make, 'img', node.url, node.alt, node.title, options);
}

/** The element, or a button that becomes it, or just its text if the address is not on the list. */
export function newMedia(
  make: Make,
  tag: 'img' | 'video' | 'audio',
  source: string,
  alt: string,
  title: string,
  options: ExtendedOptions,
): HTMLElement {
  const url = webUrl(source, options);
  if (url === null) {
    const text = make('span', 'media');
    text.textContent = alt;
    return text;
  }
  const load = (): HTMLElement => {
    const element = make(tag);
    if (tag === 'img') {
      element.setAttribute('alt', alt);
      element.setAttribute('loading', 'lazy');
      element.setAttribute('decoding', 'async');
      element.setAttribute('referrerpolicy', 'no-referrer');
    } else {
      element.setAttribute('controls', '');
      element.setAttribute('preload', 'metadata');
      if (alt) element.setAttribute('aria-label', alt);
    }
    if (title) element.setAttribute('title', title);
    element.setAttribute('src', url);
    return element;
  };
  if (options.loadsMedia?.(url)) return load();
  const place = make('span', 'media');
  const button = place.appendChild(make('button'));
  button.setAttribute('type', 'button');
  const host = hostOf(url) || url.slice(0, 64);
  button.textContent = `${alt ? alt + ' – ' : ''}${options.labels?.loadImage?.(host) ?? host}`;
  button.onclick = () => {
    const element = load();
    // A picture takes the focus only here: the button that had it is gone.
    if (tag === 'img') element.setAttribute('tabindex', '-1');
    place.replaceChildren(element);
    element.focus();
  };
  return place;
}

/** Media comes from the web or from the page's own host. */
function webUrl(source: string, {mediaUrl}: ExtendedOptions): string | null {
  const url = safeUrl(source);
  if (!url || /^(?:mailto|tel):/i.test(url)) return null;
  return mediaUrl ? mediaUrl(url) : url;
}
