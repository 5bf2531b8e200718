/** The beginning of a text that is too long to be said in one go. */

/**
 * As many whole sentences as there is room for. Where less than half of the room were filled so, as many whole words: in
 * terms of these a picture of many characters is one, too.
 *
 * @param room in UTF-16 code units.
 * @param language in which sentences end, as BCP 47.
 */
export function beginningOf(text: string, room: number, language: string): string {
  if (text.length <= room) return text;
  // Firefox knows of segments since version 125.
  for (const granularity of Intl.Segmenter ? (['sentence', 'word'] as const) : []) {
    const end = new Intl.Segmenter(language, {granularity}).segment(text).containing(room)?.index ?? 0;
    if (end > room / 2) return text.slice(0, end).trimEnd();
  }
  return text.slice(0, room).replace(/[\uD800-\uDBFF]$/, ''); // never half of a character
}
