/** Hands a text to the reader as a file. */
export function saveAsFile(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], {type: 'text/markdown;charset=utf-8'}));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by the time the next task runs.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  });
}
