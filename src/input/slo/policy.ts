import type { PolicyStep } from '../../core/budget/policy.ts';
import { fail, problem } from '../../core/problem.ts';
import { type Decimal, exactly } from '../../core/quantity/decimal.ts';
import { GatheredProblems } from '../source/problems.ts';
import type { StandardInput } from '../source/source.ts';
import { fieldsOf } from '../structured/fields.ts';
import type { FileNode } from '../structured/node.ts';
import { readOneDocument } from '../structured/read-file.ts';
import { shareOf, textOf } from '../structured/values.ts';

/**
 * Reads a policy file (YAML or JSON): `steps`, or the list alone, from the best state to the worst; each `{ state, above }`
 * or `{ state, atLeast }`, the last one `{ state }`.
 * @example steps: [{ state: go, above: 25% }, { state: freeze }]
 */
export async function readPolicyFile(path: string, standardInput: StandardInput): Promise<readonly PolicyStep[]> {
  return readPolicy(await readOneDocument(path, standardInput, 'a policy file'));
}

/** The same from a document that is parsed already. */
export function readPolicy(document: FileNode): readonly PolicyStep[] {
  const isList = document.kind === 'list';
  const fields = isList ? null : fieldsOf(document, 'the policy', ['name', 'description', 'steps']);
  const list = fields ? fields.required('steps') : document;
  if (list.kind !== 'list' || list.items.length < 2)
    return fail('sloRefused', { why: 'policyShort', text: '' }, list.place());
  const findings = new GatheredProblems();
  const steps = list.items.flatMap((node, i) => {
    const isLast = i === list.items.length - 1;
    const step = findings.attempt(() => readStep(node, isLast));
    return step ? [{ ...step, node }] : [];
  });
  const names = new Set<string>();
  steps.forEach(({ name, node }, i) => {
    if (names.has(name.toLowerCase()))
      findings.add(problem('sloRefused', { why: 'nameTwice', text: name }, node.place()));
    names.add(name.toLowerCase());
    const before = steps[i - 1];
    if (before && !leavesRoom(before, steps[i]!))
      findings.add(problem('sloRefused', { why: 'policyOrder', text: name }, node.place()));
  });
  findings.throwIfAny();
  return steps.map(({ name, above, orExactly, description }) => ({ name, above, orExactly, description }));
}

interface Step {
  readonly name: string;
  readonly share: number | null;
  readonly above: Decimal | null;
  readonly orExactly: boolean;
  readonly description: string | null;
}

function readStep(node: FileNode, isLast: boolean): Step {
  const fields = fieldsOf(node, 'the step', ['state', 'above', 'atLeast', 'description']);
  const description = fields.text('description');
  const stateNode = fields.required('state');
  const name = textOf(stateNode, 'state').trim();
  if (name === '') fail('valueKind', { what: 'state', expected: 'name', found: 'emptyText' }, stateNode.place());
  const above = fields.optional('above');
  const atLeast = fields.optional('atLeast');
  const refuse = (why: 'policyTwoBounds' | 'policyUnbounded' | 'policyBounded' | 'policyFull'): never =>
    fail('sloRefused', { why, text: name }, (atLeast ?? above ?? node).place());
  if (above && atLeast) return refuse('policyTwoBounds');
  const bound = above ?? atLeast;
  if (!bound)
    return isLast ? { name, share: null, above: null, orExactly: false, description } : refuse('policyUnbounded');
  if (isLast) return refuse('policyBounded');
  const share = shareOf(bound, above ? 'above' : 'atLeast');
  if (above && share >= 1) return refuse('policyFull');
  return { name, share, above: exactly(share), orExactly: atLeast !== null, description };
}

/** A step has room where its bound lies below the one before, or is the same and takes the boundary itself. */
function leavesRoom(before: Step, { share, orExactly }: Step): boolean {
  if (share === null || before.share === null) return true; // bounds that are missing are refused on their own
  return share < before.share || (share === before.share && orExactly && !before.orExactly);
}
