import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/report/formats/width.ts';
import { log, run, runJson, write } from '../run.ts';

/** Probes every 5 s with a time-out of 3 s, three failures, five recoveries, 10 s to switch, back after 5 min. */
const failover = ['--failover', 'hot interval=5s timeout=3s failures=3 recoveries=5 switch=10s failback=5m'];
const february = ['--from', '2027-02-01', '--to', '2027-03-01', '--at', '2027-03-01'];
const monthSeconds = 28 * 86_400;
const header = 'id,cause,start,verified';
const long = 'long,hw,2027-02-03T10:00:02Z,2027-02-03T10:20:00Z';
const short = 'short,hw,2027-02-04T10:00:02Z,2027-02-04T10:00:14Z';
const vain = 'vain,hw,2027-02-05T10:00:02Z,2027-02-05T10:00:16Z';
const bug = 'bug,deploy,2027-02-06T10:00:00Z,2027-02-06T10:10:00Z';
const worked = () => log(header, long, short, vain, bug);
const replayOf = async (path: string, ...more: string[]) =>
  (await runJson(['project', path, ...february, ...failover, ...more])).replay;
const alone = (replay: { incidents: { [key: string]: unknown }[] }) =>
  replay.incidents.map(({ id, recordedSeconds, replayedSeconds, outcome }) => [
    id,
    recordedSeconds,
    replayedSeconds,
    outcome,
  ]);

