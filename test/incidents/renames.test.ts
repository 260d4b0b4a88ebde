import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

const rows = log(
  'id,service,start,end',
  'A,payments-api,2027-02-01T10:00:00Z,2027-02-01T10:30:00Z',
  'B,Payments-API,2027-02-02T10:00:00Z,2027-02-02T10:10:00Z',
  'C,search,2027-02-03T10:00:00Z,2027-02-03T10:05:00Z',
);
const month = ['--month', '2027-02', '--covers', '2027-02-01/2027-03-01'];

describe('--renames', () => {
  it('gives services the names that they go by elsewhere, whatever the case of those in the log', async () => {
    const found = await runJson([
      'incidents',
      rows,
      ...month,
      '--group-by',
      'service',
      '--renames',
      'payments-api=payments',
    ]);
    const groups = found.groups.service.map(({ key, downtimeSeconds }: { key: string; downtimeSeconds: number }) => [
      key,
      downtimeSeconds,
    ]);
    expect(groups).toEqual([
      ['payments', 2_400], // 30 min and 10 min
      ['search', 300],
    ]);
    expect(found.filters).toEqual({ renames: ['payments-api=payments'] });
  });
  it('comes before filters, and before the exclusions of a service', async () => {
    const cut = write('cut.csv', 'start,end,service\n2027-02-01T10:00:00Z,2027-02-01T10:30:00Z,payments-api\n');
    const asked = ['--renames', 'payments-api=payments', '--where', 'service=payments', '--exclude', cut];
    expect((await runJson(['incidents', rows, ...month, ...asked])).downtimeSeconds).toBe(600);
  });
  it('renames what a monitor watches, and each of several names in one cell', async () => {
    const monitor = log(
      'monitor,time,status',
      ...['00:00,up', '01:00,down', '02:00,up'].map((text) => `web-01,2027-02-01T${text.replace(',', ':00Z,')}`),
    );
    const watched = await runJson(['incidents', monitor, ...month, '--group-by', 'service', '--renames', 'web-01=web']);
    expect(watched.groups.service[0]).toMatchObject({ key: 'web', downtimeSeconds: 3_600 });
    const several = log('id,service,start,end', 'A,a;b,2027-02-01T10:00:00Z,2027-02-01T10:30:00Z');
    const asked = ['--split', 'service=;', '--renames', 'a=x,b=y', '--group-by', 'service'];
    const keys = (await runJson(['incidents', several, ...month, ...asked])).groups.service;
    expect(keys.map(({ key }: { key: string }) => key).sort()).toEqual(['x', 'y']);
  });
  it('says which names no row has, and refuses what is no pair', async () => {
    const idle = await run(['incidents', rows, ...month, '--renames', 'paymens-api=payments']);
    expect([idle.status, idle.stderr]).toEqual([0, expect.stringContaining('no row has a service "paymens-api"')]);
    const broken = await run(['incidents', rows, ...month, '--renames', 'payments']);
    expect([broken.status, broken.stderr]).toEqual([2, expect.stringContaining('NAME=OTHER')]);
  });
});
