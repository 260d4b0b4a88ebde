import type { Domain } from '../../core/topology/model/model.ts';
import { fieldsOf } from '../structured/fields.ts';
import type { MapEntry } from '../structured/node.ts';
import { percentOf } from '../structured/values.ts';
import { numberKeys, partNumbersOf } from './part-numbers.ts';

/** Reads one entry of `domains`: a percentage, or a map with the numbers of a component. */
export function readDomain(entry: MapEntry): Domain {
  const { key: name, value } = entry;
  const what = `the domain ${name}`;
  const place = entry.keyPlace();
  if (value.kind !== 'map')
    return { name, numbers: { ...percentOf(value, what), mtbfSeconds: null, mttrSeconds: null }, place };
  const fields = fieldsOf(value, what, [...numberKeys, 'description']);
  fields.text('description');
  return { name, numbers: partNumbersOf(fields), place };
}
