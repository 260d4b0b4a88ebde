import { notice } from '../../../core/notice.ts';
import { fail } from '../../../core/problem.ts';
import { plainAlerting } from '../../../core/prometheus/alerting.ts';
import { failUnknownName } from '../../../core/unknown-name.ts';
import { GatheredProblems } from '../../source/problems.ts';
import type { FileNode } from '../../structured/node.ts';
import { textOf } from '../../structured/values.ts';
import { type Keys, keysOf, optionalText, textAt, type Unused } from '../keys.ts';
import type { Slo } from '../model.ts';
import { openSloQueries } from '../queries/openslo-queries.ts';
import { nodeAt } from '../queries/query-of.ts';
import type { SloReader, SloReading } from '../slo-reader.ts';
import type { Dialect } from './openslo-dialects.ts';
import { readObjectives } from './openslo-objective.ts';
import { readTimeWindow } from './openslo-window.ts';

const methods = ['Occurrences', 'Timeslices', 'RatioTimeslices'] as const;

/** A reader of OpenSLO, or of a format that is nearly it. */
export function openSloReader(dialect: Dialect): SloReader {
  return {
    name: dialect.apiVersion,
    title: dialect.title,
    recognises: (object) => textAt(object, 'apiVersion') === dialect.apiVersion,
    read: (object, reading) => readObject(object, dialect, reading),
  };
}

/** Gives the SLO that an object is; nothing for objects of another kind. */
function readObject(object: FileNode, dialect: Dialect, { unused, notices, indicators }: SloReading): readonly Slo[] {
  const { isAlpha } = dialect;
  const keys = keysOf(object, `the ${dialect.title} object`);
  keys.ignore('apiVersion');
  const kindNode = keys.required('kind');
  const kind = textOf(kindNode, 'kind');
  if (kind !== 'SLO' && dialect.kinds && !dialect.kinds.includes(kind))
    return failUnknownName('kind', kind, dialect.kinds, kindNode.place());
  const metadata = keysOf(keys.required('metadata'), 'metadata');
  const name = textOf(metadata.required('name'), 'name');
  if (kind !== 'SLO') {
    unused.push({ kind, what: `${kind} ${name}`, place: () => object.place() });
    const queries = kind === 'SLI' ? openSloQueries(nodeAt(object, 'spec', 'ratioMetric')) : null;
    if (queries) indicators.set(name, queries);
    return [];
  }
  const displayName = optionalText(metadata, 'displayName');
  const scope = optionalText(metadata, dialect.scopeKey);
  metadata.ignore('labels', 'annotations');
  const spec = keysOf(keys.required('spec'), `the SLO ${name}`);
  spec.ignore('description');
  if (spec.optional('composite'))
    return fail('sloRefused', { why: 'composite', text: 'composite' }, spec.keyPlace('composite'));
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
  const service = findings.attempt(() => serviceOf(spec, dialect));
  const indicator = findings.attempt(() => indicatorOf(spec, dialect, unused));
  const [inline, reference] = dialect.indicatorKeys;
  const queries = openSloQueries(
    nodeAt(spec.node, inline, 'spec', 'ratioMetric') ?? nodeAt(spec.node, inline, 'ratioMetric'),
  );
  const objectives = findings.attempt(() => {
    const read = readObjectives(spec, { method: method ?? 'Occurrences', dialect, open, findings, unused, queries });
    if (read.sliceAssumed) notices.push(notice('sloSliceAssumed', { slo: name }));
    return read.objectives;
  });
  findings.throwIfAny();
  for (const { target } of objectives ?? [])
    if (target.availability < 0.01)
      notices.push(notice('sloTargetBelowPercent', { slo: name, unavailability: target.unavailability }));
  if (window?.minutes != null) notices.push(notice('sloWindowOfMinutes', { slo: name, minutes: window.minutes }));
  if (window?.assumed) notices.push(notice('sloLengthAssumed', { slo: name, ...window.assumed }));
  for (const each of opened) unused.push(...each.unused());
  return [
    {
      name,
      ownName: name,
      displayName,
      service,
      scope,
      window: window?.window ?? null,
      method: method!,
      objectives: objectives!,
      indicator,
      indicatorRef: textAt(spec.node, reference) || null,
      alerting: plainAlerting,
      place: object.place(),
    },
  ];
}

function serviceOf(spec: Keys, { serviceKeys }: Dialect): string | null {
  const [first, second] = serviceKeys.filter((key) => spec.optional(key) !== null);
  if (first === undefined) return null;
  if (second !== undefined && textOf(spec.required(first), first) !== textOf(spec.required(second), second))
    return fail('sloRefused', { why: 'targetKeys', text: `${first} and ${second}` }, spec.keyPlace(second));
  return textOf(spec.required(first), first);
}

function methodNameOf(node: FileNode): Slo['method'] {
  const text = textOf(node, 'budgetingMethod');
  const found = methods.find((each) => each.toLowerCase() === text.toLowerCase());
  return found ?? failUnknownName('budgetingMethod', text, methods, node.place());
}

/** The indicator's name and kind; its queries are for the tool that measures, and are named as not used. */
function indicatorOf(spec: Keys, { indicatorKeys: [inline, ref] }: Dialect, unused: Unused[]): string | null {
  const reference = optionalText(spec, ref);
  const node = spec.optional(inline);
  if (!node) return reference;
  unused.push({ kind: inline, what: `${inline} of ${spec.what}`, place: () => spec.keyPlace(inline) });
  const keys = keysOf(node, inline);
  const metadata = keys.optional('metadata');
  const name = metadata ? optionalText(keysOf(metadata, 'metadata'), 'name') : null;
  const inner = keys.optional('spec');
  const metrics = inner ? keysOf(inner, 'the spec of the indicator') : keys;
  const metric = ['ratioMetric', 'thresholdMetric'].find((each) => metrics.optional(each) !== null);
  return [name, metric].filter(Boolean).join(' ') || reference;
}
