import { describe, expect, it } from 'vitest';
import { parseFailover } from '../../../../src/core/failover/replay/replay-settings.ts';
import { ProblemError } from '../../../../src/core/problem.ts';

describe('parseFailover', () => {
  it('reads what is given', () => {
    const settings = parseFailover('hot interval=5s timeout=3s failures=3 recoveries=5 switch=10s failback=5m');
    expect(settings).toMatchObject({
      mode: 'hot',
      detection: { kind: 'probes', probes: { intervalSeconds: 5, timeoutSeconds: 3, failures: 3, recoveries: 5 } },
      switchSeconds: 10,
      failback: { delaySeconds: 300, switchSeconds: 0, automatic: true },
    });
  });
  it('takes the defaults of the mode for the rest, in any order, with any blanks', () => {
    expect(parseFailover('warm')).toMatchObject({ switchSeconds: 1200, detection: { probes: { failures: 3 } } });
    expect(parseFailover(' cold  failures=2\tinterval=1m ')).toMatchObject({
      switchSeconds: 14_400,
      detection: { probes: { intervalSeconds: 60, timeoutSeconds: 3, failures: 2, recoveries: 5 } },
    });
  });
  it('takes a timeout as long as the interval', () => {
    const probes = { intervalSeconds: 3, timeoutSeconds: 3 };
    expect(parseFailover('hot timeout=3s interval=3s')).toMatchObject({ detection: { probes } });
    expect(parseFailover('hot interval=3s')).toMatchObject({ detection: { probes } });
  });
  it.each<[string, string, object, number, number]>([
    ['', 'failoverEmpty', {}, 0, 1],
    ['hott', 'nameUnknown', { what: 'failover mode', suggestion: 'hot' }, 0, 4],
    ['HOT', 'nameUnknown', { suggestion: 'hot' }, 0, 3],
    ['interval=5s hot', 'failoverUnreadable', { text: 'interval=5s', reason: 'modeFirst' }, 0, 11],
    ['hot warm', 'failoverUnreadable', { text: 'warm', reason: 'modeTwice' }, 4, 4],
    ['hot intervall=5s', 'nameUnknown', { what: 'failover setting', suggestion: 'interval' }, 4, 9],
    ['hot zzz=1', 'nameUnknown', { name: 'zzz', suggestion: null }, 4, 3],
    ['hot =5s', 'nameUnknown', { name: '' }, 4, 1],
    ['hot interval', 'settingUnreadable', { text: 'interval', reason: 'noValue', key: 'interval' }, 4, 8],
    [
      'hot interval=5s failures=3 interval=6s',
      'settingUnreadable',
      { text: 'interval=6s', reason: 'twice', key: 'interval' },
      27,
      8,
    ],
    ['hot interval=0', 'durationNotPositive', { text: '0' }, 13, 1],
    ['hot interval=0.1ms', 'durationUnreadable', { text: '0.1ms' }, 13, 5],
    ['hot interval=5', 'durationUnreadable', { text: '5' }, 13, 1],
    ['hot switch=', 'durationUnreadable', { text: '' }, 11, 1],
    ['hot failures=0', 'probesOutOfRange', { text: '0' }, 13, 1],
    ['hot failures=2.5', 'probesOutOfRange', { text: '2.5' }, 13, 3],
    ['hot interval=2s timeout=3s', 'probesOverlap', { timeoutSeconds: 3, intervalSeconds: 2 }, 24, 2],
    ['hot timeout=6s', 'probesOverlap', { timeoutSeconds: 6, intervalSeconds: 5, isDefault: false }, 12, 2],
    ['hot interval=1s', 'probesOverlap', { timeoutSeconds: 3, intervalSeconds: 1, isDefault: true }, 13, 2],
    ['hot recoveries=1001', 'probesOutOfRange', { text: '1001', most: 1000 }, 15, 4],
  ])('refuses %j where it stands', (text, kind, data, offset, length) => {
    let found: unknown;
    try {
      parseFailover(text, { kind: 'typed', option: '--failover', text });
    } catch (error) {
      found = error instanceof ProblemError ? error.problems : error;
    }
    expect(found).toMatchObject([{ kind, data, where: { kind: 'typed', option: '--failover', text, offset, length } }]);
  });
});
