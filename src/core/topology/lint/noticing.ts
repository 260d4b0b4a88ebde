import type { Place } from '../../problem.ts';
import type { Component } from '../model/model.ts';
import type { Hit } from './finding.ts';
import type { Rule } from './rule.ts';

/**
 * `probe`, `detect` and `retries` say what requests lose while a dead member is still asked, and how many are saved by asking
 * another. Where all members are needed the first dead one is an outage, and where a dead one is left at once nothing is sent
 * on: then they change no number.
 */
export const noticingWithoutEffect: Rule<'noticing-without-effect'> = {
  severity: 'info',
  find: ({ topology: { components, clusters = [], regions = [] } }) => [
    ...components.flatMap(({ name, noticing, replicas, need, place, failover }) =>
      noticing && !failover ? hitsOf({ name, members: replicas, need, noticing, place }) : [],
    ),
    ...clusters.flatMap(({ name, noticing, nodes, need, place }) => {
      if (!noticing) return [];
      const own = new Set(nodes.map(({ region }) => region));
      const losesRegions = regions.some(({ name: region, detection }) => own.has(region) && detection !== undefined);
      return hitsOf({ name, members: nodes.length, need, noticing, place, losesRegions });
    }),
  ],
};

interface Group {
  readonly name: string;
  readonly members: number;
  readonly need: number;
  readonly noticing: NonNullable<Component['noticing']>;
  readonly place: Place | null;
  readonly losesRegions?: boolean;
}

function hitsOf({
  name,
  members,
  need,
  noticing,
  place,
  losesRegions,
}: Group): readonly Hit<'noticing-without-effect'>[] {
  const { detection, retries } = noticing;
  const noneToSpare = members <= need;
  const nothingToRetry = detection === null && retries > 0 && !losesRegions;
  if (!noneToSpare && !nothingToRetry) return [];
  const why = noneToSpare ? 'noneToSpare' : 'leftAtOnce';
  const data = { name, members, need, isDetected: detection !== null, retries, why } as const;
  return [{ data, where: name, place }];
}
