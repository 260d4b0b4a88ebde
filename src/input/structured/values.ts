import { fail } from '../../core/problem.ts';
import { type Availability, parseAvailability, parseShare } from '../../core/quantity/availability.ts';
import { parseDuration, parsePositiveDuration } from '../../core/quantity/duration.ts';
import type { FileNode, ScalarNode } from './node.ts';

/** What a value is called in a message. @example nameOfNode(node) // 'a list' */
function nameOfNode(node: FileNode): string {
  if (node.kind !== 'scalar') return `a ${node.kind}`;
  if (node.type === 'null') return 'empty';
  return node.type === 'string'
    ? JSON.stringify(node.text.length > 60 ? `${node.text.slice(0, 59)}…` : node.text)
    : node.text;
}

/** Refuses a value as being of another kind. @example wrongKind(node, 'need', 'a whole number') */
export function wrongKind(node: FileNode, what: string, expected: string): never {
  return fail('valueKind', { what, expected, found: nameOfNode(node) }, node.place());
}

/** A value that is no list, no map and not empty. */
export function scalarOf(node: FileNode, what: string, expected = 'a text'): ScalarNode {
  return node.kind === 'scalar' && node.type !== 'null' ? node : wrongKind(node, what, expected);
}

export function textOf(node: FileNode, what: string): string {
  return scalarOf(node, what).text;
}

/** An availability as people type it: `99.95`, `99.95%`, `0.9995`, `3n`. */
export function percentOf(node: FileNode, what: string): Availability {
  const { text } = scalarOf(node, what, 'a percentage');
  return parseAvailability(text, node.place());
}

/** A share or probability by the same rules, as a ratio from 0 to 1. */
export function shareOf(node: FileNode, what: string): number {
  const { text } = scalarOf(node, what, 'a percentage');
  return parseShare(text, node.place());
}

/** A duration in seconds, 0 or more. */
export function durationOf(node: FileNode, what: string): number {
  return parseDuration(scalarOf(node, what, 'a duration').text, node.place());
}

/** A duration in seconds, more than 0. */
export function positiveDurationOf(node: FileNode, what: string): number {
  return parsePositiveDuration(scalarOf(node, what, 'a duration').text, node.place());
}

/** A whole number from `least` to `most`, written in digits. */
export function wholeNumberOf(node: FileNode, what: string, least: number, most: number): number {
  const expected = `a whole number from ${least} to ${most}`;
  const { text } = scalarOf(node, what, expected);
  const value = /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : wrongKind(node, what, expected);
}

export function truthOf(node: FileNode, what: string): boolean {
  if (node.kind === 'scalar' && node.type === 'boolean') return node.text.toLowerCase() === 'true';
  return wrongKind(node, what, 'true or false');
}

/** The items of a list; one value alone is a list of one. */
export function listOf(node: FileNode, what: string): readonly FileNode[] {
  if (node.kind === 'list') return node.items;
  return node.kind === 'scalar' && node.type !== 'null' ? [node] : wrongKind(node, what, 'a list');
}
