import { describe, expect, it } from 'vitest';
import { log, run, runJson, write } from '../run.ts';

// September 2026 has 2,592,000 s. web: one outage of 1,800 s; postgres: two, 3,600 and 1,200 s
const outages = () =>
  log(
    'id,service,start,verified',
    '1,web,2026-09-03T10:00:00Z,2026-09-03T10:30:00Z',
    '2,postgres,2026-09-10T10:00:00Z,2026-09-10T11:00:00Z',
    '3,postgres,2026-09-20T10:00:00Z,2026-09-20T10:20:00Z',
    '4,mail,2026-09-21T10:00:00Z,2026-09-21T10:20:00Z',
  );
const month = 2_592_000;
const shop = (db: string, more = '') =>
  write(
    'shop.yaml',
    `components:\n  web: { availability: 99.9%, replicas: 2 }\n  db: ${db}\n${more}journeys: { buy: { path: web -> db, target: 99.8% } }\n`,
  );

describe('compose --measured', () => {
  it('fills what has no numbers with those of its service: MTBF = uptime / failures, MTTR = downtime / failures', async () => {
    const result = await runJson(['compose', shop('{ service: Postgres }'), '--measured', outages()]);
    const db = 4_800 / month;
    // two replicas of 99.9 %, as the file has them
    expect(result.journeys[0].unavailability).toBeCloseTo(1 - (1 - db) * (1 - 1e-6), 14);
    const [web, measured] = result.measured.components;
    expect(measured).toMatchObject({ name: 'db', service: 'Postgres', modelled: null });
    expect(measured.measured).toMatchObject({ failures: 2, mtbfSeconds: (month - 4_800) / 2, mttrSeconds: 2_400 });
    expect(measured.measured.unavailability).toBeCloseTo(db, 15);
    expect([web.modelled.unavailability, web.measured.unavailability]).toEqual([
      expect.closeTo(1e-6, 15),
      expect.closeTo(1_800 / month, 15),
    ]);
    expect(result.measured.otherServices).toEqual(['mail']);
    // all that was measured: web as a whole, its replicas are in it
    const all = 1 - (1 - db) * (1 - 1_800 / month);
    expect(result.measured.journeys[0].measured.unavailability).toBeCloseTo(all, 14);
    // the target is about the model: 99.815 % are above 99.8 %
    expect(result.checks).toMatchObject([{ status: 'met' }]);
  });
  it('says modelled beside measured, with the interval', async () => {
    const { stdout } = await run(
      ['compose', shop('{ mtbf: 500h, mttr: 30m, service: postgres }'), '--measured', outages()],
      {
        columns: 120,
      },
    );
    expect(stdout).toMatch(/^buy +99\.9% +99\.7455% +\d+\.\d+% to \d+\.\d+%$/m);
    expect(stdout).toMatch(/^web +99\.9999% +99\.93056% +1 +29d 23h 30m +30m$/m);
    expect(stdout).toContain('in the log and no component: mail');
  });
  it('has the interval of `incidents` where there is one component', async () => {
    const path = outages();
    const { measured } = await runJson(['compose', 'postgres', '--measured', path]);
    const { availabilityInterval } = await runJson(['incidents', path, '--where', 'service=postgres']);
    const [low, high] = measured.journeys[0].unavailabilityInterval;
    // below ten outages its ends are exact; 4,000 draws leave some percent of them
    expect(Math.abs(high / (1 - availabilityInterval[0]) - 1)).toBeLessThan(0.1);
    expect(Math.abs(low / (1 - availabilityInterval[1]) - 1)).toBeLessThan(0.1);
    const again = await runJson(['compose', 'postgres', '--measured', path, '--seed', '1']);
    expect(again.measured.journeys[0].unavailabilityInterval).toEqual([low, high]);
    const other = await runJson(['compose', 'postgres', '--measured', path, '--seed', '2']);
    expect(other.measured.journeys[0].unavailabilityInterval).not.toEqual([low, high]);
  });
  it('takes what was measured as a whole: replicas count no second time', async () => {
    const { journeys } = await runJson([
      'compose',
      shop('{ service: postgres, replicas: 3 }'),
      '--measured',
      outages(),
    ]);
    expect(journeys[0].unavailability).toBeCloseTo(1 - (1 - 4_800 / month) * (1 - 1e-6), 14);
  });
  it.each([
    ['{}', 'shop.yaml:3:7: the component db has no availability, and the log has no outage of "db" to measure one'],
    [
      '{ service: pg }',
      'shop.yaml:3:18: the component db has no availability, and the log has no outage of "pg" to measure one',
    ],
  ])('refuses by name what has neither: %s', async (db, message) => {
    const { status, stdout, stderr } = await run(['compose', shop(db), '--measured', outages()]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
  it('refuses copies of what was measured as a whole', async () => {
    const path = write('copies.yaml', 'components: { postgres: {} }\njourneys: { buy: 2of(3 x postgres) }\n');
    const { status, stderr } = await run(['compose', path, '--measured', outages()]);
    expect(status).toBe(2);
    expect(stderr).toContain('there can be no copies of postgres: the log has measured it as a whole');
  });
  it('leaves copies with numbers as modelled', async () => {
    const { measured } = await runJson([
      'compose',
      write('copies.yaml', 'components: { postgres: { availability: 99% } }\njourneys: { buy: 2of(3 x postgres) }\n'),
      '--measured',
      outages(),
    ]);
    expect(measured.components[0].measured).toBeNull();
    expect(measured.journeys[0]).toMatchObject({ measured: { unavailability: null }, availabilityInterval: null });
  });
  it('needs numbers still where no log is measured', async () => {
    const { status, stderr } = await run(['compose', shop('{ service: postgres }')]);
    expect([status, stderr.includes('the component db has no availability\n')]).toEqual([2, true]);
  });
  it('says of an expression too what neither it nor the log has a number for', async () => {
    const { status, stdout, stderr } = await run(['compose', 'web -> cash', '--measured', outages()]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('"cash" has no value, and the log has no outage of it to measure one\n  web -> cash\n');
    expect(stderr).toContain('give it at one of its uses: cash=99.9; or call it as the log does');
  });
  it('says where the log has nothing at all', async () => {
    const { status, stdout, stderr } = await run(['compose', 'a=99', '--measured', log('id,service,start,verified')]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('has no incident to measure anything by\n  name another log, or leave --measured out\n');
  });
  it('has no interval where nothing of the design was measured', async () => {
    const { stdout } = await run(['compose', 'a=99', '--measured', outages()], { columns: 200 });
    expect(stdout).not.toContain('the interval holds');
    expect(stdout).toMatch(/^system +99% +–$/m);
    expect(stdout).toContain('nothing was measured: the log has no outage of a component of that name');
    expect(stdout).toContain('in the log and no component: web, postgres, mail');
  });
  it('says which components the measured column takes from the model', async () => {
    const { stdout } = await run(['compose', 'a=99 -> web=99', '--measured', outages()], { columns: 200 });
    // 0.99 × (1 − 1,800 / 2,592,000)
    expect(stdout).toMatch(/^system +98\.01% +98\.931% /m);
    expect(stdout).toContain('as modelled in both: a, of which the log has no outage');
  });
  it('measures only the journeys that need something of the log', async () => {
    const path = write(
      'two.yaml',
      'components: { web: { availability: 99% }, a: { availability: 99% } }\njourneys: { buy: web, look: a }\n',
    );
    const { measured } = await runJson(['compose', path, '--measured', outages()]);
    expect(measured.journeys[0].measured.unavailability).toBeCloseTo(1_800 / month, 15);
    expect(measured.journeys[1]).toMatchObject({ measured: { unavailability: null }, availabilityInterval: null });
  });
  it('refuses a log that names no service', async () => {
    const path = log('start,verified', '2026-09-03T10:00:00Z,2026-09-03T10:30:00Z');
    const { status, stdout, stderr } = await run(['compose', 'a=99', '--measured', path]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('says of no incident which service it hit, so that it measures no component');
  });
  it('is not for a day on which something is down', async () => {
    const { status, stderr } = await run(['compose', shop('{}'), '--measured', outages(), '--down', 'web']);
    expect([status, stderr.split('\n')[0]]).toEqual([2, 'error: --measured and --down say different things']);
  });
});
