import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../src/core/quantity/decimal.ts';
import { parseSlos } from '../input/slo/problems-of.ts';
import { run, write } from '../run.ts';

const written = async (...args: string[]) => {
  const { status, stdout, stderr } = await run(['budget', ...args]);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
};
const read = async (text: string) => (await parseSlos(text)).slos;
const targets = async (text: string) =>
  (await read(text)).map(({ name, objectives }) => [name, ...objectives.map(({ ratio }) => decimalText(ratio))]);

describe('budget --format openslo', () => {
  it('writes a typed target with every digit, and its window', async () => {
    const text = await written('--slo', '99.9999999999999999999', '--window', '28d', '--format', 'openslo');
    expect(await targets(text)).toEqual([['availability', '0.999999999999999999999']]);
    expect((await read(text))[0]!.window).toEqual({ kind: 'rolling', seconds: 28 * 86_400 });
  });
  it('gives back what it read: methods, slices, calendars, several objectives', async () => {
    const file = 'fixtures/slo/checkout.yaml';
    const { slos } = await parseSlos(readFileSync(file, 'utf8'));
    const back = await read(await written('--slo', file, '--format', 'openslo'));
    const facts = (list: typeof slos) =>
      list.map(({ name, service, method, window, objectives }) => ({
        ...{ name, service, method },
        window: window?.kind === 'calendar' ? { ...window.period, zone: window.period.zone.name } : window,
        objectives: objectives.map(({ name: own, ratio, timeSliceTarget, timeSliceSeconds }) => [
          ...[own, decimalText(ratio), timeSliceTarget?.unavailability, timeSliceSeconds],
        ]),
      }));
    expect(facts(back)).toEqual(facts(slos));
  });
  it('takes the calendar of the command line', async () => {
    const [slo] = await read(
      await written('--slo', '99.9', '--calendar', 'week', '--zone', 'Europe/Berlin', '--format', 'openslo'),
    );
    expect(slo!.window).toMatchObject({
      kind: 'calendar',
      period: { unit: 'week', count: 1, zone: { name: 'Europe/Berlin' } },
    });
  });
  it('makes names that the standard allows, and keeps the others for people', async () => {
    const file = write('slo.yaml', 'service: "Shop: EU"\nslos: [{ name: "API/latency \\"p95\\"", target: 99 }]\n');
    const [slo] = await read(await written('--slo', file, '--format', 'openslo'));
    expect([slo!.name, slo!.displayName, slo!.service]).toEqual(['api-latency-p95', 'API/latency "p95"', 'Shop: EU']);
  });
  it('refuses a window that the standard has no way to write', async () => {
    const { status, stderr } = await run(['budget', '--slo', '99.9', '--window', '90s', '--format', 'openslo']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('no whole number of minutes')]);
  });
});

describe('budget --format sloth', () => {
  it('writes percentages with every digit, a document a service', async () => {
    const file = write(
      'slo.yaml',
      '- { service: a, target: 0.99999999999999999999 }\n- { service: b, target: 99.5 }\n',
    );
    const text = await written('--slo', file, '--format', 'sloth');
    expect(text.match(/objective: [0-9.]+/g)).toEqual(['objective: 99.999999999999999999', 'objective: 99.5']);
    expect(await targets(text)).toEqual([
      ['a', '0.99999999999999999999'],
      ['b', '0.995'],
    ]);
  });
});

it('is refused where there is no SLO', async () => {
  const { status, stdout, stderr } = await run(['nines', '99.9', '--format', 'sloth']);
  expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining('this result is about none')]);
});
