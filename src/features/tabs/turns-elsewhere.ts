/** What was said in the same conversation in another tab, as it joins what is known in this one. */
import type {Conversation, Turn} from '../../conversation/chat-state.js';

/**
 * The turns of the server's newest page that are not known here, each after the turn that it follows on.
 *
 * @param canBranch the server says itself where each turn hangs. Otherwise it keeps one line, and two tabs that ask at a
 *   time stand in it as it comes: what is new then follows on what is shown, and only other versions stand beside it.
 */
export function turnsElsewhere(
  {turns, thread}: Conversation,
  page: readonly Turn[],
  canBranch: boolean,
): readonly Turn[] {
  const keys = new Map(turns.map(({key, answer}) => [answer.messageId ?? key, key]));
  // What stands before the first that is known is older: the reader has not paged back to it yet.
  const first = page.findIndex(({key}) => keys.has(key));
  let last = thread.at(-1)?.key ?? null;
  return page.flatMap((turn, at) => {
    if (at < first || keys.has(turn.key)) return [];
    const isInLine = !canBranch && turn.parent === (page[at - 1]?.key ?? null);
    const parent = isInLine || turn.parent === null ? last : (keys.get(turn.parent) ?? turn.parent);
    last = turn.key;
    return [{...turn, parent: canBranch && turn.parent === null ? null : parent}];
  });
}