describe('the worked example', () => {
  // Probes at 10:00:05, :10 and :15 fail, + 3 s = 10:00:18, + 10 s = 10:00:28, which is 26 s after 10:00:02. Of the third
  // day's good probes 10:00:20 … 10:20:20 is the fifth; 10:00:28 + 5 min = 10:05:28, so that 10:05:30 is the probe.
  it('costs 26 s, 12 s and 14 s instead of 1198, 12 and 14, and 600 s where a standby does not help', async () => {
    const replay = await replayOf(worked(), '--helps', 'cause=hw');
    expect(alone(replay)).toEqual([
      ['long', 1198, 26, 'switched'],
      ['short', 12, 12, 'too short to notice'],
      ['vain', 14, 14, 'switched in vain'],
      ['bug', 600, 600, 'standby does not help'],
    ]);
    expect(replay).toMatchObject({
      ...{ mode: 'hot', failovers: 2, failbacks: 2, recordedDowntimeSeconds: 1_824, downtimeSeconds: 652 },
      ...{ unavailability: 652 / monthSeconds, availability: 1 - 652 / monthSeconds },
    });
    expect(replay.nines).toBeCloseTo(-Math.log10(652 / monthSeconds), 12);
    const state = (at: string, from: string, to: string, because: string) => ({
      ...{ at: `2027-02-${at}Z`, from, to, because },
    });
    const [active, over] = ['primary_active', 'failover_in_progress'];
    const [standby, back] = ['secondary_active', 'failback_in_progress'];
    expect(replay.states).toEqual([
      state('03T10:00:18', active, over, 'primary_failed'),
      state('03T10:00:28', over, standby, 'switch_done'),
      state('03T10:20:20', standby, back, 'primary_recovered'),
      state('03T10:20:20', back, active, 'switch_done'),
      state('05T10:00:18', active, over, 'primary_failed'),
      state('05T10:00:28', over, standby, 'switch_done'),
      state('05T10:05:30', standby, back, 'primary_recovered'),
      state('05T10:05:30', back, active, 'switch_done'),
    ]);
  });

  it('is null without a failover, and with no log at all', async () => {
    expect((await runJson(['project', worked(), ...february])).replay).toBeNull();
    expect((await runJson(['project', '--mtbf', '720h', '--mttr', '2h'])).replay).toBeNull();
  });

  it('says in the table what was, what would have been, and what that rests on', async () => {
    const { stdout } = await run(['project', worked(), ...february, ...failover, '--helps', 'cause=hw', '--top', '3'], {
      columns: 200,
    });
    // 1824 s and 652 s of 28 d: 99.92460 % and 99.97305 %
    expect(stdout).toMatch(/^availability +99\.9246% +99\.97305%$/m);
    expect(stdout).toMatch(/^downtime +30m 24s +10m 52s$/m);
    for (const line of [
      '2 failovers, 2 failbacks',
      'probes every 5s, timeout 3s: 3 that fail in a row begin a switch of 10s; 5 good ones in a row, and 5m on the standby, bring it back',
      'assumed: the standby is up otherwise, every switch works and takes its full time, and moving back costs nothing',
      'probes see what --helps names (cause=hw) as outages of the primary alone, whatever the impact; all else hits both machines',
      'and 5 more; --top 8 shows all',
      'and 1 more; --top 4 shows all',
      '1 switched, 1 too short to notice, 1 switched in vain, 1 standby does not help',
      '2027-02-03 10:00:18  failover_in_progress  3 failed probes in a row',
      '2027-02-03 10:00:28  secondary_active      switch done after 10s',
      '2027-02-03 10:20:20  failback_in_progress  5 good probes, 5m on the standby',
    ])
      expect(stdout.split('\n')).toContain(line);
    expect(stdout).not.toMatch(/^\S+ \S+ +short /m); // of four the longest three: the one of 12 s is the rest
    expect(stdout).toMatch(/^2027-02-03 10:00:02 +long +19m 58s +26s +switched$/m);
  });

  it('explains the first incident that was switched', async () => {
    const { explanation } = await runJson([
      ...['project', worked(), ...february, ...failover, '--helps', 'cause=hw', '--explain'],
    ]);
    expect(explanation.filter((line: string) => /^(replay|failback)/.test(line))).toEqual([
      'replay of long: down from 2027-02-03 10:00:02 to 2027-02-03 10:20:00; 3 probes fail, 10:00:05 to 10:00:15; + timeout 3 s: the switch begins at 10:00:18, + 10 s: it ends at 10:00:28; 26 s after the start',
      'replay of long: recorded 1198 s, replayed 26 s, both × impact 1, within what counts, while the primary serves',
      'failback: probes from 10:20:00 to 10:20:20 are good (5), and 300 s since 10:00:28 are over: back at 2027-02-03 10:20:20',
      `replay: downtime = union of what still hits = 652 s of 1824 s recorded; U = 652 s / 2419200 s = ${652 / monthSeconds}`,
    ]);
  });

  it('names what a cold or warm standby lacks', async () => {
    const table = async (mode: string) =>
      (await run(['project', worked(), ...february, '--failover', mode], { columns: 200 })).stdout;
    // a switch of four hours, or of 20 minutes, ends long after what it began for
    expect(await table('cold')).toContain('the writes that a cold standby lacks, up to 1h of them at each failover');
    expect(await table('warm')).toContain('the writes that a warm standby lacks, up to 1m of them at each failover');
    expect(await table('hot')).not.toContain('lacks');
  });

  it.each([60, 80, 120])('fits %d columns', async (columns) => {
    const { stdout } = await run(['project', worked(), ...february, ...failover, '--explain'], { columns });
    const widths = stdout.split('\n').map((line) => displayWidth(line));
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
  });
});

describe('which incidents a standby helps', () => {
  it('is all of them without --helps', async () => {
    // the release fails the probes at 10:00:00, :05, :10: it is off the primary 23 s after its start
    const replay = await replayOf(worked());
    expect(replay.incidents[3]).toEqual({ id: 'bug', recordedSeconds: 600, replayedSeconds: 23, outcome: 'switched' });
    expect(replay.downtimeSeconds).toBe(26 + 12 + 14 + 23);
  });

  it('is said as with --where: values are alternatives, columns must all hold, != is all but', async () => {
    const rows = ['a,net,db', 'b,hw,web', 'c,hw,db', 'd,,db'].map(
      (row, i) => `${row},2027-02-0${i + 1}T10:00:00Z,2027-02-0${i + 1}T11:00:00Z`,
    );
    const path = log('id,cause,Affected,start,verified', ...rows);
    const helped = async (...helps: string[]) => {
      const replay = await replayOf(path, ...helps.flatMap((text) => ['--helps', text]));
      return replay.incidents
        .filter(({ outcome }: { outcome: string }) => outcome === 'switched')
        .map(({ id }: { id: string }) => id)
        .join('');
    };
    expect(await helped('cause=hw')).toBe('bc');
    expect(await helped('cause=hw,net')).toBe('abc');
    expect(await helped('cause=hw', 'cause=net')).toBe('abc');
    expect(await helped('cause=hw', 'Affected=db')).toBe('c');
    expect(await helped('cause!=hw')).toBe('ad');
    expect(await helped('cause=null')).toBe('d');
  });

  it('is warned where no row has the value, and fails under --strict', async () => {
    const args = ['project', worked(), ...february, ...failover, '--helps', 'cause=hwx'];
    const { warnings, checks, replay } = await runJson(args);
    expect(warnings).toContainEqual({
      kind: 'noRowHas',
      message: 'no row has cause = hwx; did you mean hw?',
    });
    expect(warnings).toContainEqual({
      kind: 'replayHelpsNone',
      message: '--helps names none of the 4 incidents that are analyzed: the replay is what was recorded',
    });
    expect(checks).toMatchObject([{ expression: 'a row has cause = hwx', actual: null, status: 'skipped' }]);
    expect(replay).toMatchObject({ failovers: 0, downtimeSeconds: 1_824, states: [] });
    expect((await run([...args, '--strict'])).status).toBe(1);
  });
});

