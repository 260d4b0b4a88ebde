/**
 * What is drawn at random, over 1,000 incidents and 10,000 times: each in a process of its own, whose functions are not
 * compiled yet, because that is how a command meets them. The time is that of the processor, of the call alone, without the
 * start of Node; so a busy machine shows little in it.
 *
 *   npm run build && node bench/forecast.mjs [ROUNDS]       default: 11
 */
import { createRequire } from 'node:module';
import { here, median, run } from './measure.mjs';

const bar = 300; // ms
const day = 86_400;

/** Lengths with a long tail, from a few seconds to a few days; the same in every run. */
function lengths(count) {
  return Float64Array.from(
    { length: count },
    (_, i) => Math.round(60 * Math.exp(3 * Math.sin(i * 12.9898)) * 1_000) / 1_000,
  );
}

const work = {
  'interval of the MTTR (bootstrap-t)': (ninefold) =>
    ninefold.meanDurationInterval(lengths(1_000), { seed: 1, resamples: 10_000 }),
  'the same as commands draw it, 4,000 times': (ninefold) => ninefold.meanDurationInterval(lengths(1_000), { seed: 1 }),
  'interval of the availability': (ninefold) =>
    ninefold.unavailabilityInterval(lengths(1_000), 365 * day, { seed: 1, resamples: 10_000 }),
  'permutation test with its interval, 500 against 500': (ninefold) =>
    ninefold.ratioTest(lengths(500), lengths(500), { seed: 1, draws: 10_000 }),
  'forecast, as long as the log': (ninefold) =>
    ninefold.forecastDowntime({
      ...{ outageSeconds: lengths(1_000), uptimeSeconds: 365 * day, horizonSeconds: 365 * day },
      ...{ runs: 10_000, seed: 1 },
    }),
  'forecast of 30 days, 100,000 runs': (ninefold) =>
    ninefold.forecastDowntime({
      ...{ outageSeconds: lengths(1_000), uptimeSeconds: 365 * day, horizonSeconds: 30 * day },
      ...{ runs: 100_000, seed: 1 },
    }),
  'bootstrap of 36 months, a year ahead': (ninefold) =>
    ninefold.bootstrapMonths(
      {
        borders: Float64Array.from({ length: 37 }, (_, i) => i * 30 * day),
        downtimeUpTo: (seconds) => seconds / 1_000,
      },
      { horizonSeconds: 365 * day, runs: 10_000, seed: 1 },
    ),
  'change of level': (ninefold) => ninefold.levelChange(lengths(1_000), { seed: 1, draws: 10_000 }),
};

const [, , first, name] = process.argv;
if (first === '--once') {
  const ninefold = createRequire(import.meta.url)('../dist/index.cjs');
  const from = process.cpuUsage();
  work[name](ninefold);
  const { user, system } = process.cpuUsage(from);
  console.log((user + system) / 1_000);
} else {
  const rounds = Number(first ?? 11);
  const times = new Map(Object.keys(work).map((each) => [each, []]));
  for (let round = 0; round < rounds; round++)
    for (const [each, list] of times) list.push(Number(run([here('forecast.mjs'), '--once', each]).output));
  console.log(
    `1,000 incidents, 10,000 draws, ${rounds} rounds\n\n| what | CPU, median ms | bar | |\n| --- | ---: | ---: | --- |`,
  );
  for (const [each, list] of times) {
    const ms = median(list);
    console.log(`| ${each} | ${ms.toFixed(0)} | ${bar} | ${ms <= bar ? 'met' : 'missed'} |`);
  }
}
