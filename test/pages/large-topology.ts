/** A topology of so many services in three racks, the same at every call: each may need some of those before it. */
export function largeTopology(services: number): object {
  let state = 7;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648; // the generator of the C standard's example
    return Math.floor((state / 2_147_483_648) * below);
  };
  const name = (i: number): string => `service-${i}`;
  const components = Array.from({ length: services }, (_, i) => {
    const needs = Array.from({ length: i === 0 ? 0 : 1 + next(2) }, () => name(Math.max(0, i - 1 - next(12))));
    const rack = next(3) === 0 ? { domain: `rack-${1 + next(3)}` } : {};
    return [name(i), { availability: `99.9${next(10)}%`, ...rack, dependsOn: [...new Set(needs)] }];
  });
  const journeys = [1, 2, 3].map((i) => [`journey-${i}`, `${name(services - i)} -> ${name(services - 10 * i)}`]);
  return {
    domains: { 'rack-1': '99.99%', 'rack-2': '99.99%', 'rack-3': '99.99%' },
    components: Object.fromEntries(components),
    journeys: Object.fromEntries(journeys),
  };
}
