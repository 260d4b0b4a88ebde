/**
 * How often the 99 % interval of a simulation holds the exact number: many seeds for each system, and a Clopper–Pearson
 * interval of the share. Exact: the semi-Markov process for pairs, products and sums of binomials for parts. Status 1
 * where a share is significantly below 99 %, all of its own 99 % interval, with exponential times; very skewed repairs are
 * measured beside, to see how far it holds.
 *
 *   node bench/interval-coverage.mjs [SEEDS = 2000] [ONLY, a part of a system's name]
 */
import { bundled } from './engine-of.mjs';

const [seeds = '2000', only = ''] = process.argv.slice(2);
const { FaultGraphBuilder, failoverSettings, simulate, exponentialTimes, standbyResult, binomialInterval } =
  await import(await bundled('interval-of.ts'));

const hour = 3600;
const times = (mtbfHours, mttrHours) => ({ mtbfSeconds: mtbfHours * hour, mttrSeconds: mttrHours * hour });
const part = ({ repair, ...given }) => {
  const { up, down } = exponentialTimes(given);
  return { kind: 'twoState', up, down: { ...down, ...repair } };
};
const down = ({ mtbfSeconds, mttrSeconds }) => mttrSeconds / (mtbfSeconds + mttrSeconds);

/** MTBF 2000 h, MTTR 4 h, both machines. */
function pair(given) {
  const settings = failoverSettings(given);
  const primary = times(2000, 4);
  const standby = settings.standby && { standby: exponentialTimes(settings.standby) };
  const builder = new FaultGraphBuilder();
  const top = builder.event();
  return {
    graph: builder.build(),
    top,
    parts: [{ kind: 'standby', primary: exponentialTimes(primary), ...standby, settings }],
    exact: standbyResult(primary, settings).unavailability,
  };
}

/** Parts of which all must work. */
function series(all) {
  const builder = new FaultGraphBuilder();
  const top = builder.or(all.map(() => builder.event()));
  const exact = -Math.expm1(all.reduce((sum, each) => sum + Math.log1p(-down(each)), 0));
  return { graph: builder.build(), top, parts: all.map(part), exact };
}

const skewed = (sigma) => ({ ...times(1000, 4), repair: { kind: 'lognormal', sigma } });

/** Groups of three parts, MTBF 1000 h, MTTR 4 h: two of each group must work. */
function groups(count) {
  const builder = new FaultGraphBuilder();
  const each = times(1000, 4);
  const gates = Array.from({ length: count }, () =>
    builder.atLeast(2, [builder.event(), builder.event(), builder.event()]),
  );
  const top = count === 1 ? gates[0] : builder.or(gates);
  const q = down(each);
  const exact = -Math.expm1(count * Math.log1p(-q * q * (3 - 2 * q)));
  return { graph: builder.build(), top, parts: Array.from({ length: 3 * count }, () => part(each)), exact };
}

const systems = [
  ['hot pair', 1, pair({ mode: 'hot' })],
  ['hot pair', 20, pair({ mode: 'hot' })],
  ['hot pair', 200, pair({ mode: 'hot' })],
  ['warm pair', 20, pair({ mode: 'warm' })],
  ['cold pair, switch 4 h', 20, pair({ mode: 'cold' })],
  ['hot pair, success 95 %, by hand 1 h', 20, pair({ mode: 'hot', success: 0.95, manualSeconds: hour })],
  ['2 of 3 parts', 50, groups(1)],
  ['10 in series, 99.9999 % each', 3, series(Array.from({ length: 10 }, () => times(999_999, 1)))],
  ['minutes often, a day every 20 years', 10, series([times(100, 1 / 60), times(20 * 8760, 24)])],
  ['one part, up 10 h, down 10 h', 0.2, series([times(10, 10)])],
  ['one part, up 10 h, down 10 h', 5, series([times(10, 10)])],
  ['one part, repairs lognormal:1.2', 2, series([skewed(1.2)])],
  ['one part, repairs lognormal:1.2', 20, series([skewed(1.2)])],
  ['one part, repairs lognormal:1.2', 200, series([skewed(1.2)])],
  ['one part, repairs lognormal:2', 2, series([skewed(2)])],
  ['one part, repairs lognormal:2', 20, series([skewed(2)])],
  ['one part, repairs lognormal:2', 200, series([skewed(2)])],
  ['300 parts, 100 times 2 of 3', 0.5, groups(100)],
  ['300 parts, 100 times 2 of 3', 10, groups(100)],
];

const per = (value) => `${(100 * value).toFixed(2)} %`;
console.log(
  'system                               years  outages  none seen  exact below  exact above    holds   99 % interval',
);
let isShort = false;
for (const [name, years, { graph, top, parts, exact }] of systems.filter(([name]) => name.includes(only))) {
  const seen = { outages: 0, none: 0, below: 0, above: 0 };
  const trials = Number(seeds);
  for (let seed = 1; seed <= trials; seed++) {
    const [root] = simulate({ graph, roots: [top], parts, years, seed }).roots;
    const [low, high] = root.unavailabilityInterval;
    seen.outages += root.outages;
    if (root.outages === 0) seen.none++;
    if (exact < low) seen.below++;
    if (exact > high) seen.above++;
  }
  const isSkewed = parts.some(({ down }) => down?.kind === 'lognormal');
  const held = trials - seen.below - seen.above;
  const interval = binomialInterval(held, trials, 0.99);
  if (interval.high < 0.99 && !isSkewed) isShort = true;
  const cells = [
    name.padEnd(36),
    String(years).padStart(6),
    (seen.outages / trials).toPrecision(3).padStart(8),
    per(seen.none / trials).padStart(10),
    String(seen.below).padStart(12),
    String(seen.above).padStart(12),
    per(held / trials).padStart(9),
    `  ${per(interval.low)} to ${per(interval.high)}`,
  ];
  console.log(cells.join(' ').trimEnd() + (interval.high < 0.99 ? '  significantly below' : ''));
}
if (isShort) process.exitCode = 1;
