import { fail } from '../../../core/problem.ts';
import type { FileNode } from '../../structured/node.ts';
import { listOf, positiveDurationOf, textOf } from '../../structured/values.ts';
import { keysOf, readEach, textAt, valueAt } from '../keys.ts';
import type { Slo, SloWindow } from '../model.ts';
import { percentTargetOf } from '../ratio.ts';
import type { SloReader, SloReading } from '../slo-reader.ts';
import { plainSlo } from './plain-slo.ts';

const kinds = ['metric', 'monitor', 'time_slice'];

/** By its thresholds; one without them is refused, and not passed over, where it is known by its type and what measures it. */
const isSlo = (object: FileNode): boolean => {
  const thresholds = valueAt(object, 'thresholds');
  if (thresholds?.kind === 'list') return thresholds.items.every((each) => valueAt(each, 'timeframe') !== null);
  const isMeasured = ['query', 'monitor_ids', 'sli_specification'].some((key) => valueAt(object, key) !== null);
  return thresholds === null && isMeasured && kinds.includes(textAt(object, 'type'));
};

/** The SLOs of an answer: `data` is one of them or a list; or the object is one itself. */
function slosIn(document: FileNode): readonly FileNode[] {
  if (isSlo(document)) return [document];
  const data = valueAt(document, 'data');
  if (data?.kind === 'list') return data.items.length > 0 && data.items.every(isSlo) ? data.items : [];
  return data && isSlo(data) ? [data] : [];
}

/**
 * SLOs as Datadog's API gives them: a threshold a timeframe, `target` in percent; each is an SLO of its own.
 * Source: Datadog API, service level objectives (v1).
 */
export const datadog: SloReader = {
  name: 'thresholds',
  title: 'Datadog JSON',
  recognises: (document) => slosIn(document).length > 0,
  read(document, reading) {
    refusePart(document);
    return readEach(document, slosIn(document), (object) => readDatadogSlo(object, reading)).flat();
  },
};

/** An answer says how many there are: a part of them would be met without the others. */
function refusePart(document: FileNode): void {
  const metadata = valueAt(document, 'metadata');
  const page = metadata && valueAt(metadata, 'page');
  const total = page && (valueAt(page, 'total_filtered_count') ?? valueAt(page, 'total_count'));
  const { length } = slosIn(document);
  if (total?.kind === 'scalar' && Number(total.text) > length)
    fail('sloRefused', { why: 'answerPart', text: `${length} of ${total.text}` }, total.place());
}

/** @example readDatadogSlo(node, reading).map(({ name }) => name) // ['checkout/7d', 'checkout/30d'] */
export function readDatadogSlo(object: FileNode, { unused }: SloReading): readonly Slo[] {
  const name = textOf(keysOf(object, 'the Datadog SLO').required('name'), 'name');
  const keys = keysOf(object, `the Datadog SLO ${name}`);
  keys.ignore('name', 'description', 'id', 'tags', 'type', 'type_id', 'creator', 'created_at', 'modified_at');
  keys.ignore('target_threshold', 'warning_threshold', 'timeframe', 'monitor_tags', 'configured_alert_ids');
  const tags = keys.optional('tags');
  const service = tags?.kind === 'list' ? serviceOf(tags.items) : null;
  const list = keys.required('thresholds');
  const thresholds = listOf(list, 'thresholds');
  const slos = readEach(list, thresholds, (item) => {
    const threshold = keysOf(item, `a threshold of the Datadog SLO ${name}`);
    threshold.ignore('target_display', 'warning_display');
    const targetNode = threshold.required('target');
    const frame = threshold.required('timeframe');
    const target = percentTargetOf(targetNode, 'target', 'Datadog');
    const window = windowOf(frame);
    unused.push(...threshold.unused());
    const ownName = thresholds.length === 1 ? name : `${name}/${textOf(frame, 'timeframe')}`;
    return plainSlo({ name: ownName, service, scope: service, window }, target, item, targetNode);
  });
  unused.push(...keys.unused());
  return slos;
}

/** `7d`, `30d`, `90d`; a `custom` one has its length nowhere in the object. */
function windowOf(frame: FileNode): SloWindow {
  if (textOf(frame, 'timeframe') === 'custom')
    return fail('sloRefused', { why: 'frameCustom', text: '' }, frame.place());
  return { kind: 'rolling', seconds: positiveDurationOf(frame, 'timeframe of Datadog') };
}

function serviceOf(tags: readonly FileNode[]): string | null {
  const texts = tags.flatMap((tag) => (tag.kind === 'scalar' ? [tag.text] : []));
  return texts.find((text) => text.startsWith('service:'))?.slice('service:'.length) || null;
}
