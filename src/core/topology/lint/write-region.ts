import { eligibleRegions } from '../../failover/routing/regions.ts';
import type { Rule } from './rule.ts';

export const singleWriteRegion: Rule = {
  severity: 'warning',
  why: 'however many regions read, writes have the availability of that one.',
  remedy: 'name regions in `order` that may take over, with a lag of at most `maxLag`.',
  find: ({ topology }, words) => {
    const { writes, regions = [] } = topology;
    if (!writes || eligibleRegions(writes, regions).length > 1) return [];
    const late = writes.order.filter((name) => name !== writes.region);
    const message =
      late.length === 0
        ? `only ${writes.region} takes writes: while it is down nobody does`
        : `only ${writes.region} takes writes: ${late.join(' and ')} ${late.length === 1 ? 'lags' : 'lag'} by more than ${words.duration(writes.maxLagSeconds)}`;
    return [{ message, where: writes.region, place: writes.place }];
  },
};
