import { notice } from '../../../core/notice.ts';
import { failUnknownName } from '../../../core/unknown-name.ts';
import { GatheredProblems } from '../../source/problems.ts';
import type { FileNode } from '../../structured/node.ts';
import { textOf } from '../../structured/values.ts';
import { type Keys, keysOf, type Unused } from '../keys.ts';
import type { Slo } from '../model.ts';
import type { SloReader, SloReading } from '../slo-reader.ts';
import { readObjectives } from './openslo-objective.ts';
import { readTimeWindow } from './openslo-window.ts';

const kinds = ['SLO', 'SLI', 'Service', 'DataSource', 'AlertPolicy', 'AlertCondition', 'AlertNotificationTarget'];
const methods = ['Occurrences', 'Timeslices', 'RatioTimeslices'] as const;

/*
 * Source: OpenSLO specification v1 and v1alpha, object types and duration shorthand.
 */

export const openSloV1: SloReader = openSlo('OpenSLO v1', 'openslo/v1', false);
export const openSloV1alpha: SloReader = openSlo('OpenSLO v1alpha', 'openslo/v1alpha', true);

function openSlo(title: string, name: string, isAlpha: boolean): SloReader {
  return {
    name,
    title,
    recognises: (object) =>
      object.kind === 'map' &&
      object.entries.some(({ key, value }) => key === 'apiVersion' && value.kind === 'scalar' && value.text === name),
    read: (object, reading) => readObject(object, isAlpha, reading),
  };
}

/** Gives the SLO that an object is; nothing for objects of another kind. */
function readObject(object: FileNode, isAlpha: boolean, { unused, notices }: SloReading): readonly Slo[] {
  const keys = keysOf(object, 'the object');
  keys.ignore('apiVersion');
  const kindNode = keys.required('kind');
  const kind = textOf(kindNode, 'kind');
  if (!kinds.includes(kind)) return failUnknownName('kind', kind, kinds, kindNode.place());
  const metadata = keysOf(keys.required('metadata'), 'metadata');
  const name = textOf(metadata.required('name'), 'name');
  if (kind !== 'SLO') {
    unused.push({ what: `${kind} ${name}`, place: () => object.place() });
    return [];
  }
  const displayName = textOrNull(metadata, 'displayName');
  metadata.ignore('labels', 'annotations');
  const spec = keysOf(keys.required('spec'), `the SLO ${name}`);
  spec.ignore('description');
  const opened: Keys[] = [keys, metadata, spec];
  const open = (node: FileNode, what: string): Keys => {
    const found = keysOf(node, what);
    opened.push(found);
    return found;
  };
  const windowNode = spec.optional(isAlpha ? 'timeWindows' : 'timeWindow');
  const findings = new GatheredProblems();
  const window = windowNode ? findings.attempt(() => readTimeWindow(windowNode, isAlpha, open)) : null;
  const method = findings.attempt(() => methodNameOf(spec.required('budgetingMethod')));
  const service = findings.attempt(() => textOrNull(spec, 'service'));
  const indicator = findings.attempt(() => indicatorOf(spec, unused));
  const objectives = findings.attempt(() => {
    const read = readObjectives(spec, { method: method ?? 'Occurrences', isAlpha, open, findings, unused });
    if (read.sliceAssumed) notices.push(notice('sloSliceAssumed', { slo: name }));
    return read.objectives;
  });
  findings.throwIfAny();
  if (window?.minutes != null) notices.push(notice('sloWindowOfMinutes', { slo: name, minutes: window.minutes }));
  if (window?.assumed) notices.push(notice('sloLengthAssumed', { slo: name, ...window.assumed }));
  for (const each of opened) unused.push(...each.unused());
  return [
    {
      name,
      displayName,
      service,
      window: window?.window ?? null,
      method: method!,
      objectives: objectives!,
      indicator,
      place: object.place(),
    },
  ];
}

function textOrNull(keys: Keys, key: string): string | null {
  const node = keys.optional(key);
  return node === null ? null : textOf(node, key);
}

function methodNameOf(node: FileNode): Slo['method'] {
  const text = textOf(node, 'budgetingMethod');
  const found = methods.find((each) => each.toLowerCase() === text.toLowerCase());
  return found ?? failUnknownName('budgetingMethod', text, methods, node.place());
}

/** The indicator's name and kind; its queries are for the tool that measures, and are named as not used. */
function indicatorOf(spec: Keys, unused: Unused[]): string | null {
  const reference = textOrNull(spec, 'indicatorRef');
  const node = spec.optional('indicator');
  if (!node) return reference;
  unused.push({ what: `indicator of ${spec.what}`, place: () => spec.keyPlace('indicator') });
  const keys = keysOf(node, 'indicator');
  const metadata = keys.optional('metadata');
  const name = metadata ? textOrNull(keysOf(metadata, 'metadata'), 'name') : null;
  const inner = keys.optional('spec');
  const metrics = inner ? keysOf(inner, 'the spec of the indicator') : keys;
  const metric = ['ratioMetric', 'thresholdMetric'].find((each) => metrics.optional(each) !== null);
  return [name, metric].filter(Boolean).join(' ') || reference;
}
