import { describe, expect, it } from 'vitest';
import { StampReader } from '../../../src/core/time/stamp.ts';
import { utc } from '../../../src/core/time/zone.ts';
import { type DeployRequest, readDeploys } from '../../../src/input/tables/deploys.ts';
import { readEventCounts } from '../../../src/input/tables/event-counts.ts';
import { noStandardInput, problemsOf } from '../slo/problems-of.ts';

const stdin = (text: string) =>
  async function* () {
    yield new TextEncoder().encode(text);
  };
const plain = { stamps: new StampReader(utc), mapRules: [], where: [] } as const;
const deploys = async (text: string, more: Partial<DeployRequest> = {}) =>
  (await readDeploys({ ...plain, path: '-', standardInput: stdin(text), ...more })).deploys;
const counts = (text: string) => readEventCounts('-', new StampReader(utc), stdin(text));
const noon = Date.UTC(2027, 1, 1, 12);

describe('readDeploys', () => {
  it('reads a file', async () => {
    const path = 'fixtures/slo/deploys.csv';
    const { deploys: found } = await readDeploys({ ...plain, path, standardInput: noStandardInput });
    expect(found).toHaveLength(5);
    expect(found[0]).toEqual({ at: Date.UTC(2027, 1, 3, 9), service: 'checkout', id: 'v41' });
    expect(found[3]).toEqual({ at: Date.UTC(2027, 1, 17, 9), service: null, id: 'infra-12' });
  });
  it.each([
    ['time\n2027-02-01T12:00Z\n', null, null],
    ['at;service;id\n2027-02-01T12:00Z;api;7\n', 'api', '7'],
    ['Deployed At,App,SHA\n"2027-02-01T13:00:00+01:00",api,abc\n', 'api', 'abc'],
    ['[{"timestamp": 1801483200, "service": "api", "version": 3}]', 'api', '3'],
    ['{"deploys": [{"at": "2027-02-01T12:00:00Z", "service": null}]}', null, null],
    ['{"at": "2027-02-01T12:00:00Z"}\n', null, null],
  ])('%j', async (text, service, id) => {
    expect(await deploys(text)).toEqual([{ at: noon, service, id }]);
  });
  it('reads JSON lines', async () => {
    const found = await deploys('{"at": "2027-02-01T12:00:00Z"}\n\n{"at": "2027-02-01T12:00:00Z", "service": "b"}\n');
    expect(found.map(({ service }) => service)).toEqual([null, 'b']);
  });
  it('takes the columns that --map names', async () => {
    const where = { kind: 'typed', option: '--map', text: 'x' } as const;
    const rule = (field: 'start' | 'service', column: string): DeployRequest['mapRules'][number] => ({
      ...{ field, column, isLength: false, unitMilliseconds: null, where },
    });
    const text = 'live,created,what\n2027-02-01T12:00Z,2027-01-31T12:00Z,api\n';
    const mapRules = [rule('start', 'live'), rule('service', 'what')];
    expect(await deploys(text, { mapRules })).toEqual([{ at: noon, service: 'api', id: null }]);
  });
  it('has none where there is only a header', async () => {
    expect(await deploys('time,service\n')).toEqual([]);
    expect(await deploys('[]')).toEqual([]);
  });
  it.each([
    ['', 'inputEmpty', undefined, undefined],
    ['service\napi\n', 'columnMissing', 1, 1],
    ['service,time\napi,\n', 'cellEmpty', 2, 5],
    ['service,time\napi,soon\n', 'rowStampUnreadable', 2, 5],
    ['service,time\napi,01/02/2027\n', 'rowStampAmbiguous', 2, 5],
    ['service,time\napi\n', 'rowWidth', 2, 1],
    ['[{"at": "soon"}]', 'rowStampUnreadable', 1, 9],
    ['[3]', 'valueKind', 1, 2],
    ['[{"at": []}]', 'valueKind', 1, 9],
    ['[{"service": "a"}]', 'columnMissing', 1, 2],
    ['{"at": "2027-02-01"}\n{"at": "soon"}\n', 'rowStampUnreadable', 2, 8],
    ['{"at": "2027-02-01"}\n{"at": }\n', 'jsonMalformed', 2, 8],
  ])('refuses %j', async (text, kind, line, column) => {
    const [problem] = await problemsOf(() => deploys(text));
    expect(problem).toMatchObject({ kind, where: { file: 'stdin', ...(line && { line, column }) } });
  });
});

describe('readEventCounts', () => {
  it('reads a file', async () => {
    const found = await readEventCounts('fixtures/slo/events.csv', new StampReader(utc), noStandardInput);
    expect(found.count).toBe(4);
    expect([...found.good]).toEqual([1_000, 1, 0, 990]);
    expect([...found.total]).toEqual([1_000, 2, 0, 1_000]);
    expect(found.at[1]! - found.at[0]!).toBe(60_000);
  });
  it.each([
    ['timestamp,good,total\n2027-02-01T12:00Z,3,4\n', 3, 4],
    ['time,errors,requests\n2027-02-01T12:00Z,1,4\n', 3, 4],
    ['time,bad,total\n2027-02-01T12:00Z,0.1,0.4\n', 0.3, 0.4], // decimals: in doubles 0.30000000000000004
    ['ts,success,count\n1801483200,1e3,1.5e+03\n', 1_000, 1_500],
    ['[{"timestamp": "2027-02-01T12:00:00Z", "good": 0.10, "total": 0.1}]', 0.1, 0.1],
  ])('%j', async (text, good, total) => {
    const found = await counts(text);
    expect([found.at[0], found.good[0], found.total[0]]).toEqual([noon, good, total]);
  });
  it.each([
    ['5,4', 'partAboveTotal', 22],
    ['4.0000000000000000001,4', 'partAboveTotal', 22],
    ['-1,4', 'countUnusable', 22],
    ['NaN,4', 'countUnusable', 22],
    ['3,NaN', 'countUnusable', 24],
    ['3,many', 'countUnusable', 24],
    ['3,Infinity', 'countUnusable', 24],
    ['3,', 'cellEmpty', 24],
    [',4', 'cellEmpty', 22],
  ])('refuses %s at its place', async (cells, kind, column) => {
    const [problem, ...others] = await problemsOf(() =>
      counts(`timestamp,good,total\n2027-02-01T00:00:00Z,${cells}\n`),
    );
    expect(problem).toMatchObject({ kind, where: { file: 'stdin', line: 2, column } });
    expect(others).toEqual([]);
  });
  it('tells of the first twenty and counts the rest', async () => {
    const problems = await problemsOf(() => counts(`timestamp,good,total\n${'2027-02-01,5,4\n'.repeat(25)}`));
    expect(problems).toHaveLength(21);
    expect(problems[20]).toMatchObject({ kind: 'problemsMore', data: { count: 5 } });
  });
  it('needs good or bad', async () => {
    const [problem] = await problemsOf(() => counts('timestamp,total\n2027-02-01,4\n'));
    expect(problem).toMatchObject({ kind: 'columnMissing', data: { what: 'number of good events' } });
  });
});