describe('measured as the log is', () => {
  it('weighs by impact, which probes do not see', async () => {
    // 0.3 × 1198 s; 0.3 × 26 s. Of two at once the larger weighs: the bug that nothing helps against costs 60 s in there.
    const path = log(`impact,${header}`, `30%,${long}`, '100%,bug,deploy,2027-02-03T10:10:00Z,2027-02-03T10:11:00Z');
    const replay = await replayOf(path, '--helps', 'cause=hw');
    expect(replay.recordedDowntimeSeconds).toBeCloseTo(0.3 * 1_138 + 60, 9);
    expect(replay.downtimeSeconds).toBeCloseTo(0.3 * 26 + 60, 9);
    expect(replay.incidents[0].recordedSeconds).toBeCloseTo(0.3 * 1_198, 9);
  });

  it('cuts exclusions out of both, while probes go on', async () => {
    // 10:00:00–10:00:20 is agreed: 1180 s of 1198 are left, and of the 26 s those from :20 to :28
    const exclude = write('agreed.csv', 'start,end,reason\n2027-02-03T10:00:00Z,2027-02-03T10:00:20Z,x\n');
    const replay = await replayOf(log(header, long), '--exclude', exclude);
    expect(replay).toMatchObject({ recordedDowntimeSeconds: 1_180, downtimeSeconds: 8, failovers: 1 });
    expect(replay.unavailability).toBe(8 / (monthSeconds - 20));
  });

  it('counts service hours only', async () => {
    // of 10:00:02–10:20:00 count the 10 min from 10:10, on the standby since 10:00:28; the release was on a Saturday
    const hours = ['--service-hours', 'Wed 10:10-10:30'];
    const replay = await replayOf(log(header, long), ...hours);
    expect(replay).toMatchObject({ recordedDowntimeSeconds: 600, downtimeSeconds: 0, failovers: 1, nines: null });
    expect((await replayOf(log(header, bug), ...hours, '--helps', 'cause=deploy')).incidents).toMatchObject([
      { recordedSeconds: 0, outcome: 'switched' },
    ]);
  });

  it('leaves outages below --min-outage out on both sides', async () => {
    const replay = await replayOf(worked(), '--helps', 'cause=hw', '--min-outage', '60s');
    expect(replay).toMatchObject({ recordedDowntimeSeconds: 1_198 + 600, downtimeSeconds: 600 });
    expect(replay.incidents[1].recordedSeconds).toBe(12); // an incident alone is what it was
  });

  it('takes the length of an outage from outside the window, too', async () => {
    // 70 s, 40 of them in the window. Probes fail at 0, 5 and 10 s: switched after 23 s, which makes it one of 53 s
    const path = log(header, 'a,hw,2027-01-31T23:59:30Z,2027-02-01T00:00:40Z');
    expect(await replayOf(path)).toMatchObject({ recordedDowntimeSeconds: 40, downtimeSeconds: 23, failovers: 1 });
    expect(await replayOf(path, '--min-outage', '60s')).toMatchObject({
      ...{ recordedDowntimeSeconds: 40, downtimeSeconds: 0 },
    });
  });

  it('ends at the fix where downtime does', async () => {
    const path = log('id,start,fixed,verified', 'a,2027-02-03T10:00:02Z,2027-02-03T10:00:14Z,2027-02-03T10:20:00Z');
    expect(alone(await replayOf(path))).toEqual([['a', 1198, 26, 'switched']]);
    expect(alone(await replayOf(path, '--downtime-until', 'fixed'))).toEqual([['a', 12, 12, 'too short to notice']]);
  });

  it('counts overlaps once, also where the log is summed, and says so', async () => {
    const path = log(header, long, long.replace('long', 'same'));
    const { replay, current, warnings } = await runJson([
      ...['project', path, ...february, ...failover, '--downtime', 'sum'],
    ]);
    expect(current.unavailability).toBe((2 * 1_198) / monthSeconds);
    expect(replay).toMatchObject({ recordedDowntimeSeconds: 1_198, downtimeSeconds: 26 });
    expect(warnings.map(({ kind }: { kind: string }) => kind)).toContain('replayCountsUnion');
  });

  it('looks at the rows of --where only, in --zone, and names rows without an id by their line', async () => {
    const path = log(header, long, bug.replace('bug', ''));
    const args = ['project', path, ...february, ...failover, '--where', 'cause=deploy', '--zone', 'Europe/Berlin'];
    const { replay } = await runJson(args);
    expect(replay.incidents).toMatchObject([{ id: null, recordedSeconds: 600 }]);
    const { stdout } = await run(args, { columns: 120 });
    expect(stdout).toMatch(/^2027-02-06 11:00:00 +line 3 /m); // an hour ahead of UTC
  });

  it('ends now: an incident that has not ended brings nothing back', async () => {
    const path = log(header, 'open,hw,2027-02-03T10:00:02Z,');
    const args = [
      ...['project', path, '--from', '2027-02-01', '--to', '2027-03-01'],
      ...['--at', '2027-02-03T10:20:00Z', ...failover],
    ];
    const { replay } = await runJson(args);
    expect(replay).toMatchObject({ failovers: 1, failbacks: 0, recordedDowntimeSeconds: 1_198, downtimeSeconds: 26 });
    expect(replay.states.at(-1)).toMatchObject({ at: '2027-02-03T10:00:28Z', to: 'secondary_active' });
    const { stdout } = await run(args, { columns: 120 });
    expect(stdout).toContain('1 failover, 0 failbacks; secondary_active at the end');
    expect(stdout).toContain('switched (open)');
  });

  it('of no incident is up all the time', async () => {
    expect(await replayOf(log(header))).toEqual({
      ...{ mode: 'hot', failovers: 0, failbacks: 0, flaps: 0, recordedDowntimeSeconds: 0, downtimeSeconds: 0 },
      ...{ availability: 1, unavailability: 0, nines: null, states: [], incidents: [] },
    });
  });
});

