import type { Place } from '../../core/problem.ts';
import { parseExpression } from '../../core/topology/expression/parse.ts';
import { eachPart } from '../../core/topology/expression/walk.ts';
import type { Copies, Expression, NamedPart, Span } from '../../core/topology/expression.ts';
import type { Journey } from '../../core/topology/model.ts';
import { type Fields, fieldsOf } from '../structured/fields.ts';
import type { Findings } from '../structured/findings.ts';
import type { FileNode, MapEntry } from '../structured/node.ts';
import { scalarOf } from '../structured/values.ts';
import { nameBareValues } from './bare-values.ts';

/** A path as it stands in the file: of a group, or of a journey. */
export interface ReadPath {
  readonly tree: Expression;
  /** Names and copies in reading order. */
  readonly parts: readonly (NamedPart | Copies)[];
  readonly placeOf: (span: Span) => Place;
}

export interface ReadGroup extends ReadPath {
  readonly entry: MapEntry;
}

export interface ReadJourney extends ReadPath {
  readonly journey: Journey;
}

/** Reads an expression; `nextName` names its bare values. */
function readPath(node: FileNode, what: string, nextName: () => string): ReadPath {
  const scalar = scalarOf(node, what, 'an expression such as web -> app');
  const tree = nameBareValues(
    parseExpression(scalar.text, (offset) => scalar.placeAt(offset)),
    nextName,
  );
  const parts: (NamedPart | Copies)[] = [];
  eachPart(tree, (part) => {
    if (part.kind !== 'value') parts.push(part);
  });
  return { tree, parts, placeOf: ({ offset }) => scalar.placeAt(offset) };
}

/** Reads one entry of `groups`. */
export function readGroup(entry: MapEntry, nextName: () => string): ReadGroup {
  return { ...readPath(entry.value, `the group ${entry.key}`, nextName), entry };
}

/** Reads one entry of `journeys`: an expression, or a map with `path`. */
export function readJourney(entry: MapEntry, nextName: () => string, findings: Findings): ReadJourney {
  const { key: name, value } = entry;
  const what = `the journey ${name}`;
  const place = entry.keyPlace();
  if (value.kind !== 'map') {
    const path = readPath(value, what, nextName);
    return { ...path, journey: { name, path: path.tree, target: null, place } };
  }
  const fields = fieldsOf(value, what, ['path', 'target', 'description']);
  const target = findings.attempt(() => targetOf(fields)); // a mistake in it does not hide one in the path
  findings.attempt(() => fields.text('description'));
  const path = readPath(fields.required('path'), 'path', nextName);
  return { ...path, journey: { name, path: path.tree, target, place } };
}

function targetOf(fields: Fields): Journey['target'] {
  const availability = fields.percent('target');
  return availability && { text: fields.text('target')!, availability };
}
