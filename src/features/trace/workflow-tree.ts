/** Steps of a run as the tree that is shown: what ran inside of what, round by round, and what ran at the same time. */
import type {WorkflowNode} from '../../conversation/answer.js';

export type TreeItem =
  | {readonly kind: 'step'; readonly node: WorkflowNode; readonly below: readonly TreeItem[]}
  | {readonly kind: 'round'; readonly round: number; readonly items: readonly TreeItem[]}
  /** Branches that ran side by side. */
  | {readonly kind: 'together'; readonly items: readonly TreeItem[]};

/** Where a container begins and ends its rounds: nothing that a reader would miss. */
const MARKERS = new Set(['iteration-start', 'loop-start', 'loop-end']);

/** In the order in which the steps began. A step whose container is not known stands at the top. */
export function treeOf(nodes: readonly WorkflowNode[]): readonly TreeItem[] {
  const shown = nodes.filter(({type}) => !MARKERS.has(type));
  const ids = new Set(shown.map(({id}) => id));
  const below = grouped(shown, ({parentId}) => (parentId !== null && ids.has(parentId) ? parentId : null));
  const itemsOf = (children: readonly WorkflowNode[]): readonly TreeItem[] =>
    withBranches(children.map((node) => ({kind: 'step', node, below: roundsOf(below.get(node.id) ?? [])})));
  const roundsOf = (children: readonly WorkflowNode[]): readonly TreeItem[] => {
    if (!children.some(({round}) => round !== null)) return itemsOf(children);
    return [...grouped(children, ({round}) => round ?? 0)]
      .sort(([one], [other]) => one - other)
      .map(([round, inside]) => ({kind: 'round', round, items: itemsOf(inside)}));
  };
  return itemsOf(below.get(null) ?? []);
}

function withBranches(steps: readonly (TreeItem & {kind: 'step'})[]): readonly TreeItem[] {
  const groups: (TreeItem & {kind: 'step'})[][] = [];
  for (const step of steps) {
    const group = groups.at(-1);
    if (group?.some(({node}) => step.node.alongside.includes(node.id))) group.push(step);
    else groups.push([step]);
  }
  return groups.flatMap((items): readonly TreeItem[] =>
    items.length > 1 ? [{kind: 'together', items}] : items,
  );
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
