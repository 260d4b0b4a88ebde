/**
 * The table "How often each number holds" of docs/formulas.md: every interval and percentile that is printed, held against
 * what it is of, by the number of incidents it rests on. Three figures a cell, one for each law of lengths, in percent;
 * one where the law does not matter. Every row begins with the one seed.
 */
import { day, generator, hour, laws, lengthsOf, medians, shareUpTo } from './known-services.mjs';

const names = Object.keys(laws).slice(0, 3);
const counts = [2, 3, 5, 10, 20, 50];
const seed = 14;

/** 90 days up, in which failures come by chance. */
const observed = 90 * day;
const holds = (interval, truth) => interval.low <= truth && (interval.high === null || truth <= interval.high);
const quantile95 = {
  exponential: Math.log(20),
  'log-normal σ 1': Math.exp(1.6448536269514722 - 0.5),
  'log-normal σ 1.5': Math.exp(1.5 * 1.6448536269514722 - 1.125),
};
const sampled = 400; // resamples, shuffles and runs of a log: what they leave open evens out over the logs
const runs = 1_000;

/** The downtime of many futures of a horizon, ascending, alternating from a random instant of uptime. */
function futuresOf(law, rate, horizon, random) {
  return Float64Array.from({ length: 20_000 }, () => {
    let down = 0;
    for (let now = random.exponential() / rate; now < horizon; now += random.exponential() / rate) {
      const length = laws[law](random);
      down += Math.min(length, horizon - now);
      now += length;
    }
    return down;
  }).sort();
}

/** How downtime grew over 12 months of 30 days, as the bootstrap of months reads it off a log. */
function history(law, count, random) {
  const month = 30 * day;
  const from = Float64Array.from({ length: count }, () => 12 * month * random.uniform()).sort();
  const lengths = lengthsOf(count, law, random);
  const downtimeUpTo = (seconds) =>
    from.reduce((sum, start, i) => sum + Math.min(lengths[i], Math.max(0, seconds - start)), 0);
  return { borders: Float64Array.from({ length: 13 }, (_, i) => i * month), downtimeUpTo };
}

/** At least one: of no outage nothing is said. */
function someOf(expected, random) {
  for (;;) {
    const count = random.poisson(expected);
    if (count > 0) return count;
  }
}

/**
 * Each number: `byLaw`, whether the law of lengths matters, and what makes of a count a function that draws a log and says
 * how much of the truth (0 to 1) the number holds, or null where there is none.
 */
const numbers = (ninefold) => ({
  'MTTR, interval of 95 %': {
    byLaw: true,
    draw: (n, law, random) => (log) =>
      Number(holds(ninefold.meanDurationInterval(lengthsOf(n, law, random), { seed: log, resamples: sampled }), hour)),
  },
  'median recovery, interval of 95 %': {
    byLaw: true,
    draw: (n, law, random) => () => {
      const interval = ninefold.medianInterval(lengthsOf(n, law, random));
      return interval && Number(holds(interval, medians[law] * hour));
    },
  },
  'MTBF, interval of 95 %': {
    draw: (n, _, random) => () => Number(holds(ninefold.mtbfInterval(observed, random.poisson(n)), observed / n)),
  },
  'MTBF at least, one-sided 95 %': {
    draw: (n, _, random) => () => Number(ninefold.mtbfInterval(observed, random.poisson(n)).atLeast <= observed / n),
  },
  'availability, interval of 95 %': {
    byLaw: true,
    draw: (n, law, random) => (log) => {
      const load = (n / observed) * hour;
      const lengths = lengthsOf(someOf(n, random), law, random);
      const found = ninefold.unavailabilityInterval(lengths, observed, { seed: log, resamples: sampled });
      return Number(holds(found, load / (1 + load)));
    },
  },
  'p95 of recovery, reached by the longest': {
    byLaw: true,
    draw: (n, law, random) => () => Number(Math.max(...lengthsOf(n, law, random)) >= quantile95[law] * hour),
  },
  'ratio of recoveries, interval of 95 %': {
    byLaw: true,
    draw: (n, law, random) => (log) => {
      const later = lengthsOf(n, law, random).map((seconds) => seconds / 2);
      const found = ninefold.ratioTest(lengthsOf(n, law, random), later, { seed: log, draws: sampled });
      return Number(found.interval === null || holds(found.interval, 0.5)); // none: every ratio may be
    },
  },
  'ratio of failure rates, interval of 95 %': {
    draw: (n, _, random) => () => {
      const count = (expected) => ({ events: random.poisson(expected), seconds: observed });
      const { ratioInterval } = ninefold.compareRates(count(n), count(n / 2));
      return Number(ratioInterval === null || holds(ratioInterval, 0.5));
    },
  },
  'change failure rate of 20 %, interval of 95 %': {
    draw: (n, _, random) => () => {
      let failed = 0;
      for (let i = 0; i < n; i++) if (random.uniform() < 0.2) failed++;
      return Number(holds(ninefold.binomialInterval(failed, n), 0.2));
    },
  },
  ...forecastRows(ninefold),
  ...alarmRows(ninefold),
});

