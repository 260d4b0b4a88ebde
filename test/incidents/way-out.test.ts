import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

/* What nobody can know is said with a way out, and obeying it works. */

const march = ['--month', '2026-03', '--at', '2026-04-01'];
/** The words of a shell line, with its single quotes. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|([^\s']+)/g)].map(([, quoted, plain]) => quoted ?? plain!);

/** The options that the note of a log without an end offers. */
async function offered(path: string): Promise<readonly string[]> {
  const { warnings } = await runJson(['incidents', path, ...march]);
  const message = warnings.find(({ kind }: { kind: string }) => kind === 'noEndColumn').message;
  return wordsOf(/--map (?:'state=|state=).*--states (?:'[^']*'|\S+)(?=, each word)/.exec(message)![0]);
}

describe('rows that are all open', () => {
  it.each([
    ['Status', 'Active', 'Resolved'],
    ['Event type', 'AlertOpened', 'AlertClosed'],
    ['transition', 'degraded', 'recovered'],
    ['phase', 'begin of outage', 'end of outage'],
  ])('a column %s of few words may be states: obeyed, it is read as them', async (column, down, up) => {
    const path = log(
      `Time,Operation,${column}`,
      `2026-03-03T10:00Z,Health event,${down}`,
      `2026-03-03T11:00Z,Health event,${up}`,
    );
    const result = await runJson(['incidents', path, ...march, ...(await offered(path))]);
    expect([result.downtimeSeconds, result.counts.open]).toEqual([3_600, 0]);
    expect(result.warnings.map(({ kind }: { kind: string }) => kind)).not.toContain('closedWithoutEnd');
  });
  it('also of records, and of 0 and 1', async () => {
    const point = (Timestamp: string, Average: number) => ({ Timestamp, Average, Unit: 'None' });
    const path = write('metric.json', {
      Label: 'Healthy',
      Datapoints: [point('2026-03-03T10:00:00Z', 0), point('2026-03-03T11:00:00Z', 1)],
    });
    expect((await runJson(['incidents', path, ...march, ...(await offered(path))])).downtimeSeconds).toBe(3_600);
  });
  it('no column of other numbers is offered', async () => {
    const { stderr } = await run(['incidents', log('Date,Uptime', '2026-03-01,100', '2026-03-02,99.5'), ...march]);
    expect(stderr).not.toContain('--states');
  });
  it('no column is offered where each row says something else', async () => {
    const rows = Array.from({ length: 10 }, (_, i) => `2026-03-0${1 + (i % 9)}T10:00Z,note ${i}`);
    const { stderr } = await run(['incidents', log('time,remark', ...rows), ...march]);
    expect(stderr).toContain('no column is the end');
    expect(stderr).not.toContain('--states');
  });
});

describe('lists of outages inside of records', () => {
  const outage = (day: string) => ({ begun: `2026-03-${day}T10:00Z`, over: `2026-03-${day}T11:00Z` });
  const records = [
    { id: 1, service: 'api', downtimes: [outage('03'), outage('04')] },
    { id: 2, service: 'web', downtimes: [outage('05')] },
  ];
  it('are reached by --map, each with the service of its record', async () => {
    const path = write('nested.json', records);
    const args = ['--map', 'start=downtimes.begun,verified=downtimes.over', '--group-by', 'service'];
    const result = await runJson(['incidents', path, ...march, ...args]);
    const services = result.groups.service.map(({ key, downtimeSeconds }: Record<string, unknown>) => [
      key,
      downtimeSeconds,
    ]);
    expect(services).toEqual([
      ['api', 7_200],
      ['web', 3_600],
    ]);
    const lines = write('nested.jsonl', records.map((each) => JSON.stringify(each)).join('\n'));
    expect((await runJson(['incidents', lines, ...march, ...args])).downtimeSeconds).toBe(3 * 3_600);
  });
  it('a key that is not there is refused with those that are', async () => {
    const path = write('nested.json', records);
    const { status, stderr } = await run(['incidents', path, ...march, '--map', 'start=downtimes.started']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/begun/);
  });
  it('are found below a key that nobody expects, and a record without any is none', async () => {
    const times = (day: string) => ({ start: `2026-03-${day}T10:00Z`, end: `2026-03-${day}T11:00Z` });
    const sites = [
      { name: 'blog', outages: [] },
      { name: 'shop', outages: [times('03'), times('04')] },
    ];
    const path = write('sites.json', { sites });
    const result = await runJson(['incidents', path, ...march, '--group-by', 'service']);
    expect([result.downtimeSeconds, result.counts.read, result.groups.service[0].key]).toEqual([7_200, 2, 'shop']);
  });
  it('a service of its own goes before that of the record', async () => {
    const path = write('own.json', [
      { service: 'all', parts: [{ start: '2026-03-03T10:00Z', end: '2026-03-03T11:00Z', service: 'api' }] },
    ]);
    const result = await runJson(['incidents', path, ...march, '--group-by', 'service']);
    expect(result.groups.service[0].key).toBe('api');
  });
});
