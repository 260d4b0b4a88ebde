import { describe, expect, it } from 'vitest';
import { IncidentLogBuilder } from '../../../../src/core/incidents/log/builder.ts';
import { rowFilter } from '../../../../src/core/incidents/log/filter.ts';
import { rowFlags } from '../../../../src/core/incidents/log/log.ts';
import { absentNames, entriesNamed, isSameName, namesAt, namesIn } from '../../../../src/core/incidents/log/names.ts';

/** Rows by their services; a word before a colon is a flag of the row. */
function logOf(...rows: readonly string[]) {
  const builder = new IncidentLogBuilder();
  builder.beginFile('log.csv');
  const service = builder.dimension('service');
  for (const [i, row] of rows.entries()) {
    const [flag, names] = row.includes(':') ? row.split(':') : ['', row];
    builder.begin(i + 2);
    builder.setStamp(0, i);
    service.values[builder.count] = service.dictionary.internList(names!.split('+').filter((name) => name !== ''));
    if (flag !== '') builder.flag(rowFlags[flag as 'invalid' | 'maintenance']);
    builder.commit();
  }
  return builder.build();
}

describe('the names of a log', () => {
  const log = logOf('api', '', 'web+API', 'maintenance:db', 'invalid:typo', 'api');

  it('are those of rows that can be read, whatever became of them', () => {
    expect([...namesIn(log, 'service')].sort()).toEqual(['API', 'api', 'db', 'web']);
    expect(namesIn(log, 'service', (row) => row === 2)).toEqual(['web', 'API']);
    expect(namesIn(log, 'cause')).toEqual([]);
  });
  it('are parted by no letter case', () => {
    expect([isSameName('API', 'api'), isSameName('api', 'apo')]).toEqual([true, false]);
    const of = (value: string | null) => {
      const passes = rowFilter(log, [{ key: 'service', values: [value], negated: false }]);
      return [0, 1, 2, 3, 4, 5].filter(passes);
    };
    expect([of('Api'), of('WEB'), of(null), of('apo')]).toEqual([[0, 2, 5], [2], [1], []]);
  });
  it('are each given once by a row', () => {
    const twice = namesAt(logOf('api+api', ''), 'service');
    expect([twice(0), twice(1)]).toEqual([['api'], []]);
    expect(namesAt(log, 'cause')(0)).toEqual([]);
  });
  it('are looked up once an entry of the dictionary', () => {
    const { dictionary } = log.dimensions.get('service')!;
    const entries = Array.from({ length: dictionary.size }, (_, i) => dictionary.names(i).join('+'));
    const named = (name: string | null) => entries.filter((_, i) => entriesNamed(dictionary, [name])[i] === 1);
    expect([named('api').sort(), named('Db'), named(null)]).toEqual([['api', 'web+API'], ['db'], ['']]);
  });
});

describe('names that no row has', () => {
  const log = logOf('checkout', 'search', 'maintenance:db', 'invalid:typo');
  const of = (...values: string[]) =>
    absentNames(
      log,
      values.map((value) => ({ key: 'service', value })),
    );

  it('are found each once, with the one that was meant', () => {
    expect(of('checkout', 'CHECKOUT', 'db')).toEqual([]);
    expect(of('chekout', 'chekout', 'typo')).toEqual([
      { key: 'service', value: 'chekout', suggestion: 'checkout' },
      { key: 'service', value: 'typo', suggestion: null },
    ]);
  });
  it('of a column that the log does not have are all names', () => {
    expect(absentNames(log, [{ key: 'cause', value: 'dns' }])).toEqual([
      { key: 'cause', value: 'dns', suggestion: null },
    ]);
  });
});
