import { describe, expect, it } from 'vitest';
import { backticked, codeParts } from '../../src/report/code-parts.ts';

describe('codeParts', () => {
  it.each([
    ['Incidents: a.csv, b.csv', ['a.csv', 'b.csv'], ['Incidents: ', '[a.csv]', ', ', '[b.csv]']],
    ['mttr <= 1h: it is 50m', ['mttr <= 1h'], ['[mttr <= 1h]', ': it is 50m']],
    ['log.csv.gz and log.csv', ['log.csv', 'log.csv.gz'], ['[log.csv.gz]', ' and ', '[log.csv]']], // the longest first
    ['say `beta: 5%`.', ['`beta: 5%`'], ['say ', '[beta: 5%]', '.']],
    ['nothing of it', ['else', ''], ['nothing of it']],
    ['', ['x'], []],
  ])('%j has %j', (whole, code, parts) => {
    const shown = codeParts(whole, code).map(({ text, isCode }) => (isCode ? `[${text}]` : text));
    expect(shown).toEqual(parts);
  });
  it('finds what stands in backticks', () => {
    expect(backticked('`a` and `b c`, but no `')).toEqual(['`a`', '`b c`']);
    expect(backticked('none')).toEqual([]);
  });
});
