import { describe, expect, it } from 'vitest';
import {
  type FailoverEvent,
  type FailoverState,
  initialFailoverState,
  type ManagerSettings,
  reduceFailover,
} from '../../../../src/core/failover/replay/state-machine.ts';

const settings: ManagerSettings = { failures: 3, recoveries: 2, timeout: 3, isFailbackAutomatic: true };
/** Short names: p+ is a good probe of the primary, s- a failed one of the standby, and so on. Instants are 0, 5, 10 … */
const events: Readonly<Record<string, (at: number) => FailoverEvent>> = {
  'p+': (at) => ({ kind: 'probe', at, machine: 'primary', isGood: true }),
  'p-': (at) => ({ kind: 'probe', at, machine: 'primary', isGood: false }),
  's+': (at) => ({ kind: 'probe', at, machine: 'standby', isGood: true }),
  's-': (at) => ({ kind: 'probe', at, machine: 'standby', isGood: false }),
  'p failed': (at) => ({ kind: 'failed', at, machine: 'primary' }),
  's failed': (at) => ({ kind: 'failed', at, machine: 'standby' }),
  'p returned': (at) => ({ kind: 'returned', at, machine: 'primary', otherIsDown: false }),
  's returned': (at) => ({ kind: 'returned', at, machine: 'standby', otherIsDown: false }),
  'p first': (at) => ({ kind: 'returned', at, machine: 'primary', otherIsDown: true }),
  's first': (at) => ({ kind: 'returned', at, machine: 'standby', otherIsDown: true }),
  switched: (at) => ({ kind: 'switchDone', at }),
  delayed: (at) => ({ kind: 'delayDone', at }),
  'force over': (at) => ({ kind: 'forceFailover', at }),
  'force back': (at) => ({ kind: 'forceFailback', at }),
};

/** Every effect of a script, one line each. */
function run(script: string, with_: ManagerSettings = settings, from: FailoverState = initialFailoverState): string[] {
  let state = from;
  const lines: string[] = [];
  script.split(', ').forEach((name, i) => {
    const step = reduceFailover(state, events[name]!(5 * i), with_);
    state = step.state;
    for (const effect of step.effects)
      lines.push(
        effect.kind === 'enter'
          ? `${effect.at} ${effect.to} ${effect.because}`
          : `${effect.at} ${effect.kind}${effect.kind === 'hold' ? ` ${effect.down} is down` : ''}`,
      );
  });
  return lines;
}

const failover = ['13 failover_in_progress primary_failed', '13 startTakeover'];
const arrived = (at: number): string[] => [`${at} secondary_active switch_done`, `${at} startDelay`];
const back = (at: number, because = 'primary_recovered'): string[] => [
  `${at} failback_in_progress ${because}`,
  `${at} startFailback`,
];

describe('thresholds in a row', () => {
  it.each<[string, string[]]>([
    ['p-, p-, p-', failover], // probes at 0, 5, 10; the last is known to have failed 3 later
    ['p-, p-, p+, p-, p-', []],
    ['p-, p-, p-, p-, p+', failover],
    ['p-, p-, p-, switched', [...failover, ...arrived(15)]],
    // good ones before the switch's end do not count; two after it, and the delay
    ['p-, p-, p-, p+, p+, switched, delayed, p+, p+', [...failover, ...arrived(25), ...back(40)]],
    ['p-, p-, p-, switched, p+, p+, p+, delayed, p+', [...failover, ...arrived(15), ...back(40)]],
    ['p-, p-, p-, switched, p+, delayed, p-, p+, p-, p+', [...failover, ...arrived(15)]],
    [
      'p-, p-, p-, switched, delayed, p+, p+, switched',
      [...failover, ...arrived(15), ...back(30), '35 primary_active switch_done'],
    ],
  ])('%s', (script, lines) => {
    expect(run(script)).toEqual(lines);
  });
  it('without automatic failback the roles stay swapped', () => {
    const manual = { ...settings, isFailbackAutomatic: false };
    expect(run('p-, p-, p-, switched, delayed, p+, p+, p+', manual)).toEqual([...failover, ...arrived(15)]);
    expect(run('p-, p-, p-, switched, delayed, p+, p+, force back', manual)).toEqual([
      ...failover,
      ...arrived(15),
      ...back(35, 'forced'),
    ]);
  });
});

