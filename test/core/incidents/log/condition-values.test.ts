import { describe, expect, it } from 'vitest';
import { conditionValues, splitAtCommas } from '../../../../src/core/incidents/log/condition-values.ts';
import { parseChange } from '../../../../src/core/projection/change.ts';

describe('the values of a condition', () => {
  it.each<[string, readonly (string | null)[]]>([
    ['api', ['api']],
    [' api , web ', ['api', 'web']],
    ['null,"null"', [null, 'null']],
    ['"b, c",d', ['b, c', 'd']],
    ['api,', ['api']],
    ['', ['']],
    [',', ['']], // nothing but a comma is nothing, everywhere
  ])('%j', (text, values) => expect(conditionValues(text)).toEqual(values));

  it('are read alike where incidents are taken out', () => {
    for (const text of ['api,web', ',', 'null,"a,b"'])
      expect(parseChange('without', `cause=${text}`)).toMatchObject({
        condition: { key: 'cause', values: conditionValues(text), negated: true },
      });
  });

  it('keep their quotes until they are values', () => {
    expect(splitAtCommas('severity:"a,b"=30%, none=0')).toEqual(['severity:"a,b"=30%', 'none=0']);
  });
});
