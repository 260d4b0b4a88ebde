import type { CountedEvents, CountedSite } from '../decision/counted-events.ts';
import { alwaysUp, measuresOfSites, type SiteMeasures, type SiteOfEvents, siteDown } from './events-of-sites.ts';
import type { Values } from './values.ts';

/** Counted events by their sites, those of none first; `values` has the modules that stand for sites. */
export function sitesOf(
  { events, sites = [] }: CountedEvents,
  q: Float64Array,
  { leading, trailing }: Values,
): readonly SiteOfEvents[] {
  return bySite(events, sites, q, ({ asked }) =>
    siteDown(
      asked >= 0 ? { leading: q[asked]!, trailing: 0 } : { leading: leading[~asked]!, trailing: trailing[~asked]! },
    ),
  );
}

/** The same of the opposite, that events do not happen: `p` in place of q; `working` has the opposite of what `failed` has. */
export function sparedSites(
  { events, sites = [] }: CountedEvents,
  q: Float64Array,
  p: Float64Array,
  working: Values,
  failed: Values,
): readonly SiteOfEvents[] {
  return bySite(events, sites, p, ({ asked }) => {
    const at = ({ leading, trailing }: Values) => ({ leading: leading[~asked]!, trailing: trailing[~asked]! });
    if (asked < 0) return { down: at(failed), up: at(working) };
    if (q[asked]! <= 0.5) return siteDown({ leading: q[asked]!, trailing: 0 });
    const { down: up, up: down } = siteDown({ leading: p[asked]!, trailing: 0 });
    return { down, up };
  });
}

/** What each event and each site mean, told one by one. */
export function measureSites(
  counted: CountedEvents,
  q: Float64Array,
  values: Values,
  ofEvent: (event: number, measures: Pick<SiteMeasures, 'decides' | 'enoughWithout'>, place: number) => void,
  ofSite: (asked: number, measures: SiteMeasures) => void,
): void {
  const { threshold, events, sites = [] } = counted;
  measuresOfSites(threshold, sitesOf(counted, q, values)).forEach((measures, i) => {
    const site = sites[i - 1];
    const from = site?.from ?? 0;
    for (let place = 0; place < measures.decides.length; place++) ofEvent(events[from + place]!, measures, place);
    if (site) ofSite(site.asked, measures);
  });
}

function bySite(
  events: readonly number[],
  sites: readonly CountedSite[],
  chances: Float64Array,
  oddsOf: (site: CountedSite) => Pick<SiteOfEvents, 'down' | 'up'>,
): readonly SiteOfEvents[] {
  const between = (from: number, to: number): number[] => events.slice(from, to).map((event) => chances[event]!);
  return [
    { q: between(0, sites[0]?.from ?? events.length), ...alwaysUp },
    ...sites.map((site) => ({ q: between(site.from, site.to), ...oddsOf(site) })),
  ];
}
