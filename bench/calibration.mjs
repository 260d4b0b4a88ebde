/**
 * Are promises kept as often as they say? Logs of known services are drawn, what ninefold makes of each is held against
 * what the service really is, or against futures drawn from it, and the shares are printed as the tables of the docs.
 *
 *   npm run build && nice node bench/calibration.mjs [LOGS] [forecast|intervals|comparisons|worth]     default: 1000, all
 *
 * With lengths of outages exponential, log-normal (σ 1 and 1.5) and gamma (shape 4, nearly alike), all of mean 1 h, and
 * failures by chance over 90 days. A share of so many logs varies by √(p(1 − p)/LOGS): 0.009 at 0.9 of 1,000.
 */
import { createRequire } from 'node:module';
import { day, generator, hour, laws, lengthsOf, medians, row, share, shareUpTo } from './known-services.mjs';
import { worth } from './worth.mjs';

const ninefold = createRequire(import.meta.url)('../dist/index.cjs');
const logs = Number(process.argv[2] ?? 1_000);
const only = process.argv[3] ?? '';

const observed = 90 * day;

/** Lengths as they were, counts over the whole horizon: the rule that takes the lengths of outages as known. */
function asIfKnown(lengths, horizon, runs, random) {
  const sums = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    let rate = 0; // Gamma(n + ½): n exponentials and half a χ² of one degree
    for (let i = 0; i < lengths.length; i++) rate += random.exponential();
    rate += random.normal() ** 2 / 2;
    const count = random.poisson((rate / observed) * horizon);
    for (let i = 0; i < count; i++) sums[run] += lengths[Math.floor(random.uniform() * lengths.length)];
  }
  return sums.sort();
}

function forecasts() {
  console.log('\nHow many of the futures stay within p95, and keep the target that is promised with 90 %\n');
  row('lengths', 'outages expected', 'horizon', 'p95', '90 % target', 'p95, lengths as known', '90 % target, so');
  row('---', '---:', '---:', '---:', '---:', '---:', '---:');
  const runs = 2_000;
  for (const law of Object.keys(laws).slice(0, 3))
    for (const expected of [2, 3, 6, 12, 20])
      for (const days of [30, 90]) {
        const random = generator(expected * 1_000 + days);
        const horizon = days * day;
        const futures = new Float64Array(20_000).map(() => {
          let total = 0;
          for (let left = random.poisson((expected / observed) * horizon); left > 0; left--) total += laws[law](random);
          return total;
        });
        futures.sort();
        const kept = [0, 0, 0, 0];
        for (let log = 0; log < logs; ) {
          const count = random.poisson(expected);
          if (count === 0) continue; // nothing to forecast from
          const outageSeconds = lengthsOf(count, law, random);
          const request = { outageSeconds, uptimeSeconds: observed, horizonSeconds: horizon, runs, seed: log++ };
          const forecast = ninefold.forecastDowntime(request);
          kept[0] += shareUpTo(futures, ninefold.downtimePercentiles(forecast).p95);
          const suggested = ninefold.suggestTarget(forecast);
          kept[1] += suggested === null ? 1 : shareUpTo(futures, suggested.unavailability * horizon);
          const known = asIfKnown(outageSeconds, horizon, runs, random);
          kept[2] += shareUpTo(futures, known[0.95 * runs]);
          kept[3] += shareUpTo(futures, Math.ceil((known[0.9 * runs] / horizon) * 1e5) * 1e-5 * horizon);
        }
        row(law, expected, `${days} d`, ...kept.map((each) => share(each, logs)));
      }
}

function intervals() {
  console.log('\nCoverage of the 95 % intervals, by the number of recoveries\n');
  row('lengths', ...[1, 2, 3, 5, 9, 10, 20, 50].map((count) => `n = ${count}`));
  row('---', ...Array(8).fill('---:'));
  for (const law of Object.keys(laws)) {
    const random = generator(77);
    const covered = { mean: [], median: [] };
    for (const count of [1, 2, 3, 5, 9, 10, 20, 50]) {
      let [means, middles] = [0, 0];
      for (let log = 0; log < logs; log++) {
        const lengths = lengthsOf(count, law, random);
        const mean = ninefold.meanDurationInterval(lengths, { seed: log, resamples: 1_000 });
        if (mean.low <= hour && hour <= mean.high) means++;
        const median = ninefold.medianInterval(lengths);
        if (median && median.low <= medians[law] * hour && medians[law] * hour <= median.high) middles++;
      }
      covered.mean.push(share(means, logs));
      covered.median.push(count < 6 ? '–' : share(middles, logs));
    }
    row(`${law}: MTTR`, ...covered.mean);
    row(`${law}: median`, ...covered.median);
  }
  console.log('\nCoverage of the 95 % interval of availability, by the number of outages expected in 90 days\n');
  row('lengths', ...[1, 3, 6, 12, 20, 50].map((count) => `${count}`));
  row('---', ...Array(6).fill('---:'));
  for (const law of Object.keys(laws)) {
    const random = generator(78);
    const cells = [1, 3, 6, 12, 20, 50].map((expected) => {
      const load = (expected / observed) * hour;
      const truth = load / (1 + load);
      let covered = 0;
      for (let log = 0; log < logs; ) {
        const count = random.poisson(expected);
        if (count === 0) continue;
        const found = ninefold.unavailabilityInterval(lengthsOf(count, law, random), observed, {
          seed: log++,
          resamples: 1_000,
        });
        if (found.low <= truth && truth <= found.high) covered++;
      }
      return share(covered, logs);
    });
    row(law, ...cells);
  }
}

function comparisons() {
  console.log(
    '\nHow often two periods without a change of the geometric mean come out as better or worse (5 % is meant), and how',
  );
  console.log('often a ratio of ½ is found: log-normal recoveries\n');
  row('earlier', 'later', 'σ earlier', 'σ later', 'no change', 'a half');
  row('---:', '---:', '---:', '---:', '---:', '---:');
  const cases = [
    [12, 12, 1, 1],
    [40, 10, 1, 1],
    [40, 10, 0.5, 1.2],
    [30, 12, 0.5, 1.5],
    [100, 20, 0.3, 1],
    [60, 15, 0.5, 1],
    [10, 40, 0.5, 1.2],
  ];
  for (const [n1, n2, s1, s2] of cases) {
    const random = generator(n1 * 100 + n2);
    const draw = (count, sigma, factor) =>
      Float64Array.from({ length: count }, () => factor * hour * Math.exp(sigma * random.normal()));
    const found = [1, 0.5].map((ratio) => {
      let verdicts = 0;
      for (let log = 0; log < logs; log++)
        if (ninefold.ratioTest(draw(n1, s1, 1), draw(n2, s2, ratio), { seed: log, draws: 500 }).pValue < 0.05)
          verdicts++;
      return share(verdicts, logs);
    });
    row(n1, n2, s1, s2, ...found);
  }
}

const work = { forecast: forecasts, intervals, comparisons, worth: () => worth(ninefold, logs) };
for (const [name, run] of Object.entries(work)) if (only === '' || only === name) run();
