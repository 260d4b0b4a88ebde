import { type Notice, notice } from '../../core/notice.ts';
import { fail, problem } from '../../core/problem.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import { gatherProblems } from '../structured/findings.ts';
import type { FileNode } from '../structured/node.ts';
import { readStructuredFile } from '../structured/read-file.ts';
import { textOf } from '../structured/values.ts';
import { type Keys, keysOf, type Unused } from './keys.ts';
import type { Slo, SloFile } from './model.ts';
import { readObjectives } from './objective.ts';
import { readTimeWindow } from './time-window.ts';

const versions = ['openslo/v1', 'openslo/v1alpha'];
const kinds = ['SLO', 'SLI', 'Service', 'DataSource', 'AlertPolicy', 'AlertCondition', 'AlertNotificationTarget'];
const methods = ['Occurrences', 'Timeslices', 'RatioTimeslices'] as const;

/**
 * Reads an OpenSLO file (v1, v1alpha; YAML or JSON; several documents, or a list of objects). Everything that is wrong
 * is thrown together, each with line and column; what has no part in the numbers is named in a notice.
 *
 * Source: OpenSLO specification v1 and v1alpha, object types and duration shorthand.
 * @example const { slos } = await readSloFile('checkout.yaml', () => process.stdin)
 */
export async function readSloFile(path: string, standardInput: () => AsyncIterable<Uint8Array>): Promise<SloFile> {
  return readSlos(await readStructuredFile(path, standardInput));
}

/** The same from documents that are parsed already. Domain: at least one. */
export function readSlos(documents: readonly FileNode[]): SloFile {
  const objects = documents.flatMap((document) => (document.kind === 'list' ? document.items : [document]));
  const findings = gatherProblems();
  const reading: Reading = { unused: [], notices: [] };
  const slos = objects.flatMap((object) => findings.attempt(() => readObject(object, reading)) ?? []);
  const names = new Set<string>();
  for (const { name, place } of slos) {
    if (names.has(name)) findings.add(problem('sloRefused', { why: 'nameTwice', text: name }, place));
    names.add(name);
  }
  findings.throwIfAny();
  if (slos.length === 0) fail('sloRefused', { why: 'none', text: '' }, documents[0]?.place() ?? null);
  const places = reading.unused.map(({ what, place }) => {
    const { file, line } = place();
    return `${what} (${file}:${line})`;
  });
  return {
    slos,
    notices: places.length > 0 ? [...reading.notices, notice('sloUnused', { parts: places })] : reading.notices,
  };
}

interface Reading {
  readonly unused: Unused[];
  readonly notices: Notice[];
}

/** Gives the SLO that an object is; nothing for objects of another kind. */
function readObject(object: FileNode, { unused, notices }: Reading): Slo[] {
  const keys = keysOf(object, 'the object');
  const versionNode = keys.required('apiVersion');
  const version = textOf(versionNode, 'apiVersion');
  if (!versions.includes(version)) return fail('sloRefused', { why: 'version', text: version }, versionNode.place());
  const isAlpha = version === 'openslo/v1alpha';
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
  const findings = gatherProblems();
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