describe('forced', () => {
  it.each<[string, string[]]>([
    ['force over, switched', ['0 failover_in_progress forced', '0 startTakeover', ...arrived(5)]],
    ['force back', []],
    ['p-, p-, p-, force over', failover],
    ['s failed, force over', ['5 hold standby is down']],
    ['p-, p-, p-, switched, force back', [...failover, ...arrived(15), '20 hold primary is down']],
    ['p-, p-, p-, switched, p+, p+, force back', [...failover, ...arrived(15), ...back(30, 'forced')]],
  ])('%s', (script, lines) => {
    expect(run(script)).toEqual(lines);
  });
});

describe('what a naive manager gets wrong', () => {
  it.each<[string, string, string[]]>([
    ['no failover to a standby that is down', 's failed, p-, p-, p-, p-', ['18 hold standby is down']],
    ['nor to one that probes saw fail', 's-, s-, s-, p-, p-, p-', ['28 hold standby is down']],
    [
      'but at once when it is back, by report or by probes',
      's failed, p-, p-, p-, s returned',
      ['18 hold standby is down', '20 failover_in_progress primary_failed', '20 startTakeover'],
    ],
    [
      'two good probes make a recovery',
      's-, s-, s-, p-, p-, p-, s+, s+',
      ['28 hold standby is down', '35 failover_in_progress primary_failed', '35 startTakeover'],
    ],
    [
      'a standby that fails while it serves is left without the delay, once the primary is well',
      'p-, p-, p-, switched, p+, p+, s-, s-, s-',
      [...failover, ...arrived(15), '43 failback_in_progress standby_failed', '43 startTakeover'],
    ],
    ['not while the primary is down too', 'p-, p-, p-, switched, s-, s-, s-', [...failover, ...arrived(15)]],
    [
      'a target that fails while the switch runs',
      'p-, p-, p-, s failed',
      [...failover, '15 primary_active target_failed', '15 stopSwitch'],
    ],
    [
      'of two that are down, the first one back serves, whichever it is',
      'p-, p-, p-, s failed, s first',
      [
        ...failover,
        '15 primary_active target_failed',
        '15 stopSwitch',
        '20 secondary_active first_back',
        '20 startDelay',
      ],
    ],
    [
      'the same with roles swapped',
      'p-, p-, p-, switched, s failed, p first',
      [...failover, ...arrived(15), '25 primary_active first_back'],
    ],
    [
      'a primary that reports back stops the switch',
      'p-, p-, p-, p returned, p-, p-',
      [...failover, '15 primary_active primary_returned', '15 stopSwitch'],
    ],
    [
      'so does a standby that does, in the other direction',
      'p-, p-, p-, switched, p returned, s failed, s returned',
      [
        ...failover,
        ...arrived(15),
        '25 failback_in_progress standby_failed',
        '25 startTakeover',
        '30 secondary_active standby_returned',
        '30 stopSwitch',
        '30 startDelay',
      ],
    ],
    [
      'a primary that fails on the way back',
      'p-, p-, p-, switched, delayed, p+, p+, p failed',
      [...failover, ...arrived(15), ...back(30), '35 secondary_active target_failed', '35 stopSwitch', '35 startDelay'],
    ],
  ])('%s', (_, script, lines) => {
    expect(run(script)).toEqual(lines);
  });
});

describe('pure', () => {
  it('an event that changes nothing gives the same state back, without effects', () => {
    for (const name of ['p+', 'p-', 's+', 's-'] as const) {
      for (const before of ['p+', 'p-, p-, p-', 'p-, p-, p-, switched', 's failed, p-, p-, p-']) {
        let state = initialFailoverState;
        for (const each of before.split(', ')) state = reduceFailover(state, events[each]!(0), settings).state;
        for (let i = 0; i < 3; i++) state = reduceFailover(state, events[name]!(0), settings).state;
        // three more of a kind reach every threshold here, save what then goes on by itself
        const step = reduceFailover(state, events[name]!(0), settings);
        expect(step.state).toBe(state);
        expect(step.effects).toEqual([]);
      }
    }
  });
  it('leaves what it was given alone', () => {
    const frozen = Object.freeze({ ...initialFailoverState, primary: Object.freeze({ run: -2, isDown: false }) });
    expect(reduceFailover(frozen, events['p-']!(10), settings).state.phase).toBe('failover_in_progress');
    expect(frozen.primary.run).toBe(-2);
  });
});
