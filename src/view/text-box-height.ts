/** Lets a text box grow with its text where the browser does not do so by itself (`field-sizing`). */
export function fitHeight(box: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  box.style.blockSize = 'auto';
  box.style.blockSize = `${String(box.scrollHeight)}px`;
}
