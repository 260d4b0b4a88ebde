import { describe, expect, it } from 'vitest';
import { type LintJourney, lintTopology } from '../../../../src/core/topology/lint/index.ts';
import { lintMessage } from '../../../../src/report/words/lint-text.ts';
import { read } from '../../../input/topology/read.ts';

const today = Date.UTC(2026, 10, 24);

/** What the rules say of a file in which every component breaks every journey. */
async function found(text: string): Promise<readonly (readonly [rule: string, message: string, where: string])[]> {
  const topology = await read(text);
  const journeys = topology.journeys.map(
    (journey): LintJourney => ({
      journey,
      unavailability: journey.target?.availability.unavailability ?? 0.01, // exactly met, so that no rule is about that
      frequencyAsked: false,
      parts: topology.components.map(({ name, numbers }) => ({
        ...{ name, kind: 'component', component: name, criticality: null, isSinglePoint: false, isNeeded: true },
        unavailability: numbers.unavailability,
      })),
    }),
  );
  const hits = lintTopology({ topology, today, journeys });
  return hits.map((finding) => [finding.rule, lintMessage(finding), finding.where]);
}

const fine = 'mode: hot, fencing: quorum, tested: 2026-11-01';
const withFailover = (failover: string, target = '99%'): string =>
  `components: {db: {mtbf: 2000h, mttr: 4h, failover: {${failover}}}}\njourneys: {buy: {path: db, target: ${target}}}`;
const rulesOf = async (text: string): Promise<readonly string[]> => (await found(text)).map(([rule]) => rule);

describe('lint of a standby', () => {
  it('finds nothing where it is tested, fenced and quick', async () => {
    // 99.99 % of 2004 h leave 721 s a failure; 99.999 % leave 72 s
    expect(await rulesOf(withFailover(fine, '99.99%'))).toEqual([]);
    expect(await rulesOf(withFailover(fine, '99.999%'))).toEqual([]);
  });

  it('standby-untested: never, or more than 90 days ago', async () => {
    expect(await found(withFailover('mode: hot, fencing: quorum'))).toContainEqual([
      'standby-untested',
      'nobody says that the takeover of db was ever tested',
      'db',
    ]);
    // 2026-08-26 is 90 days before 2026-11-24
    expect(await rulesOf(withFailover('mode: hot, fencing: quorum, tested: 2026-08-26'))).toEqual([]);
    expect(await found(withFailover('mode: hot, fencing: quorum, tested: 2026-08-25'))).toContainEqual([
      'standby-untested',
      'the takeover of db was last tested on 2026-08-25, 91 days ago',
      'db',
    ]);
  });

  it('standby-untested: a date that has not come yet, in no zone', async () => {
    expect(await rulesOf(withFailover('mode: hot, fencing: quorum, tested: 2026-11-24'))).toEqual([]);
    // 14 h ahead of UTC it is 2026-11-24T14:00 now
    expect(await rulesOf(withFailover('mode: hot, fencing: quorum, tested: "2026-11-24T14:00:00Z"'))).toEqual([]);
    expect(await found(withFailover('mode: hot, fencing: quorum, tested: 2026-11-25'))).toContainEqual([
      'standby-untested',
      'the takeover of db is said to be tested on 2026-11-25, which has not come yet',
      'db',
    ]);
    expect(await rulesOf(withFailover('mode: hot, fencing: quorum, tested: 2027-09-01'))).toEqual(['standby-untested']);
  });

  it('standby-untested: says how long a dead standby goes unseen, where it is only looked at now and then', async () => {
    // half of a week
    const looked = 'mode: hot, fencing: quorum, standby: {checkEvery: 1w}';
    expect(await found(withFailover(looked))).toContainEqual([
      'standby-untested',
      'nobody says that the takeover of db was ever tested, and a dead standby goes unseen for 3d 12h on average',
      'db',
    ]);
    expect(await found(withFailover(`${looked}, tested: 2026-08-25`))).toContainEqual([
      'standby-untested',
      'the takeover of db was last tested on 2026-08-25, 91 days ago, and a dead standby goes unseen for 3d 12h on average',
      'db',
    ]);
    expect(await rulesOf(withFailover(`${looked}, tested: 2026-08-26`))).toEqual([]);
  });

  it('failback-too-soon: before another failure could be noticed', async () => {
    // detection takes 3 × 5 s + 3 s at worst
    expect(await rulesOf(withFailover(`${fine}, failback: {delay: 18s}`))).toEqual([]);
    expect(await rulesOf(withFailover(`${fine}, failback: {delay: 17s, automatic: false}`))).toEqual([]);
    expect(await found(withFailover(`${fine}, failback: {delay: 17s}`))).toEqual([
      [
        'failback-too-soon',
        'db fails back 17s after a takeover, sooner than a new failure is noticed (18s): it may flap',
        'db',
      ],
    ]);
  });

  it('probe-too-slow: k·interval alone eats what the target leaves for a failure', async () => {
    // 99.999 % of 2004 h: 72.144 s
    const probe = (interval: string): string => withFailover(`${fine}, probe: {interval: ${interval}}`, '99.999%');
    expect(await rulesOf(probe('24s'))).not.toContain('probe-too-slow');
    expect(await found(probe('25s'))).toContainEqual([
      'probe-too-slow',
      'db needs 3 failed probes, 1m 15s, to notice a failure, and buy may be down for 1m 12s a failure',
      'db',
    ]);
    expect(await rulesOf(withFailover(`${fine}, detect: 73s`, '99.999%'))).toContain('probe-too-slow');
  });

  it('switch-too-slow: the switch alone does', async () => {
    expect(await rulesOf(withFailover(`${fine}, switch: 72s`, '99.999%'))).toEqual([]);
    expect(await found(withFailover(`${fine}, switch: 5m`, '99.999%'))).toEqual([
      ['switch-too-slow', 'db takes 5m to switch (hot), and buy may be down for 1m 12s a failure', 'db'],
    ]);
  });

  it('split-brain-possible: without fencing, with its seconds where they are known', async () => {
    const bare = 'mode: hot, tested: 2026-11-01';
    expect((await found(withFailover(bare)))[0]?.slice(0, 1)).toEqual(['split-brain-possible']);
    // 274.5 s a year in the table of docs/split-brain.md
    expect(await found(withFailover(`${bare}, partition: {mtbf: 8760h, mttr: 5m}`))).toEqual([
      [
        'split-brain-possible',
        'both machines of db serve at once for 4m 34s a year: nothing stops the primary when the monitor loses sight of it',
        'db',
      ],
    ]);
    expect(await rulesOf(withFailover(`${fine}, partition: {mtbf: 8760h, mttr: 5m}`))).toEqual([]);
  });
});

describe('single-write-region', () => {
  const regions = (writes: string, lag = '1s'): string =>
    'clusters: {edge: {nodes: {a: {availability: 99, region: us}, b: {availability: 99, region: eu}}}}\n' +
    `regions: {us: 99.9%, eu: {availability: 99.9%, lag: ${lag}}}\nwrites: {region: us${writes}}`;
  it('finds a write region that nobody may stand in for', async () => {
    expect(await rulesOf(regions(', order: [eu], promotion: 30s, maxLag: 5s'))).toEqual([]);
    expect(await found(regions(''))).toEqual([
      ['single-write-region', 'only us takes writes: while it is down nobody does', 'us'],
    ]);
    expect(await found(regions(', order: [eu], promotion: 30s, maxLag: 5s', '6s'))).toEqual([
      ['single-write-region', 'only us takes writes: eu lags by more than 5s', 'us'],
    ]);
  });
});
