import { fail } from '../../core/problem.ts';
import type { Fields } from '../structured/fields.ts';

/** Keys that the format has and that are not computed yet: each is refused at its place, by its own function. */
export const laterKeys = { component: ['failover'], file: ['clusters', 'regions', 'writes'] } as const;

/** `failover` of a component: its standby, and how it takes over. */
export function readFailover(fields: Fields): void {
  refuse(fields, 'failover');
}

/** `clusters`: nodes behind one routing, which stand in a path like a component. */
export function readClusters(fields: Fields): void {
  refuse(fields, 'clusters');
}

/** `regions`: what nodes of clusters sit in. */
export function readRegions(fields: Fields): void {
  refuse(fields, 'regions');
}

/** `writes`: the region that takes writes, and which takes over. */
export function readWrites(fields: Fields): void {
  refuse(fields, 'writes');
}

function refuse(fields: Fields, key: string): void {
  if (fields.has(key)) fail('keyLater', { key }, fields.keyPlace(key));
}
