/**
 * Moves the launcher (`drag-axis`), by pointer and by arrow keys. It keeps its distance from the nearest corner of the
 * window, so that another size of the window leaves it where it was; close to an edge it snaps to it.
 */
import type {Config, Placement} from '../config.js';
import type {LauncherHost} from './launcher-extras.js';
import type {LauncherMemory} from './launcher-memory.js';

/** How far a pointer may stray, in pixels, before a press is a drag. */
const SLACK = 5;
/** How close to the edge's own distance the launcher snaps to it, in pixels. */
const SNAP = 28;
const KEY_STEP = 16;
/** Distance from the edges that it snaps to: `--_gap` of the tokens. */
const GAP = 20;
const POSITION = 'position';

/** Where the launcher was moved to: a corner, and pixels from its two edges. */
interface Position {
  readonly placement: Placement;
  readonly inline: number;
  readonly block: number;
}

export class Dragging {
  readonly #host: LauncherHost;
  readonly #memory: LauncherMemory;
  #axis: Config['dragAxis'] = null;
  #position: Position | null = null;
  #launcher: HTMLElement | null = null;
  /** What the last drawing was of. */
  #drawn: readonly unknown[] = [];
  #isDragged = false;

  constructor(host: LauncherHost, memory: LauncherMemory) {
    this.#host = host;
    this.#memory = memory;
  }

  get placement(): Placement | null {
    return this.#position?.placement ?? null;
  }

  /** Before each drawing. */
  update(axis: Config['dragAxis']): void {
    if (axis === this.#axis) return;
    this.#axis = axis;
    this.#position = axis === null ? null : positionOf(this.#memory.recall(POSITION));
  }

  /**
   * After each drawing: the launcher may have come, or be another one.
   *
   * @param hint that it can be moved, and how; empty where it cannot.
   */
  updated(launcher: HTMLElement | null, hint: string): void {
    const drawn = [launcher, hint, this.#position];
    if (!launcher || drawn.every((each, at) => each === this.#drawn[at])) return;
    this.#drawn = drawn;
    if (launcher !== this.#launcher) {
      launcher.addEventListener('pointerdown', this.#press);
      launcher.addEventListener('keydown', this.#step);
      launcher.addEventListener('click', this.#click, {capture: true});
      this.#launcher = launcher;
    }
    launcher.toggleAttribute('data-drag', hint !== '');
    if (hint) launcher.setAttribute('aria-description', hint);
    else launcher.removeAttribute('aria-description');
    const frame = launcher.closest<HTMLElement>('.frame');
    const {inline, block} = this.#position ?? {};
    for (const [name, pixels] of [
      ['--dify-chat-inset-inline', inline],
      ['--_inset-block', block],
    ] as const)
      frame?.style.setProperty(name, pixels === undefined ? '' : `${String(pixels)}px`);
  }

  readonly #press = (down: PointerEvent): void => {
    const launcher = this.#launcher;
    if (!launcher || this.#axis === null || down.button !== 0) return;
    const box = launcher.getBoundingClientRect();
    const grip = {x: down.clientX - box.x, y: down.clientY - box.y};
    this.#isDragged = false;
    launcher.setPointerCapture(down.pointerId); // a quick pointer leaves the button before it is drawn at its new place
    const move = (event: PointerEvent): void => {
      const [right, below] = [event.clientX - down.clientX, event.clientY - down.clientY];
      if (!this.#isDragged && Math.hypot(right, below) < SLACK) return;
      this.#isDragged = true;
      this.#moveTo(event.clientX - grip.x, event.clientY - grip.y, false);
    };
    const end = (event: PointerEvent): void => {
      launcher.removeEventListener('pointermove', move);
      launcher.removeEventListener('pointerup', end);
      launcher.removeEventListener('pointercancel', end);
      if (this.#isDragged) this.#moveTo(event.clientX - grip.x, event.clientY - grip.y, true);
    };
    launcher.addEventListener('pointermove', move);
    launcher.addEventListener('pointerup', end);
    launcher.addEventListener('pointercancel', end);
  };

  /** The click that ends a drag is none. */
  readonly #click = (event: MouseEvent): void => {
    if (!this.#isDragged || event.detail === 0) return; // a press of a key has no detail
    this.#isDragged = false;
    event.stopImmediatePropagation();
  };

  readonly #step = (event: KeyboardEvent): void => {
    const launcher = this.#launcher;
    const step = steps[event.key];
    if (!launcher || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    const [right, below] = step;
    if (this.#axis === null || (right !== 0 && this.#axis === 'y') || (below !== 0 && this.#axis === 'x'))
      return;
    event.preventDefault(); // or the page would scroll
    const {x, y} = launcher.getBoundingClientRect();
    this.#moveTo(x + right * KEY_STEP, y + below * KEY_STEP, false);
    this.#keep();
  };

  /** @param x of the launcher's left upper corner, as `y` in pixels from the window's. */
  #moveTo(x: number, y: number, isLast: boolean): void {
    const launcher = this.#launcher;
    if (!launcher) return;
    const box = launcher.getBoundingClientRect();
    const {clientWidth, clientHeight} = document.documentElement;
    const left = this.#axis === 'y' ? box.x : clamp(x, 4, clientWidth - box.width - 4);
    const top = this.#axis === 'x' ? box.y : clamp(y, 4, clientHeight - box.height - 4);
    const isRight = left + box.width / 2 > clientWidth / 2;
    const isBottom = top + box.height / 2 > clientHeight / 2;
    const isLtr = getComputedStyle(launcher).direction === 'ltr';
    const snapped = (distance: number): number =>
      Math.round(isLast && Math.abs(distance - GAP) < SNAP ? GAP : distance);
    this.#position = {
      placement: `${isBottom ? 'bottom' : 'top'}-${isRight === isLtr ? 'end' : 'start'}`,
      inline: snapped(isRight ? clientWidth - left - box.width : left),
      block: snapped(isBottom ? clientHeight - top - box.height : top),
    };
    this.#host.requestUpdate();
    if (isLast) this.#keep();
  }

  #keep(): void {
    this.#memory.keep(POSITION, JSON.stringify(this.#position));
  }
}

const steps: Readonly<Record<string, readonly [right: number, below: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** What is kept may be anybody's. */
function positionOf(kept: string | null): Position | null {
  try {
    const {placement, inline, block} = JSON.parse(kept ?? 'null') as Position;
    const isPlaced = /^(top|bottom)-(start|end)$/.test(placement);
    const isNear = [inline, block].every((pixels) => pixels >= 0 && pixels <= 10_000);
    return isPlaced && isNear ? {placement, inline, block} : null;
  } catch {
    return null;
  }
}
