import { describe, expect, it } from 'vitest';
import { log, run, runJson } from '../run.ts';

const path = log('id,service,severity,start,verified', 'A,api,minor,2026-06-03T10:00Z,2026-06-03T10:05Z');
const june = ['--month', '2026-06', '--at', '2026-07-01'];
const options = [
  ...['--where', 'service=api', '--where', 'severity!=major', '--min-outage', '1m', '--merge-within', '2h'],
  ...['--impact-map', 'severity:minor=30%', '--downtime-until', 'fixed', '--downtime', 'sum', '--dedupe', 'id'],
  ...['--service-hours', 'Mon-Fri 08:00-18:00', '--count-maintenance'],
];
const expected = {
  where: ['service=api', 'severity!=major'],
  dedupe: 'id',
  downtime: 'sum',
  downtimeUntil: 'fixed',
  impactMap: ['severity:minor=30%'],
  minOutageSeconds: 60,
  mergeWithinSeconds: 7_200,
  countMaintenance: true,
  serviceHours: 'Mon-Fri 08:00-18:00',
};

describe('what was filtered', () => {
  it('stands in every result, those filters that are set', async () => {
    expect((await runJson(['incidents', path, ...june, ...options])).filters).toEqual(expected);
    expect((await runJson(['project', path, ...june, ...options])).filters).toEqual(expected);
    expect((await runJson(['budget', path, ...june, '--slo', '99', ...options])).filters).toEqual(expected);
    expect((await runJson(['incidents', path, ...june])).filters).toEqual({});
  });
  it.each(['table', 'markdown', 'csv'])('is a line of %s', async (format) => {
    const { stdout } = await run(['incidents', path, ...june, '--where', 'service=api', '--format', format]);
    expect(stdout).toMatch(/filters.*service=api/i);
    expect((await run(['incidents', path, ...june, '--format', format])).stdout).not.toMatch(/filters/i);
  });
});
