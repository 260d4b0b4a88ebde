import { fail } from '../../core/problem.ts';
import { type Availability, parseAvailability, parseShare } from '../../core/quantity/availability.ts';
import { parseDuration, parsePositiveDuration } from '../../core/quantity/duration.ts';
import { readMoney } from '../../core/quantity/money.ts';
import type { ExpectedValue, GivenValue } from '../../core/value-facts.ts';
import type { FileNode, ScalarNode } from './node.ts';

/** What a value is, for a message. @example givenValue(node) // 'list' */
function givenValue(node: FileNode): GivenValue {
  if (node.kind !== 'scalar') return node.kind;
  if (node.type === 'null') return 'nothing';
  return node.type === 'string' ? { text: node.text } : { number: node.text };
}

/** Refuses a value as being of another kind. @example wrongKind(node, 'need', 'number') */
export function wrongKind(node: FileNode, what: string, expected: ExpectedValue): never {
  return fail('valueKind', { what, expected, found: givenValue(node) }, node.place());
}

/** A value that is no list, no map and not empty. */
export function scalarOf(node: FileNode, what: string, expected: ExpectedValue = 'text'): ScalarNode {
  return node.kind === 'scalar' && node.type !== 'null' ? node : wrongKind(node, what, expected);
}

export function textOf(node: FileNode, what: string): string {
  return scalarOf(node, what).text;
}

/** An availability as people type it: `99.95`, `99.95%`, `0.9995`, `3n`. */
export function percentOf(node: FileNode, what: string): Availability {
  const { text } = scalarOf(node, what, 'percentage');
  return parseAvailability(text, node.place());
}

/** A share or probability by the same rules, as a ratio from 0 to 1. */
export function shareOf(node: FileNode, what: string): number {
  const { text } = scalarOf(node, what, 'percentage');
  return parseShare(text, node.place());
}

/** An amount of money, 0 or more, in whatever currency. */
export function moneyOf(node: FileNode, what: string): number {
  return readMoney(scalarOf(node, what, 'money').text) ?? wrongKind(node, what, 'money');
}

/** A duration in seconds, 0 or more. */
export function durationOf(node: FileNode, what: string): number {
  return parseDuration(scalarOf(node, what, 'duration').text, node.place());
}

/** A duration in seconds, more than 0. */
export function positiveDurationOf(node: FileNode, what: string): number {
  return parsePositiveDuration(scalarOf(node, what, 'duration').text, node.place());
}

/** A whole number from `least` to `most`, written in digits. */
export function wholeNumberOf(node: FileNode, what: string, least: number, most: number): number {
  const expected = { least, most };
  const { text } = scalarOf(node, what, expected);
  const value = /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : wrongKind(node, what, expected);
}

export function truthOf(node: FileNode, what: string): boolean {
  if (node.kind === 'scalar' && node.type === 'boolean') return node.text.toLowerCase() === 'true';
  return wrongKind(node, what, 'truth');
}

/** The items of a list; one value alone is a list of one. */
export function listOf(node: FileNode, what: string): readonly FileNode[] {
  if (node.kind === 'list') return node.items;
  return node.kind === 'scalar' && node.type !== 'null' ? [node] : wrongKind(node, what, 'list');
}
