import type { Change } from '../../../core/topology/improve/changes.ts';
import { formatCount, formatShare } from '../../numbers.ts';
import { joinedBy, someOf } from '../../words/phrases.ts';

/** A change as somebody would ask for it, `times` over; `names` stands for its component where several are told together. */
export function changeText(change: Change, names: string = change.component, times = 1): string {
  switch (change.kind) {
    case 'replica':
      if (change.isAlternative)
        return times === 1 ? `an alternative beside ${names}` : `${countWord(times)} alternatives beside ${names}`;
      return times === 1 ? `one more replica of ${names}` : `${countWord(times)} more replicas of ${names}`;
    case 'halveMttr':
      return `half the MTTR of ${names}`;
    case 'domain':
      return change.isMove ? `${names} moved to domain ${change.domain}` : `${names} also in domain ${change.domain}`;
    case 'cache':
      return `a cache before ${names} that answers ${formatShare(change.answeredShare)}`;
    case 'optional':
      return `${names} made optional`;
  }
}

const countWord = (times: number): string => (times === 2 ? 'two' : formatCount(times));

/** Like changes of which any does: `one more replica of a, b or c`. */
export function anyOfText(changes: readonly Change[]): string {
  const names = changes.map(({ component }) => component);
  const [first] = changes as readonly [Change];
  const last = names[names.length - 1]!;
  if (names.length === 1) return changeText(first);
  if (names.length > 6) return changeText(first, `any of ${names[0]} … ${last} (${names.length})`);
  return changeText(first, joinedBy('or', names));
}

/** Changes of a plan with alike ones told once: `one more replica of a, b, c`, `two more replicas of d`. */
export function changesText(changes: readonly Change[]): string {
  const groups = new Map<string, { readonly first: Change; readonly times: number; readonly names: string[] }>();
  for (const { change, times } of counted(together(changes))) {
    const text = changeText(change, '', times);
    const group = groups.get(text);
    if (group) group.names.push(change.component);
    else groups.set(text, { first: change, times, names: [change.component] });
  }
  return [...groups.values()].map(({ first, times, names }) => changeText(first, someOf(names, 12), times)).join('; ');
}

/** The changes of a plan as they are meant together: with one more replica beside it a single part moves nowhere. */
export function together(changes: readonly Change[]): readonly Change[] {
  const grown = new Set(changes.filter(({ kind }) => kind === 'replica').map(({ component }) => component));
  return changes.map((change): Change => {
    if (change.kind !== 'domain' || !grown.has(change.component)) return change;
    const { isMove: _, ...spread } = change;
    return spread;
  });
}

function counted(changes: readonly Change[]): readonly { readonly change: Change; readonly times: number }[] {
  const found = new Map<string, { readonly change: Change; times: number }>();
  for (const change of changes) {
    const known = found.get(changeText(change));
    if (known) known.times++;
    else found.set(changeText(change), { change, times: 1 });
  }
  return [...found.values()];
}
