import { describe, expect, it } from 'vitest';
import { run, write } from '../run.ts';

/* A good file in the place of another: one message, with the call that reads it, and that call works. */

const topology = 'fixtures/topologies/three-tier.json';
const incidents = 'fixtures/incidents.csv';
const at = ['--at', '2027-03-01'];

const said = async (...args: readonly string[]) => {
  const { status, stdout, stderr } = await run(args);
  expect([status, stdout]).toEqual([2, '']);
  return stderr;
};

describe('given as a log', () => {
  it.each([
    [topology, 'a topology', `compose reads it: ninefold compose ${topology}`],
    ['fixtures/topologies/shop.yaml', 'a topology', 'ninefold compose fixtures/topologies/shop.yaml'],
    ['fixtures/slo/alpha.json', 'a file of SLOs', 'ninefold budget LOG --slo fixtures/slo/alpha.json'],
    ['fixtures/slo/checkout.yaml', 'a file of SLOs', 'ninefold budget LOG --slo fixtures/slo/checkout.yaml'],
    ['fixtures/project/ninefold.yaml', 'a project file', 'ninefold check fixtures/project/ninefold.yaml'],
    ['fixtures/scenarios.yaml', 'a file of scenarios', 'ninefold project LOG --scenarios fixtures/scenarios.yaml'],
    ['fixtures/slo/targets.yaml', 'a file of targets', 'ninefold budget LOG --targets fixtures/slo/targets.yaml'],
    ['fixtures/slo/policy.yaml', 'a policy', 'ninefold budget LOG --slo 99.9 --policy fixtures/slo/policy.yaml'],
    ['fixtures/slo/events.csv', 'a table of counts of events', 'ninefold budget fixtures/slo/events.csv --slo 99.9'],
  ])('%s is %s', async (file, what, call) => {
    const text = `error: ${file}: this is ${what}, not a log of incidents\n  `;
    for (const command of ['incidents', 'project']) {
      const found = await said(command, file, ...at);
      expect(found.startsWith(text)).toBe(true);
      expect(found).toContain(`${call}\n`);
      expect(found.trim().split('\n')).toHaveLength(2);
    }
  });
  it('rows in YAML are told how they become JSON', async () => {
    const path = write('log.yaml', '- id: A\n  start: 2026-01-01T00:00:00Z\n');
    expect(await said('incidents', path)).toContain(`logs are CSV or JSON: yq -o json ${path} | ninefold incidents -`);
  });
});

describe('a log given as', () => {
  const isLog = `error: ${incidents}: this is a log of incidents, not `;
  it('a topology, SLOs or a project', async () => {
    expect(await said('compose', incidents)).toContain(`${isLog}a topology\n  read it as one: ninefold incidents`);
    expect(await said('budget', incidents, '--slo', incidents, ...at)).toContain(`${isLog}a file of SLOs`);
    expect(await said('check', incidents)).toContain(`${isLog}a project file`);
    expect(await said('compose', 'fixtures/tools/gatus.json')).toContain('a log of incidents, not a topology');
  });
});

it('a topology and an SLO file, each for the other', async () => {
  expect(await said('compose', 'fixtures/slo/alpha.json')).toContain('a file of SLOs, not a topology');
  expect(await said('budget', incidents, '--slo', topology, ...at)).toContain('a topology, not a file of SLOs');
});

it('what is nothing of ours keeps its own message', async () => {
  expect(await said('incidents', 'package.json')).toContain('the incident has no start');
  expect(await said('compose', 'package.json')).toContain('a topology has no key "version"');
});

it('a topology that has a promise beside its parts is no file of SLOs', async () => {
  const path = write('shop.yaml', 'slo: 99.9%\ncomponents:\n  web: { availability: 99.9% }\n');
  expect(await said('compose', path)).toContain(`${path}:1:1: a topology has no key "slo"`);
});
