/** What lies over the panel: it takes the focus, holds everything behind it back, and gives the focus back. */

/** What must go on being heard: a live region that is inert is silent. */
const SPEAKING = '[role="status"]';

/**
 * For `ref()` on the cover.
 *
 * @param first what the focus goes to; the cover itself where there is nothing.
 * @param orElse puts the focus somewhere when what had it is gone.
 */
export function coverPanel(
  first: () => HTMLElement | null,
  orElse: () => void,
): (cover: Element | undefined) => void {
  let behind: readonly HTMLElement[] = [];
  let opener: HTMLElement | null = null;
  return (cover) => {
    if (cover instanceof HTMLElement) {
      // In this very update it is not in its place yet, and its fields are still to come.
      queueMicrotask(() => {
        if (!cover.isConnected) return;
        const root = cover.getRootNode();
        const focused = root instanceof ShadowRoot ? root.activeElement : null;
        opener = focused instanceof HTMLElement ? focused : null;
        behind = [...(cover.parentElement?.children ?? [])].filter(
          (each): each is HTMLElement =>
            each instanceof HTMLElement && each !== cover && !each.inert && !each.matches(SPEAKING),
        );
        for (const each of behind) each.inert = true;
        (first() ?? cover).focus();
      });
      return;
    }
    for (const each of behind) each.inert = false;
    behind = [];
    if (opener?.isConnected) opener.focus();
    else orElse();
  };
}
