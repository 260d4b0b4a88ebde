import { describe, expect, it } from 'vitest';
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
    expect(stdout).toContain('✗ missed: write can reach 99.85%; it is 99.8001%');
  });

  it('is met where it is equal: what can be reached may be promised', async () => {
    const { checks } = await runJson([...base, '99.8001']);
    expect(checks).toContainEqual(expect.objectContaining({ expression: 'write can reach 99.8001%', status: 'met' }));
  });

  it('takes the journey that is named', async () => {
    expect((await runJson([...base, '99.85', '--journey', 'read'])).topology.journey).toBe('read');
    expect((await run([...base, '99.85', '--journey', 'raed'])).stderr).toContain('did you mean read?');
  });
});
