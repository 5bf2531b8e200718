/** Who speaks falls silent when the visitor begins to: else the microphone would hear the loudspeaker. */

let silence: (() => void) | null = null;

/** @param stop ends what is being heard from now on. */
export function speaking(stop: () => void): void {
  silence = stop;
}

/** Ends whatever is being heard, in any chat of the page. */
export function hush(): void {
  silence?.();
}
