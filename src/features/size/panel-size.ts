/** How large the reader wants the panel of a bubble: its own size, enlarged, or what they have dragged it to. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In CSS pixels; smaller, and neither the composer nor a sentence has room. */
const LEAST: Size = {width: 320, height: 360};

/** No reader has a larger screen; more is somebody else's joke in the storage. */
const MOST = 10_000;

export type Wish = 'expanded' | Size | null;

export function within({width, height}: Size): Size {
  return {
    width: Math.max(LEAST.width, Math.round(width)),
    height: Math.max(LEAST.height, Math.round(height)),
  };
}

/** What is kept may be anybody's. */
export function wishOf(kept: string | null): Wish {
  if (kept === 'expanded') return kept;
  const [width = NaN, height = NaN] = (kept ?? '').split('×').map(Number);
  return width >= LEAST.width && height >= LEAST.height && Math.max(width, height) <= MOST
    ? {width, height}
    : null;
}

export function textOf(wish: Wish): string | null {
  return wish === null || wish === 'expanded' ? wish : `${String(wish.width)}×${String(wish.height)}`;
}
