import type { Change } from '../../core/topology/improve/changes.ts';
import { formatShare } from '../numbers.ts';

/** A change as somebody would ask for it. */
export function changeText(change: Change): string {
  switch (change.kind) {
    case 'replica':
      return `one more replica of ${change.component}`;
    case 'halveMttr':
      return `half the MTTR of ${change.component}`;
    case 'domain':
      return `${change.component} also in domain ${change.domain}`;
    case 'cache':
      return `a cache before ${change.component} that answers ${formatShare(change.answeredShare)}`;
    case 'optional':
      return `${change.component} made optional`;
  }
}

/** Like changes of which any does: `one more replica of a, b or c`. */
export function anyOfText(changes: readonly Change[]): string {
  const names = changes.map(({ component }) => component);
  const [first] = changes as readonly [Change];
  const last = names[names.length - 1]!;
  if (names.length === 1) return changeText(first);
  if (names.length > 6) return changeText({ ...first, component: `any of ${names[0]} … ${last} (${names.length})` });
  return changeText({ ...first, component: `${names.slice(0, -1).join(', ')} or ${last}` });
}

/** Changes with alike ones told once: `one more replica of a, b, c`. */
export function changesText(changes: readonly Change[]): string {
  const groups = new Map<string, { readonly first: Change; readonly names: string[] }>();
  for (const change of changes) {
    const text = changeText({ ...change, component: '' });
    const group = groups.get(text);
    if (group) group.names.push(change.component);
    else groups.set(text, { first: change, names: [change.component] });
  }
  return [...groups.values()].map(({ first, names }) => changeText({ ...first, component: listed(names) })).join('; ');
}

function listed(names: readonly string[]): string {
  const counted = new Map<string, number>();
  for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1);
  const shown = [...counted].map(([name, times]) => (times === 1 ? name : `${name} (twice)`));
  return shown.length > 12 ? `${shown.slice(0, 12).join(', ')} and ${shown.length - 12} more` : shown.join(', ');
}
