/** What is known of conversations, and how a page that has come from the server changes it. Pure. */
import type {DifyError} from '../../conversation/dify-error.js';
import type {ConversationEntry} from '../../dify/conversations.js';

export interface Row extends ConversationEntry {
  /** What the server calls it; `name` may be a wish that it has not heard of yet. */
  readonly confirmedName: string;
  /** `naming`: the model looks for a title. `deleted`: it can still be taken back. */
  readonly doing: 'renaming' | 'naming' | 'deleted' | null;
  /** Why the last wish about it came to nothing, and which one that was. */
  readonly failure: {readonly wish: 'rename' | 'delete' | 'pin' | 'unpin'; readonly error: DifyError} | null;
  /** Whether the server has it among those that stand first. */
  readonly isConfirmedPinned: boolean;
  /** Where the reader wants it, as long as the server's list may not know of it. */
  readonly pinWish: boolean | null;
  /** It came with a page, and not among the pinned ones alone: the next page begins after the last of these. */
  readonly isPaged: boolean;
}

export function isPinned({pinWish, isConfirmedPinned}: Row): boolean {
  return pinWish ?? isConfirmedPinned;
}

/** The rows whose name has the words in it, without regard to case and accents. */
export function matching(rows: readonly Row[], query: string): readonly Row[] {
  const words = plain(query.trim());
  return words ? rows.filter(({name}) => plain(name).includes(words)) : rows;
}

/** The row after which the next page begins. One that is being pinned may not be among the others at the server any more. */
export function lastOfPages(rows: readonly Row[]): string | null {
  const last = rows.findLast((row) => row.isPaged && !row.isConfirmedPinned && row.pinWish !== true);
  return last?.id ?? null;
}

/**
 * The newest page says what there is as far as it reaches; what lies beyond it is believed as it was.
 *
 * @returns `reachesFurther`: pages are known that lie beyond, so that this one does not tell whether there are more.
 */
export function withNewest(
  rows: readonly Row[],
  page: readonly ConversationEntry[],
  pinned: readonly ConversationEntry[],
  hasMore: boolean,
): {readonly rows: readonly Row[]; readonly reachesFurther: boolean} {
  const pinnedIds = new Set(pinned.map(({id}) => id));
  // Of two answers that were written while it moved, both may have it, or none.
  const others = page.filter(({id}) => !pinnedIds.has(id));
  const ids = new Set([...pinned, ...others].map(({id}) => id));
  const oldest = page.at(-1)?.updatedAt ?? 0;
  const beyond = rows
    .filter((row) => !ids.has(row.id) && (row.pinWish !== null || (hasMore && row.updatedAt <= oldest)))
    .map((row) => ({...row, isConfirmedPinned: false}));
  const fresh = [
    ...pinned.map((entry) => rowOf(entry, rows, true)),
    ...others.map((entry) => rowOf(entry, rows, false)),
  ];
  return {rows: inOrder([...fresh, ...beyond]), reachesFurther: beyond.some(({isPaged}) => isPaged)};
}

/** @returns `isNew`: the page has brought what no page had before. */
export function withFurther(
  rows: readonly Row[],
  page: readonly ConversationEntry[],
): {readonly rows: readonly Row[]; readonly isNew: boolean} {
  const paged = new Set(rows.filter(({isPaged}) => isPaged).map(({id}) => id));
  const fresh = page.filter(({id}) => !paged.has(id)).map((entry) => rowOf(entry, rows, false));
  const freshIds = new Set(fresh.map(({id}) => id));
  const others = rows.filter(({id}) => !freshIds.has(id));
  return {rows: inOrder([...others, ...fresh]), isNew: fresh.length > 0};
}

function rowOf(entry: ConversationEntry, rows: readonly Row[], isConfirmedPinned: boolean): Row {
  const known = rows.find(({id}) => id === entry.id);
  return {
    doing: null,
    failure: null,
    pinWish: null,
    ...known,
    ...entry,
    name: known?.doing === 'renaming' ? known.name : entry.name,
    confirmedName: entry.name,
    isConfirmedPinned,
    isPaged: known?.isPaged === true || !isConfirmedPinned,
  };
}

/** The newest first, which is the server's order: so a row has its place in whichever group it stands. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => b.updatedAt - a.updatedAt);
}

/** As a reader would compare: without case and accents. */
function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
