import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../src/core/topology/improve/changes.ts';
import { changesText, changeText } from '../../../../src/report/compose/advice/change-text.ts';

const replica = (component: string): Change => ({ kind: 'replica', component });
const move: Change = { kind: 'domain', component: 'db', domain: 'zone-b', isMove: true };

describe('a change in words', () => {
  it('moves a single part, and spreads several', () => {
    expect(changeText(move)).toBe('db moved to domain zone-b');
    expect(changeText({ kind: 'domain', component: 'web', domain: 'zone-b' })).toBe('web also in domain zone-b');
  });

  // one replica more, and the single part is two: the second goes to the other domain
  it('spreads a single part that gets a replica beside it', () => {
    expect(changesText([replica('db'), move])).toBe('one more replica of db; db also in domain zone-b');
    expect(changesText([replica('web'), move])).toBe('one more replica of web; db moved to domain zone-b');
  });

  it('counts replicas of one component', () => {
    expect(changesText([replica('a'), replica('b'), replica('b'), replica('c')])).toBe(
      'one more replica of a, c; two more replicas of b',
    );
    expect(changesText([replica('a'), replica('a'), replica('a')])).toBe('3 more replicas of a');
  });
});