describe('a gate', () => {
  const args = () => ['project', worked(), ...february, ...failover, '--helps', 'cause=hw'];

  it('compares the replay by --assert', async () => {
    const gate = async (expression: string) => (await run([...args(), '--assert', expression])).status;
    expect(await gate('replay.downtimeSeconds <= 652s')).toBe(0);
    expect(await gate('replay.downtimeSeconds < 652s')).toBe(1);
    expect(await gate('replay.availability >= 99.97')).toBe(0); // 99.97305 %
    expect(await gate('replay.availability >= 99.974')).toBe(1);
    expect(await gate('replay.failovers <= 2')).toBe(0);
    expect(await gate('replay.incidents[long].replayedSeconds <= 26s')).toBe(0);
    expect(await gate('replay.incidents[vain].outcome != "switched in vain"')).toBe(1);
  });

  it('is none of --target, which looks at what was', async () => {
    // as recorded 99.9246 %, replayed 99.9730 %
    const result = await runJson([...args(), '--target', '99.95']);
    expect(result.checks).toMatchObject([{ expression: 'availability >= 99.95%', status: 'missed' }]);
  });

  it('is skipped where nothing is replayed', async () => {
    const result = await runJson(['project', worked(), ...february, '--assert', 'replay.failovers <= 2']);
    expect(result.checks).toMatchObject([{ expression: 'replay.failovers <= 2', status: 'skipped' }]);
  });
});
