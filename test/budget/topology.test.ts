import { describe, expect, it } from 'vitest';
import { showProblem } from '../../src/cli/show-problem.ts';
import { readCeiling } from '../../src/commands/budget/ceiling.ts';
import type { CommandContext } from '../../src/commands/command.ts';
import { Given } from '../../src/commands/options/given.ts';
import type { ProblemError } from '../../src/core/problem.ts';
import { run, runJson, write } from '../run.ts';

// two parts of 99.9 % in series reach 0.998001, one alone 0.999
const topology = write('topology.yaml', {
  components: { web: { availability: '99.9%' }, db: { availability: '99.9%' } },
  journeys: { read: 'web', write: 'web -> db' },
});
const base = ['budget', 'fixtures/february.csv', '--at', '2027-02-20', '--topology', topology, '--slo'];

describe('an SLO against what the topology can reach', () => {
  it('is held against the least available journey', async () => {
    const result = await runJson([...base, '99.8']);
    expect(result.topology).toMatchObject({ journey: 'write', unavailability: 0.001999 });
    expect(result.checks).toContainEqual(
      expect.objectContaining({ expression: 'write can reach 99.8%', status: 'met' }),
    );
  });

  it('misses above it, with status 1', async () => {
    const { status, stdout } = await run([...base, '99.85']);
    expect(status).toBe(1);
    expect(stdout).toContain('✗ write can reach 99.85%: it is 99.8001%');
  });

  it('is met where it is equal: what can be reached may be promised', async () => {
    const { checks } = await runJson([...base, '99.8001']);
    expect(checks).toContainEqual(expect.objectContaining({ expression: 'write can reach 99.8001%', status: 'met' }));
  });

  it('takes the journey that is named', async () => {
    expect((await runJson([...base, '99.85', '--journey', 'read'])).topology.journey).toBe('read');
    expect((await run([...base, '99.85', '--journey', 'raed'])).stderr).toContain('did you mean read?');
  });

  it('says that a journey was assumed', async () => {
    const file = write('no-journeys.yaml', { components: { web: { availability: '99.9%' } } });
    const { warnings } = await runJson(['budget', ...base.slice(1, 4), '--slo', '99', '--topology', file]);
    expect(warnings.map(({ kind }: { kind: string }) => kind)).toContain('journeyAssumed');
  });

  it('gives up in words of its own: budget has no limits to raise', async () => {
    // sixty threes that share parts across a ring take longer than until the first look at the clock
    const ring = Array.from({ length: 60 }, (_, i) => `(p${i} | p${(i * 7 + 1) % 60} | p${(i * 11 + 5) % 60})`);
    const components = Object.fromEntries(ring.map((_, i) => [`p${i}`, { availability: '99%' }]));
    const path = write('ring.json', { components, journeys: { all: ring.join(' -> ') } });
    let seconds = 0;
    const context = { standardInput: () => null, elapsedSeconds: () => (seconds += 100) } as unknown as CommandContext;
    const { message } = await readCeiling({ topology: new Given('--topology', path), journey: null }, context).then(
      () => ({ message: 'nothing was refused' }),
      (error: ProblemError) => ({ message: showProblem(error.problems[0]!, false) }),
    );
    expect(message).toContain('what "all" of the topology can reach does not fit the limits');
    expect(message).toContain('leave --topology out');
  });
});
