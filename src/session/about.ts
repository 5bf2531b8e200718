/** How far apart those ask who ask again. */

/** A wait a little off the given one, up to a quarter: many chats that lost one server do not all come back at once. */
export function about(milliseconds: number): number {
  return milliseconds * (0.75 + Math.random() / 2);
}
