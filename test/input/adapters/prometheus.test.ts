import { describe, expect, it } from 'vitest';
import { sampleState, seriesName } from '../../../src/input/incidents/adapters/monitors/prometheus-samples.ts';
import { run, runJson, write } from '../../run.ts';

const day = ['--from', '2026-05-04T10:00Z', '--to', '2026-05-04T11:00Z', '--at', '2026-05-04T11:00Z'];
const start = Date.UTC(2026, 4, 4, 10) / 1_000;
const answer = (members: object, ...result: readonly object[]) =>
  write('answer.json', { status: 'success', data: { resultType: 'matrix', result }, ...members });
/** One sample a minute. */
const series = (values: readonly string[], metric: object = { job: 'api' }) => ({
  metric,
  values: values.map((value, i) => [start + 60 * i, value]),
});

describe('a series is called', () => {
  it.each([
    [{ __name__: 'up', job: 'node', instance: 'a:9100' }, 'node/a:9100'],
    [{ service: 'shop', job: 'blackbox', target: 'https://shop.example' }, 'shop/https://shop.example{job="blackbox"}'],
    [{ job: 'node', env: 'prod', az: 'b' }, 'node{az="b",env="prod"}'],
    [{ cluster: 'eu' }, 'eu'],
    [{ cluster: 'eu', az: 'b' }, '{az="b",cluster="eu"}'],
    [{ __name__: 'up' }, null],
    [{}, null],
  ])('%j: %s', (metric, name) => expect(seriesName(metric)).toBe(name));
});

describe('a sample is', () => {
  it.each([
    ['up', '1', 'up'],
    ['up', '0', 'down'],
    ['up', '1e0', 'up'],
    ['up', 'NaN', 'unknown'],
    ['up', '0.75', '0.75'],
    ['up', '2', '2'],
    ['probe_failed', '1', 'down'],
    ['instance:down', '0', 'up'],
  ])('%s %s: %s', (name, value, state) => expect(sampleState({ __name__: name }, value)).toBe(state));
  it('of ALERTS the word of the alert: no state until somebody says so', () =>
    expect(sampleState({ __name__: 'ALERTS', alertstate: 'firing' }, '1')).toBe('firing'));
});

describe('an answer of Prometheus', () => {
  it('is read as checks, however few: after the last one nobody knows', async () => {
    // down at 10:01, up at 10:02; what follows 10:03 is unknown: 57 min of 60
    const result = await runJson(['incidents', answer({}, series(['1', '0', '1'])), ...day]);
    expect([result.downtimeSeconds, result.unknownSeconds]).toEqual([60, 57 * 60]);
    expect(result.edges).toEqual({ everySeconds: 60, downtimeSeconds: [0, 120] });
    expect(result.availabilityRange[0]).toBeCloseTo(1 - 58 / 60, 12);
    expect(result.availabilityRange[1]).toBeCloseTo(1 - 1 / 60, 12);
  });
  it('of an instant says nothing of the time around it', async () => {
    const vector = { metric: { job: 'api' }, value: [start, '1'] };
    const { status, stdout } = await run(['incidents', answer({}, vector), ...day, '--target', '99', '--strict']);
    expect([status, stdout.includes('skipped, which --strict fails: the log covers the window')]).toEqual([1, true]);
  });
  it('that says that something is missing in it meets no gate', async () => {
    for (const members of [{ warnings: ['no answer of store 2'] }, { isPartial: true }]) {
      const args = ['incidents', answer(members, series(Array(60).fill('1'))), ...day, '--target', '99'];
      const { checks, sources } = await runJson(args);
      expect(sources[0].partial).toEqual({ read: 1, total: null });
      expect(checks.find(({ expression }: { expression: string }) => expression === 'the log is whole')).toMatchObject({
        status: 'skipped',
        message: expect.stringContaining('says that something is missing in it'),
      });
      expect((await run([...args, '--strict'])).status).toBe(1);
    }
    const { sources } = await runJson(['incidents', answer({ infos: ['a hint'] }, series(['1', '1'])), ...day]);
    expect(sources[0].partial).toBeNull();
  });
  it('may come in pieces, each of its series going on in the next', async () => {
    const [first, second] = [series(['1', '0']), series(['1', '0', '0', '1'])];
    const pieces = [first, { ...second, values: second.values.slice(2) }];
    const answers = pieces.map((each) => JSON.stringify({ status: 'success', data: { result: [each] } }));
    const path = write('pieces.json', answers.join('\n'));
    expect((await runJson(['incidents', path, ...day])).downtimeSeconds).toBe(120); // 10:01 to 10:03
  });
  it('with shares, or alerts, is asked what they mean, and obeying works', async () => {
    const shares = await run(['incidents', answer({}, series(['1', '0.75'])), ...day]);
    expect([shares.status, shares.stderr.includes('and also "0.75"')]).toEqual([2, true]);
    const alerts = answer({}, series(['1', '1'], { __name__: 'ALERTS', alertname: 'Down', alertstate: 'firing' }));
    expect((await run(['incidents', alerts, ...day])).status).toBe(2);
    const result = await runJson(['incidents', alerts, ...day, '--states', 'down=firing']);
    expect(result.downtimeSeconds).toBe(120); // two samples, a minute each
  });
});
