import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walk } from '../core/failover/walk.ts';
import { log, runJson } from '../run.ts';

const windowStart = Date.UTC(2027, 1, 1);
const windowSeconds = 7_200;
const stamp = (seconds: number): string => new Date(windowStart + seconds * 1_000).toISOString();
const window = ['--from', stamp(0), '--to', stamp(windowSeconds), '--at', stamp(windowSeconds)];

/** Seconds from the start of the window; some begin before it, some end after it, many overlap. */
const incident = fc.record({
  start: fc.integer({ min: -600, max: windowSeconds - 1 }),
  length: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 3_000 })),
  impact: fc.constantFrom(0, 0.25, 0.5, 1),
  isHelped: fc.boolean(),
});
const incidentsIn = fc
  .array(incident, { minLength: 1, maxLength: 12 })
  .map((list) => list.filter(({ start, length }) => start + length > 0));

const anyRules = fc.record({
  interval: fc.integer({ min: 1, max: 30 }),
  timeout: fc.integer({ min: 0, max: 30 }),
  failures: fc.integer({ min: 1, max: 6 }),
  recoveries: fc.integer({ min: 1, max: 6 }),
  switch: fc.integer({ min: 0, max: 300 }),
  delay: fc.integer({ min: 0, max: 600 }),
});
/** A probe is over before the next begins: a longer timeout is refused. */
const rules = anyRules.map((each) => ({ ...each, timeout: Math.min(each.timeout, each.interval) }));

type Incident = { start: number; length: number; impact: number; isHelped: boolean };
const logOf = (incidents: readonly Incident[]): string =>
  log(
    'id,cause,impact,start,verified',
    ...incidents.map(({ start, length, impact, isHelped }, i) =>
      [`i${i}`, isHelped ? 'hw' : 'bug', `${impact * 100}%`, stamp(start), stamp(start + length)].join(','),
    ),
  );
type Rules = { interval: number; timeout: number; failures: number; recoveries: number; switch: number; delay: number };
const typed = ({ interval, timeout, failures, recoveries, switch: switching, delay }: Rules): string =>
  `warm failures=${failures} switch=${switching}s failback=${delay}s interval=${interval}s timeout=${timeout}s recoveries=${recoveries}`;
const projectionOf = (incidents: readonly Incident[], text: string, ...more: string[]) =>
  runJson(['project', logOf(incidents), ...window, '--runs', '100', '--failover', text, ...more]);

describe('any log under any failover', () => {
  it('is what a walk through it says, second by second', async () => {
    await fc.assert(
      fc.asyncProperty(incidentsIn, rules, async (incidents, own) => {
        const { replay, current } = await projectionOf(incidents, typed(own), '--helps', 'cause=hw');
        const walked = walk(
          windowSeconds,
          incidents.map((each) => ({ ...each, end: each.start + each.length })),
          { ...own, switchBack: 0 },
        );
        expect(replay.recordedDowntimeSeconds).toBe(walked.recorded); // quarters of whole seconds: exact
        expect(replay.downtimeSeconds).toBe(walked.downtime);
        expect(replay.states.map(({ at, to }: { at: string; to: string }) => [at, to])).toEqual(
          walked.states.map(([at, to]) => [stamp(at).replace('.000', ''), to]),
        );
        const alone = new Map<string, number>(
          replay.incidents.map((each: { id: string; replayedSeconds: number }) => [each.id, each.replayedSeconds]),
        );
        expect(incidents.map((_, i) => alone.get(`i${i}`))).toEqual(walked.alone);
        expect(replay.unavailability).toBe(walked.downtime / windowSeconds);
        // in the same units as what was
        expect(current.unavailability).toBe(replay.recordedDowntimeSeconds / windowSeconds);
      }),
      { numRuns: 60 },
    );
  });

  it('never costs more than what was, nor less than what nothing helps against', async () => {
    await fc.assert(
      fc.asyncProperty(incidentsIn, rules, fc.constantFrom(0, 30, 120), async (incidents, own, shortest) => {
        const shorter = ['--min-outage', `${shortest}s`];
        const { replay } = await projectionOf(incidents, typed(own), '--helps', 'cause=hw', ...shorter);
        expect(replay.downtimeSeconds).toBeLessThanOrEqual(replay.recordedDowntimeSeconds);
        const others = await projectionOf(incidents, typed(own), '--where', 'cause=bug', ...shorter);
        expect(replay.downtimeSeconds).toBeGreaterThanOrEqual(others.replay.recordedDowntimeSeconds);
        for (const { outcome, recordedSeconds, replayedSeconds } of replay.incidents) {
          expect(replayedSeconds).toBeLessThanOrEqual(recordedSeconds);
          if (outcome !== 'switched') expect(replayedSeconds).toBe(recordedSeconds);
        }
        expect(replay.failbacks).toBeLessThanOrEqual(replay.failovers);
        expect(replay.failovers - replay.failbacks).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  it('comes to nothing where detection and switch take no time and all is helped', async () => {
    // probes on every second, as outages begin: the first one fails at once
    const atOnce = 'hot interval=1s timeout=0 failures=1 recoveries=1 switch=0 failback=0';
    await fc.assert(
      fc.asyncProperty(incidentsIn, async (incidents) => {
        const { replay } = await projectionOf(incidents, atOnce);
        expect(replay).toMatchObject({ downtimeSeconds: 0, nines: null });
      }),
      { numRuns: 30 },
    );
  });

  it('does not depend on the order of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(incidentsIn, rules, async (incidents, own) => {
        const numbers = async (list: readonly Incident[]) => {
          const { incidents: _, ...rest } = (await projectionOf(list, typed(own), '--helps', 'cause=hw')).replay;
          return rest;
        };
        expect(await numbers([...incidents].reverse())).toEqual(await numbers(incidents));
      }),
      { numRuns: 30 },
    );
  });
});
