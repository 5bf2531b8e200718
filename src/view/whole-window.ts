/**
 * Where a bubble's panel takes the whole window: on a phone, upright or on its side, and in a page that is zoomed to 400 %.
 * Beside its launcher a panel that floats would have less than the 360 pixels there that a header, a sentence and the
 * composer need. A window that is low but wide (developer's tools below it, a keyboard on a tablet) keeps its page in sight.
 */

/**
 * Where it floats: a media query, the same as in `theme/panel-styles.ts`. 1024 pixels are the longest phones; of 480 in
 * height 369 are left.
 */
export const FLOATING = '(min-width: 521px) and (min-height: 481px), (min-width: 1025px)';
