/** Puts what was said where the visitor was writing: at the cursor, apart from the words around it. */
export function insertWords(box: HTMLTextAreaElement, words: string): void {
  const {value, selectionEnd: at} = box;
  const [text, end] = withWords(value, at, words);
  box.setRangeText(text, at, at, 'end');
  box.setSelectionRange(end, end);
  box.dispatchEvent(new InputEvent('input', {bubbles: true}));
  box.focus();
}

/** @returns what goes in at that place, and where the cursor then stands. */
export function withWords(value: string, at: number, words: string): readonly [string, number] {
  const before = /\S$/.test(value.slice(0, at)) ? ' ' : '';
  const after = /^\S/.test(value.slice(at)) ? ' ' : '';
  return [before + words + after, at + before.length + words.length];
}
