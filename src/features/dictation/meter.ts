/** Draws how loud it was in the last seconds: bars that wander off, the newest at the end of the line. */

/** In CSS pixels. */
const BAR = 3;
const STEP = 5;
/** Between two bars. */
const STEP_MS = 70;

export class Meter {
  readonly #level: () => number;
  readonly #levels: number[] = [];
  #frame = 0;
  #drawnAt = 0;

  constructor(level: () => number) {
    this.#level = level;
  }

  /** Who wants less motion gets a line that stands still; the time beside it goes on. */
  start(canvas: HTMLCanvasElement): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) draw(canvas, []);
    else this.#frame = requestAnimationFrame(this.#turn(canvas));
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  #turn(canvas: HTMLCanvasElement): (now: number) => void {
    return (now) => {
      this.#frame = requestAnimationFrame(this.#turn(canvas));
      if (now - this.#drawnAt < STEP_MS) return;
      this.#drawnAt = now;
      this.#levels.unshift(this.#level());
      this.#levels.length = Math.min(this.#levels.length, Math.ceil(canvas.clientWidth / STEP));
      draw(canvas, this.#levels);
    };
  }
}

/** @param levels newest first, from 0 to 1; beyond them the line is flat. */
function draw(canvas: HTMLCanvasElement, levels: readonly number[]): void {
  const {clientWidth: width, clientHeight: height} = canvas;
  const context = canvas.getContext('2d');
  if (!context) return;
  canvas.width = width * devicePixelRatio; // clears it, too
  canvas.height = height * devicePixelRatio;
  const {color, direction} = getComputedStyle(canvas);
  context.scale(devicePixelRatio, devicePixelRatio);
  context.fillStyle = color;
  for (let at = 0; at * STEP < width; at += 1) {
    const level = levels[at];
    const x = direction === 'rtl' ? at * STEP : width - at * STEP - BAR;
    const tall = Math.max(BAR, (level ?? 0) * height);
    context.globalAlpha = level === undefined ? 0.3 : 1;
    context.beginPath();
    context.roundRect(x, (height - tall) / 2, BAR, tall, BAR / 2);
    context.fill();
  }
}
