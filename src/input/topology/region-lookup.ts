import { problem } from '../../core/problem.ts';
import { withoutDust } from '../../core/quantity/without-dust.ts';
import { unknownName } from '../../core/unknown-name.ts';
import type { GatheredProblems } from '../source/problems.ts';
import type { Fields } from '../structured/fields.ts';
import type { ReadCluster, ReadRegion, ReadWrites } from './clusters.ts';
import type { Reference } from './names.ts';

/** Client shares add up to all clients within this: each was typed as a decimal and read as a double. */
const rounding = 1e-9;

/** Notes regions that nobody lists, shares of clients that are not all clients, and writers without a node. */
export function lookUpRegions(
  clusters: readonly ReadCluster[],
  regions: readonly ReadRegion[],
  writes: ReadWrites | null,
  fields: Fields,
  findings: GatheredProblems,
): void {
  const known = regions.map(({ region }) => region.name);
  const listed = new Set(known);
  const check = ({ name, node }: Reference): boolean => {
    if (listed.has(name)) return true;
    findings.add(unknownName('region', name, known, node.place()));
    return false;
  };
  for (const cluster of clusters) cluster.regions.forEach(check);
  for (const { near } of regions) near.forEach(check);
  const clients = regions.reduce((sum, { region }) => sum + region.clients, 0);
  if (clients > 0 && Math.abs(clients - 1) > rounding)
    findings.add(problem('clientShares', { clients: withoutDust(clients) }, fields.keyPlace('regions')));
  if (!writes) return;
  const inhabited = new Set(clusters.flatMap(({ cluster }) => cluster.nodes.map(({ region }) => region)));
  for (const reference of [writes.region, ...writes.order])
    if (check(reference) && !inhabited.has(reference.name))
      findings.add(problem('regionWithoutNodes', { name: reference.name }, reference.node.place()));
}
