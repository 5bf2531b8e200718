/**
 * The tree of a conversation on a server that keeps a single line (contract 8.5): what it cannot know is kept in the
 * visitor's browser, so that a reload shows versions of an answer as versions.
 */
import type {Turn} from '../conversation/chat-state.js';
import type {Link} from './chat-session.js';
import type {Memory} from './memory.js';

const NAME = 'branches';

/** Storage is small, and an old conversation can be read as a line as well. */
const MAX_BRANCHES = 200;

/** Notes where the newest turn hangs, as soon as its message has a name, unless it follows on the one before it. */
export function rememberBranch(turns: readonly Turn[], {memory, transport}: Link): void {
  const turn = turns.at(-1);
  const messageId = turn?.answer.messageId;
  if (!turn || !messageId || transport.canBranch) return;
  const before = turns.at(-2)?.key ?? null;
  if (turn.parent === before) return;
  const parent = turns.find(({key}) => key === turn.parent)?.answer.messageId ?? null;
  const branches = [...branchesIn(memory), [messageId, parent]].slice(-MAX_BRANCHES);
  memory.keep(NAME, JSON.stringify(branches));
}

/** Parents of messages that do not simply follow on the one before them, by message id. */
export function branchesIn(memory: Memory): ReadonlyMap<string, string | null> {
  try {
    return new Map(JSON.parse(memory.recall(NAME) ?? '[]') as [string, string | null][]);
  } catch {
    return new Map(); // somebody else wrote there
  }
}