function forecastRows(ninefold) {
  const poisson = (kept) => ({
    byLaw: true,
    draw: (n, law, random) => {
      const horizon = 30 * day;
      const futures = futuresOf(law, n / observed, horizon, random);
      return (log) => {
        const outageSeconds = lengthsOf(someOf(n, random), law, random);
        const request = { outageSeconds, uptimeSeconds: observed, horizonSeconds: horizon, runs, seed: log };
        return kept(futures, ninefold.forecastDowntime(request), horizon);
      };
    },
  });
  const p95 = (futures, forecast) => shareUpTo(futures, ninefold.downtimePercentiles(forecast).p95);
  return {
    // where many futures have no downtime at all, p5 is 0 and none is below it
    'forecast, below p5': poisson((futures, forecast) => {
      const { p5 } = ninefold.downtimePercentiles(forecast);
      return p5 > 0 ? shareUpTo(futures, p5) : 0;
    }),
    'forecast, within p50': poisson((futures, forecast) =>
      shareUpTo(futures, ninefold.downtimePercentiles(forecast).p50),
    ),
    'forecast, within p95': poisson(p95),
    'forecast, the target of 90 %': poisson((futures, forecast, horizon) => {
      const suggested = ninefold.suggestTarget(forecast);
      return suggested === null ? 1 : shareUpTo(futures, suggested.unavailability * horizon);
    }),
    'bootstrap of 12 months, within p95': {
      byLaw: true,
      draw: (n, law, random) => {
        const horizonSeconds = 30 * day;
        const futures = futuresOf(law, n / (360 * day), horizonSeconds, random);
        return (log) =>
          p95(
            futures,
            ninefold.bootstrapMonths(history(law, someOf(n, random), random), { horizonSeconds, runs, seed: log }),
          );
      },
    },
  };
}

/** Tests that name a change: how often none is named where there is none. */
function alarmRows(ninefold) {
  const quiet = (test) => test && Number(test.pValue >= 0.05);
  const times = (n, random) => Float64Array.from({ length: n }, () => observed * random.uniform()).sort();
  return {
    'drift of the rate (Laplace), none named': {
      draw: (n, _, random) => () => quiet(ninefold.laplaceTrend(times(n, random), observed)),
    },
    'trend of failures, none named': {
      draw: (n, _, random) => () => quiet(ninefold.rateChange(times(n, random), observed)),
    },
    'trend of recoveries, none named': {
      byLaw: true,
      draw: (n, law, random) => (log) =>
        quiet(ninefold.levelChange(lengthsOf(n, law, random), { seed: log, draws: sampled })),
    },
  };
}

/** As the tables of the docs are written: a name to the left, figures to the right, each column as wide as it must be. */
function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => String(cells[column]).length)));
  const line = (cells) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : String(cell).padStart(widths[i]))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(rows[0]), line(rule), ...rows.slice(1).map(line)].join('\n');
}

/** Draws and prints the table. */
export function worth(ninefold, logs) {
  console.log(`\n${logs.toLocaleString('en')} logs a figure, seed ${seed}; lengths ${names.join(' / ')}; in %\n`);
  const rows = [['n =', ...counts]];
  for (const [number, { byLaw, draw }] of Object.entries(numbers(ninefold))) {
    const random = generator(seed);
    const cells = counts.map((count) =>
      (byLaw ? names : names.slice(0, 1)).map((law) => {
        const held = draw(count, law, random);
        let sum = 0;
        for (let log = 0; log < logs; log++) {
          const share = held(log);
          if (share === null) return '–';
          sum += share;
        }
        return ((100 * sum) / logs).toFixed(0);
      }),
    );
    rows.push([number, ...cells.map((each) => (each.every((figure) => figure === '–') ? '–' : each.join(' / ')))]);
  }
  console.log(table(rows));
}
