/** Puts things on the clipboard, and shows on the button that it worked. */

export interface Copied {
  readonly text: string;
  /** The same as it looks, for programs that take rich text. */
  readonly rich?: Element;
}

/** @returns whether it worked: a page in an insecure context, or a frame without the permission, has no clipboard. */
export async function copy({text, rich}: Copied, button: HTMLElement): Promise<boolean> {
  try {
    await (rich && 'ClipboardItem' in globalThis
      ? writeBoth(text, rich)
      : navigator.clipboard.writeText(text));
  } catch {
    return copyBySelection(text, button) && showDone(button);
  }
  return showDone(button);
}

/** The mark goes when its animation ends, without a timer of ours. */
function showDone(button: HTMLElement): true {
  button.toggleAttribute('data-done', true);
  button.addEventListener('animationend', () => button.toggleAttribute('data-done', false), {once: true});
  return true;
}

function writeBoth(text: string, rich: Element): Promise<void> {
  const markup = new XMLSerializer().serializeToString(withoutControls(rich));
  const item = new ClipboardItem({
    'text/plain': new Blob([text], {type: 'text/plain'}),
    'text/html': new Blob([markup], {type: 'text/html'}),
  });
  return navigator.clipboard.write([item]);
}

/** What is on screen, less the buttons between it. */
function withoutControls(rich: Element): Element {
  const copied = rich.cloneNode(true) as Element;
  for (const control of copied.querySelectorAll('button, form, [data-control]')) control.remove();
  return copied;
}

/** The old way, for pages served over plain HTTP. */
function copyBySelection(text: string, button: HTMLElement): boolean {
  const box = document.createElement('textarea');
  box.value = text;
  box.style.position = 'fixed';
  box.style.opacity = '0';
  button.after(box);
  box.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without a secure context
  const isCopied = document.execCommand('copy');
  box.remove();
  button.focus();
  return isCopied;
}
