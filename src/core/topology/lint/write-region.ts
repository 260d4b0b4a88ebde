import { eligibleRegions } from '../../failover/routing/regions.ts';
import type { Rule } from './rule.ts';

/** However many regions read, writes have the availability of that one. */
export const singleWriteRegion: Rule<'single-write-region'> = {
  severity: 'warning',
  find: ({ topology }) => {
    const { writes, regions = [] } = topology;
    if (!writes || eligibleRegions(writes, regions).length > 1) return [];
    const late = writes.order.filter((name) => name !== writes.region);
    const { region, maxLagSeconds, place } = writes;
    return [{ data: { region, late, maxLagSeconds }, where: region, place }];
  },
};
