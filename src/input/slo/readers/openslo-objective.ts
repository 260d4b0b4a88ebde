import { fail } from '../../../core/problem.ts';
import type { SloQueries } from '../../../core/prometheus/slo-queries.ts';
import type { GatheredProblems } from '../../source/problems.ts';
import type { FileNode } from '../../structured/node.ts';
import { listOf, textOf } from '../../structured/values.ts';
import { type Keys, optionalText, type Unused, valueAt } from '../keys.ts';
import type { Slo, SloObjective } from '../model.ts';
import { openSloQueries } from '../queries/openslo-queries.ts';
import { sliceTargetOf, type Target, targetPercentOf, targetRatioOf } from '../ratio.ts';
import type { Dialect } from './openslo-dialects.ts';
import { sliceSecondsOf } from './openslo-window.ts';

export interface ObjectiveReading {
  readonly method: Slo['method'];
  readonly dialect: Dialect;
  readonly open: (node: FileNode, what: string) => Keys;
  readonly findings: GatheredProblems;
  readonly unused: Unused[];
  /** What measures all of them, where an objective has nothing of its own. */
  readonly queries: SloQueries | null;
}

/** v1alpha has no key for the length of a slice. */
const alphaSliceSeconds = 60;

/** Reads `objectives`; `sliceAssumed` where the length of a slice had to be chosen. */
export function readObjectives(
  spec: Keys,
  reading: ObjectiveReading,
): { readonly objectives: readonly SloObjective[]; readonly sliceAssumed: boolean } {
  const list = spec.required('objectives');
  const items = list.kind === 'map' ? [list] : listOf(list, 'objectives');
  if (items.length === 0) return fail('sloRefused', { why: 'noObjective', text: '' }, list.place());
  const objectives = items.flatMap((item) => reading.findings.attempt(() => readObjective(item, reading)) ?? []);
  return { objectives, sliceAssumed: reading.dialect.isAlpha && reading.method !== 'Occurrences' };
}

function readObjective(node: FileNode, { method, dialect, open, unused, queries }: ObjectiveReading): SloObjective {
  const { isAlpha } = dialect;
  const keys = open(node, 'the objective');
  const nameNode = keys.optional('displayName');
  const name = nameNode ? textOf(nameNode, 'displayName') : optionalText(keys, 'name');
  keys.ignore('name', 'primary');
  for (const key of [...dialect.indicatorKeys, 'compositeWeight', 'composite'])
    if (keys.optional(key)) fail('sloRefused', { why: 'composite', text: key }, keys.keyPlace(key));
  const { availability: target, ratio } = targetOf(keys, dialect);
  const sliced = method === 'Timeslices' || method === 'RatioTimeslices';
  const sliceTarget = method === 'Timeslices' ? keys.required('timeSliceTarget') : null;
  const sliceWindow = sliced && !isAlpha ? keys.required('timeSliceWindow') : null;
  const values = ['op', 'value', 'ratioMetrics'].flatMap((key) => {
    const found = keys.optional(key);
    return found
      ? [
          {
            kind: key,
            what: `${key} of ${keys.what}${name === null ? '' : ` ${name}`}`,
            place: () => keys.keyPlace(key),
          },
        ]
      : [];
  });
  unused.push(...values);
  return {
    name,
    target,
    ratio,
    timeSliceTarget: sliceTarget ? sliceTargetOf(sliceTarget) : null,
    timeSliceSeconds: sliceWindow ? sliceSecondsOf(sliceWindow) : sliced ? alphaSliceSeconds : null,
    queries: openSloQueries(valueAt(node, 'ratioMetrics')) ?? queries,
    place: node.place(),
  };
}

function targetOf(keys: Keys, { isAlpha, title }: ObjectiveReading['dialect']): Target {
  const percent = isAlpha ? null : keys.optional('targetPercent');
  if (!percent) return targetRatioOf(keys.required('target'), 'target', title);
  if (keys.optional('target')) return fail('sloRefused', { why: 'targetTwice', text: '' }, percent.place());
  return targetPercentOf(percent);
}
