import type { Place } from '../../core/problem.ts';
import type { Copies, Expression, NamedPart, Span, ValuePart } from '../../core/topology/expression/expression.ts';
import { parseExpression } from '../../core/topology/expression/parse.ts';
import { leavesOf } from '../../core/topology/expression/walk.ts';
import type { Journey } from '../../core/topology/model/model.ts';
import type { GatheredProblems } from '../source/problems.ts';
import { type Fields, fieldsOf } from '../structured/fields.ts';
import type { FileNode, MapEntry } from '../structured/node.ts';
import { scalarOf } from '../structured/values.ts';

/** How many bare values were read so far: they are called `#1`, `#2` … across the file. */
export interface BareValues {
  count: number;
}

/** A path as it stands in the file: of a group, or of a journey. */
export interface ReadPath {
  readonly tree: Expression;
  /** What it names, in reading order. */
  readonly parts: readonly (NamedPart | ValuePart | Copies)[];
  readonly placeOf: (span: Span) => Place;
}

export interface ReadGroup extends ReadPath {
  readonly entry: MapEntry;
}

export interface ReadJourney extends ReadPath {
  readonly journey: Journey;
}

/** Reads an expression; its bare values are counted on. */
function readPath(node: FileNode, what: string, bare: BareValues): ReadPath {
  const scalar = scalarOf(node, what, 'expression');
  const tree = parseExpression(scalar.text, (offset) => scalar.placeAt(offset), bare.count + 1);
  const parts = leavesOf(tree);
  for (const { kind } of parts) if (kind === 'value') bare.count++;
  return { tree, parts, placeOf: ({ offset }) => scalar.placeAt(offset) };
}

/** Reads one entry of `groups`. */
export function readGroup(entry: MapEntry, bare: BareValues): ReadGroup {
  return { ...readPath(entry.value, `the group ${entry.key}`, bare), entry };
}

/** Reads one entry of `journeys`: an expression, or a map with `path`. */
export function readJourney(entry: MapEntry, bare: BareValues, findings: GatheredProblems): ReadJourney {
  const { key: name, value } = entry;
  const what = `the journey ${name}`;
  const place = entry.keyPlace();
  if (value.kind !== 'map') {
    const path = readPath(value, what, bare);
    return { ...path, journey: { name, path: path.tree, target: null, place } };
  }
  const fields = fieldsOf(value, what, ['path', 'target', 'description']);
  const target = findings.attempt(() => targetOf(fields)); // a mistake in it does not hide one in the path
  findings.attempt(() => fields.text('description'));
  const path = readPath(fields.required('path'), 'path', bare);
  return { ...path, journey: { name, path: path.tree, target, place } };
}

function targetOf(fields: Fields): Journey['target'] {
  const availability = fields.percent('target');
  return availability && { text: fields.text('target')!, availability };
}
