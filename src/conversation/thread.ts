/** The tree of turns: which branch is shown, and which other branches there are. */
import type {Conversation, Turn} from './chat-state.js';

/** From the first turn down to the one given. */
export function branchTo(turns: readonly Turn[], leaf: string | null): readonly Turn[] {
  const byKey = new Map(turns.map((turn) => [turn.key, turn]));
  const branch: Turn[] = [];
  for (let turn = leaf === null ? undefined : byKey.get(leaf); turn; turn = nextUp(byKey, turn))
    branch.push(turn);
  return branch.reverse();
}

/** Keys of the turns that stand in the same place as this one, itself among them, oldest first. */
export function siblingsOf({branches}: Conversation, turn: Turn): readonly string[] {
  return branches.get(turn.parent) ?? [];
}

/** The branches with these turns added; lists that nothing was added to stay the same objects. */
export function withBranches(
  before: Conversation['branches'],
  turns: readonly Turn[],
): Conversation['branches'] {
  const branches = new Map(before);
  for (const {key, parent} of turns) branches.set(parent, [...(branches.get(parent) ?? []), key]);
  return branches;
}

/** The newest turn that hangs below this one; itself if nothing does. Turns are given oldest first. */
export function newestLeafBelow(turns: readonly Turn[], key: string): string {
  const below = new Set([key]);
  let leaf = key;
  for (const turn of turns) {
    if (turn.parent === null || !below.has(turn.parent)) continue;
    below.add(turn.key);
    leaf = turn.key;
  }
  return leaf;
}

function nextUp(byKey: Map<string, Turn>, turn: Turn): Turn | undefined {
  byKey.delete(turn.key); // a circle in what a server sent, be it of one turn, must not become a circle here
  return turn.parent === null ? undefined : byKey.get(turn.parent);
}
