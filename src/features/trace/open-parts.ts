/** Which parts of the trace the reader has opened. What is closed is not drawn: runs and outputs may be very long. */
export class OpenParts {
  readonly #open = new Set<string>();
  readonly #redraw: () => void;
  /** Changes with whatever is opened or closed. */
  revision = 0;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  has(key: string): boolean {
    return this.#open.has(key);
  }

  set(key: string, isOpen: boolean): void {
    if (this.#open.has(key) === isOpen) return;
    if (isOpen) this.#open.add(key);
    else this.#open.delete(key);
    this.revision += 1;
    this.#redraw();
  }

  /** For the `toggle` event of a `<details>`. */
  toggled(key: string): (event: Event) => void {
    return ({currentTarget}) => {
      this.set(key, (currentTarget as HTMLDetailsElement).open);
    };
  }
}
