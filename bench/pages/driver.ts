/** Runs in every page: does with a widget what a visitor does, and sees what a visitor sees. The runs call it by name. */

/** What the benchmark must know of a widget. */
export interface Widget {
  /** Puts it into the page as its own instructions say, with so many messages of the past. */
  place(messages: number): Promise<unknown> | undefined;
  /** Takes it out again. */
  remove(): void;
  /** What opens it; `null` as long as it is not there, `undefined` if it has none and is always open. */
  launcher(): Element | null | undefined;
  textBox(): HTMLElement | null;
  /** Its answers, oldest first. */
  answers(): ArrayLike<Element>;
  /** Shows more of the past; `false` when all is there, or if there is no such thing. */
  showOlder?(): boolean;
}

/** Ends every answer (server/texts.mjs). */
const END = 'Here it ends.';

/** How often a page is looked at, in milliseconds, and after how many looks without a change it has come to rest. */
const LOOK_MS = 100;
const LOOKS = 5;

export function drive(widget: Widget): void {
  const last = (): Element | undefined => Array.from(widget.answers()).at(-1);

  /** The launcher is drawn, or the text box of a widget without one. */
  async function place(messages = 0): Promise<void> {
    await widget.place(messages);
    await untilDrawn(() => {
      const launcher = widget.launcher();
      return isShown(launcher === undefined ? widget.textBox() : launcher);
    });
  }

  /** The text box takes text. */
  async function usable(): Promise<void> {
    await untilDrawn(() => {
      const box = widget.textBox();
      return isShown(box) && !box.hasAttribute('disabled');
    });
  }

  const bench = {
    place,
    usable,

    /** Where to click, or `null`. */
    launcherAt(): {x: number; y: number} | null {
      const box = widget.launcher()?.getBoundingClientRect();
      return box ? {x: box.x + box.width / 2, y: box.y + box.height / 2} : null;
    },

    focus: () => widget.textBox()?.focus(),
    answers: () => widget.answers().length,

    /** An answer beyond so many has come, all of it is drawn, and nothing changes any more: colours come late. */
    async answered(before: number): Promise<void> {
      await until(() => widget.answers().length > before && endOf(last()).includes(END));
      await bench.atRest();
    },

    /** When the end of an answer beyond so many is seen, in milliseconds since 1970. */
    async endSeen(before: number): Promise<number> {
      await untilDrawn(() => widget.answers().length > before && endOf(last()).includes(END));
      return performance.timeOrigin + performance.now();
    },

    /** As `answered`: in how many frames the answer changed. */
    async flushes(before: number): Promise<number> {
      const frames = new Set<unknown>();
      const changes = new MutationObserver((records) => {
        if (records.some(({target}) => last()?.contains(target))) frames.add(document.timeline.currentTime);
      });
      const root = widget.textBox()?.getRootNode() ?? document;
      changes.observe(root, {subtree: true, childList: true, characterData: true});
      await bench.answered(before);
      changes.disconnect();
      return frames.size;
    },

    /** Some of an answer is drawn. */
    begun: (before: number) => until(() => widget.answers().length > before && endOf(last()).length > 100),

    async atRest(): Promise<void> {
      for (let looks = 0, before = ''; looks < LOOKS; looks++) {
        await delay(LOOK_MS);
        const drawn = `${last()?.getElementsByTagName('*').length ?? 0} ${endOf(last())}`;
        if (drawn !== before) looks = 0;
        before = drawn;
      }
    },

    /** The last message of the past is drawn, and the text box takes text. */
    async pastShown(): Promise<void> {
      await untilDrawn(() => endOf(last()).includes(END));
      await usable();
    },

    /** All of the past is shown. */
    async wholePast(): Promise<void> {
      await until(() => !widget.showOlder?.());
      await bench.atRest();
    },

    /** Counts from now on the timers that are set and neither over nor cleared: `timers.size`. */
    countTimers(): void {
      Object.assign(globalThis, {timers: countedTimers()});
    },

    /** Mounts it, opens it, takes it away, so many times. */
    async mount(times: number): Promise<void> {
      for (let time = 0; time < times; time++) {
        await place();
        const launcher = widget.launcher();
        if (launcher instanceof HTMLElement) launcher.click();
        await usable();
        widget.remove();
        await painted();
      }
    },

    typed(): string {
      const box = widget.textBox();
      return (box instanceof HTMLTextAreaElement ? box.value : box?.textContent) ?? '';
    },

    watch,
  };
  Object.assign(globalThis, {bench});
}

/** Notes how long each key takes to the end of the frame that shows it, and the gaps between frames. */
function watch(): {keys: number[]; frames: number[]} {
  const seen: {keys: number[]; frames: number[]} = {keys: [], frames: []};
  addEventListener(
    'keydown',
    ({timeStamp}) => {
      void painted().then(() => seen.keys.push(performance.now() - timeStamp));
    },
    {capture: true, passive: true},
  );
  let last = performance.now();
  const next = (now: number): void => {
    seen.frames.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  Object.assign(globalThis, {seen});
  return seen;
}

/** Ids of what `setTimeout` and `setInterval` have yet to call. */
function countedTimers(): ReadonlySet<unknown> {
  const ids = new Set<unknown>();
  const {setTimeout, setInterval, clearTimeout, clearInterval} = globalThis;
  const cleared = (clear: (id?: number) => void) => (id?: number) => {
    ids.delete(id);
    clear(id);
  };
  const counted = (id: unknown): unknown => {
    ids.add(id);
    return id;
  };
  Object.assign(globalThis, {
    setTimeout: (handler: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
      const id: unknown = setTimeout(() => {
        ids.delete(id);
        handler(...args);
      }, ms);
      return counted(id);
    },
    setInterval: (handler: () => void, ms?: number) => counted(setInterval(handler, ms)),
    clearTimeout: cleared(clearTimeout),
    clearInterval: cleared(clearInterval),
  });
  return ids;
}

/** The last texts in it; all of a long one would take longer to read than an event takes to be drawn. */
function endOf(answer: Element | undefined): string {
  if (!answer) return '';
  const texts = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT);
  while (texts.lastChild());
  let end = '';
  for (let left = 100; left > 0; left--) {
    end = (texts.currentNode.nodeValue ?? '') + end;
    if (!texts.previousNode()) break;
  }
  return end;
}

function isShown(element: Element | null | undefined): element is Element {
  return (
    !!element && element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible'
  );
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(LOOK_MS);
}

/** Looks at every frame, so that nothing counts that comes later. */
async function untilDrawn(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(requestAnimationFrame);
  await painted();
}

function delay(ms: number): Promise<unknown> {
  return new Promise((done) => setTimeout(done, ms));
}

/** After the next frame, with all that belongs to it. */
export async function painted(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await new Promise((done) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });
}

export function add(tag: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return document.body.appendChild(element);
}
