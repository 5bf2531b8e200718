/** Files that are pasted or dropped anywhere on the panel. Text is left to the text box. */

export interface Incoming {
  /** Whether files are wanted at all. */
  readonly isWanted: () => boolean;
  /** Something lies over the composer: what comes there is not meant for the message, and nobody would see it. */
  readonly isCovered: () => boolean;
  readonly take: (files: readonly File[]) => void;
  /** Files are held over the panel, or no longer. */
  readonly hover: (isOver: boolean) => void;
}

export function listenForFiles(root: HTMLElement | DocumentFragment, incoming: Incoming): void {
  const on = <T extends keyof HTMLElementEventMap>(
    type: T,
    listener: (event: HTMLElementEventMap[T]) => void,
  ): void => {
    root.addEventListener(type, (event) => {
      const isInPanel = event.target instanceof Element && event.target.closest('.panel') !== null;
      if (isInPanel && incoming.isWanted()) listener(event as HTMLElementEventMap[T]);
    });
  };
  const dragged = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    if (event.defaultPrevented) {
      incoming.hover(false); // they are held over a field that takes them
      return;
    }
    event.preventDefault(); // else the browser would leave the page and show the file
    const isCovered = incoming.isCovered();
    event.dataTransfer.dropEffect = isCovered ? 'none' : 'copy';
    if (!isCovered) incoming.hover(true);
  };
  on('dragenter', dragged);
  on('dragover', dragged);
  on('dragleave', ({target}) => {
    // What is held enters the zone that covers the panel as soon as that is drawn: only who leaves it has left.
    if ((target as Element).classList.contains('drop-zone')) incoming.hover(false);
  });
  on('drop', (event) => {
    incoming.hover(false);
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (!incoming.isCovered()) take([...event.dataTransfer.files]);
  });
  on('paste', (event) => {
    const {clipboardData, target, defaultPrevented} = event;
    const files = [...(clipboardData?.files ?? [])];
    const isForText = (target as Element).matches('input') || isRichText(clipboardData);
    if (defaultPrevented || files.length === 0 || isForText || incoming.isCovered()) return;
    event.preventDefault();
    take(files);
  });
  const take = (files: readonly File[]): void => {
    if (files.length > 0) incoming.take(files);
  };
}

/** Cells and paragraphs of an office program come with a picture of themselves: their text is what is meant. */
function isRichText(data: DataTransfer | null): boolean {
  return data !== null && data.types.includes('text/plain') && data.types.includes('text/html');
}
