/**
 * Simulated events per second, next to the same loop in C (gcc -O2), in one run: rounds in turn, medians, and the ratio
 * of paired rounds. Both see the same draws, so the numbers of events must be equal and the unavailability too.
 *
 *   node bench/simulation.mjs [YEARS of a pair = 200000] [YEARS of 300 parts = 4000] [ROUNDS = 5]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { rolldown } from 'rolldown';

const [pairYears = 200_000, partYears = 4000, rounds = 5] = process.argv.slice(2).map(Number);
const seed = 1;
const folder = new URL('./data/', import.meta.url);
mkdirSync(folder, { recursive: true });
const binary = new URL('simulation-c', folder).pathname;
execFileSync('gcc', ['-O2', '-o', binary, new URL('simulation.c', import.meta.url).pathname, '-lm']);

const entry = '\0entry';
const core = new URL('../src/core/', import.meta.url).pathname;
const bundle = await rolldown({
  input: entry,
  plugins: [
    {
      name: 'entry',
      resolveId: (id) => (id === entry ? id : null),
      load: (id) =>
        id === entry
          ? [
              'diagram/fault-graph',
              'failover/settings',
              'failover/standby',
              'failover/simulation/simulate',
              'failover/simulation/simulated-part',
              'statistics/xoshiro128',
            ]
              .map((name) => `export * from '${core}${name}.ts';`)
              .join('\n')
          : null,
    },
  ],
});
const file = new URL('simulation.js', folder);
await bundle.write({ file: file.pathname, format: 'esm' });
const { FaultGraphBuilder, failoverSettings, simulate, exponentialTimes, Xoshiro128 } = await import(file.href);

const hours = 3600;
function pair() {
  const builder = new FaultGraphBuilder();
  const top = builder.event();
  const primary = exponentialTimes({ mtbfSeconds: 2000 * hours, mttrSeconds: 4 * hours });
  const parts = [{ kind: 'standby', primary, settings: failoverSettings({ mode: 'hot' }) }];
  return { graph: builder.build(), roots: [top], parts, years: pairYears, seed };
}
function groups() {
  const builder = new FaultGraphBuilder();
  const part = { kind: 'twoState', ...exponentialTimes({ mtbfSeconds: 1000 * hours, mttrSeconds: 4 * hours }) };
  const gates = [];
  const parts = [];
  for (let group = 0; group < 100; group++) {
    gates.push(builder.atLeast(2, [builder.event(), builder.event(), builder.event()]));
    parts.push(part, part, part);
  }
  const top = builder.or(gates);
  return { graph: builder.build(), roots: [top], parts, years: partYears, seed };
}

const words = [...Xoshiro128.wordsOf(seed)].map((word) => String(word >>> 0));
for (const [name, request] of [
  ['pair', pair()],
  ['parts', groups()],
]) {
  const own = [];
  const theirs = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    const result = simulate(request);
    const seconds = (performance.now() - start) / 1000;
    const printed = execFileSync(binary, [name, String(request.years), ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [events, unavailability, secondsOfC] = printed.split(' ').map(Number);
    if (events !== result.events || Math.abs(unavailability / result.roots[0].unavailability - 1) > 1e-6)
      throw new Error(
        `not the same simulation: ${events} and ${result.events} events, U ${unavailability} and ${result.roots[0].unavailability}`,
      );
    if (round === 0)
      console.log(`${name}: ${request.years} years, ${events} events, U ${result.roots[0].unavailability}`);
    else {
      own.push(seconds);
      theirs.push(secondsOfC);
    }
    if (round === rounds) {
      const perSecond = (all) => (events / median(all) / 1e6).toFixed(1);
      const ratio = median(own.map((each, i) => each / theirs[i]));
      console.log(
        `  ninefold ${median(own).toFixed(2)} s, ${perSecond(own)} million events/s; C ${median(theirs).toFixed(2)} s, ${perSecond(theirs)}; ratio ${ratio.toFixed(2)}`,
      );
    }
  }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
