/** Whether a key is meant for an input method, which takes Enter and Escape for itself. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari ends the composition before the key that ended it comes: only this deprecated field tells.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.isComposing || event.keyCode === 229;
}
