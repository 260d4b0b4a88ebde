import { copyName } from '../expression/walk.ts';
import type { Topology } from '../model/model.ts';
import type { Change } from './changes.ts';

/**
 * What a change costs a month more: one more replica as much as the component does, another domain nothing. null where
 * nobody said: of the component, and of a faster repair, a cache, and what is given up.
 * @example priceOf(topology, { kind: 'replica', component: 'db' }) // 300
 */
export function priceOf(topology: Topology, change: Change): number | null {
  if (change.kind === 'domain') return 0;
  if (change.kind !== 'replica') return null;
  const { component: name } = change;
  const found =
    topology.components.find((each) => each.name === name) ??
    topology.components.find((each) => each.name === copyName(name, 1));
  return found?.costPerMonth ?? null;
}
