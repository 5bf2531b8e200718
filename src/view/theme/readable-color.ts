/** Which colours can be read on which, by WCAG's formula: what `tokens.ts` and `panel-tokens.ts` say in CSS, as numbers. */

/** Red, green and blue of sRGB and how opaque it is, each from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

/** On either side of it black or white keeps 4.58 to 1 from a colour of that luminance. */
const MIDDLE = 0.179;

/** What is looked for: more than the 4.5 of WCAG's AA, for the tints that lie on a surface. */
const RATIO = 4.9;

/** @param computed as `getComputedStyle` writes what is in sRGB; of other notations, `null`. */
export function colorFrom(computed: string): Color | null {
  const [, notation = '', values = ''] = /^(rgba?\(|color\(srgb )(.*)\)$/.exec(computed) ?? [];
  const unit = notation.startsWith('rgb') ? 255 : 1;
  const [red, green, blue, alpha = 1] = (values.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined) return null;
  return [clamped(red / unit), clamped(green / unit), clamped(blue / unit), clamped(alpha)];
}

/** What is seen of a colour that lies on an opaque one. */
export function over(color: Color, below: Color): Color {
  const [, , , alpha] = color;
  const mixed = (at: 0 | 1 | 2): number => color[at] * alpha + below[at] * (1 - alpha);
  return [mixed(0), mixed(1), mixed(2), 1];
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function luminanceOf(color: Color): number {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function isDark(color: Color): boolean {
  return luminanceOf(color) < MIDDLE;
}

/** Black or white, whichever stands out more. */
export function inkOn(color: Color): '#000' | '#fff' {
  return isDark(color) ? '#fff' : '#000';
}

/**
 * The colour in its own hue, and only as much darker, or lighter, as it takes to be read on all of these: light is taken
 * away, or white is added.
 *
 * @param surfaces of which the first says whether they are dark.
 */
export function readableOn(surfaces: readonly [Color, ...Color[]], color: Color): Color {
  const all = surfaces.map(luminanceOf);
  const own = luminanceOf(color);
  if (isDark(surfaces[0])) {
    const least = Math.min(1, (Math.max(...all) + 0.05) * RATIO - 0.05);
    const share = own < least ? (least - own) / (1 - own) : 0;
    return gamma(linear(color).map((channel) => channel + (1 - channel) * share));
  }
  const most = Math.max(0, (Math.min(...all) + 0.05) / RATIO - 0.05);
  const share = own > most ? most / own : 1;
  return gamma(linear(color).map((channel) => channel * share));
}

/** As CSS takes it, without what is behind it. */
export function cssOf(color: Color): string {
  return `rgb(${color
    .slice(0, 3)
    .map((channel) => String(Math.round(channel * 255)))
    .join(' ')})`;
}

function linear(color: Color): readonly [number, number, number] {
  const channel = (at: 0 | 1 | 2): number =>
    color[at] <= 0.04045 ? color[at] / 12.92 : ((color[at] + 0.055) / 1.055) ** 2.4;
  return [channel(0), channel(1), channel(2)];
}

function gamma(channels: readonly number[]): Color {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    clamped(channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055),
  );
  return [red, green, blue, 1];
}

function clamped(share: number): number {
  return Math.min(1, Math.max(0, share));
}
