/** Waits for the title of a conversation: Dify makes it up beside the first answer, and it may come after that. */
import {delay} from '../../session/delay.js';

/** When to look for it, in milliseconds from the look before. A model that takes longer is not waited for. */
const PAUSES_MS = [0, 2_000, 5_000];

/** What Dify calls a conversation until it has a title. */
const UNTITLED = 'New conversation';

/**
 * @param look what the server calls the conversation now.
 * @returns `null` where no title comes in time.
 * @throws whatever `look` does, and the signal's reason.
 */
export async function lateTitle(look: () => Promise<string>, signal: AbortSignal): Promise<string | null> {
  for (const pauseMs of PAUSES_MS) {
    await delay(pauseMs, signal);
    const name = await look();
    signal.throwIfAborted();
    if (name !== '' && name !== UNTITLED) return name;
  }
  return null;
}
