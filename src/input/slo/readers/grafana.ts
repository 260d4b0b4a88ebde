import type { FileNode } from '../../structured/node.ts';
import { listOf, positiveDurationOf, textOf } from '../../structured/values.ts';
import { keysOf, readEach, textAt, valueAt } from '../keys.ts';
import type { Slo } from '../model.ts';
import { grafanaQueries } from '../queries/grafana-queries.ts';
import { targetRatioOf } from '../ratio.ts';
import type { SloReader, SloReading } from '../slo-reader.ts';
import { plainSlo } from './plain-slo.ts';

const isSlo = (object: FileNode): boolean => {
  const objectives = valueAt(object, 'objectives');
  if (objectives?.kind !== 'list' || objectives.items.length === 0) return false;
  return objectives.items.every((each) => valueAt(each, 'value') !== null && valueAt(each, 'window') !== null);
};

function slosIn(document: FileNode): readonly FileNode[] {
  if (isSlo(document)) return [document];
  const list = valueAt(document, 'slos');
  return list?.kind === 'list' && list.items.length > 0 && list.items.every(isSlo) ? list.items : [];
}

/**
 * SLOs as Grafana's API gives them: `objectives` with `value`, a ratio, and `window`; one, or a list under `slos`.
 * Source: Grafana SLO API, and the resource grafana_slo of its Terraform provider.
 */
export const grafana: SloReader = {
  name: 'objectives: [{ value, window }]',
  title: 'Grafana JSON',
  recognises: (document) => slosIn(document).length > 0,
  read: (document, reading) => readEach(document, slosIn(document), (object) => readGrafanaSlo(object, reading)).flat(),
};

export function readGrafanaSlo(object: FileNode, { unused }: SloReading): readonly Slo[] {
  const name = textOf(keysOf(object, 'the Grafana SLO').required('name'), 'name');
  const keys = keysOf(object, `the Grafana SLO ${name}`);
  keys.ignore('name', 'description', 'uuid', 'id', 'labels', 'label', 'readOnly', 'folder', 'folder_uid');
  const service = serviceOf(keys.optional('labels') ?? keys.optional('label'));
  const list = keys.required('objectives');
  const objectives = listOf(list, 'objectives');
  const queries = grafanaQueries(object);
  const slos = readEach(list, objectives, (item) => {
    const objective = keysOf(item, `an objective of the Grafana SLO ${name}`);
    const value = objective.required('value');
    const frame = objective.required('window');
    const target = targetRatioOf(value, 'value', 'Grafana');
    const window = { kind: 'rolling', seconds: positiveDurationOf(frame, 'window of Grafana') } as const;
    unused.push(...objective.unused());
    const ownName = objectives.length === 1 ? name : `${name}/${textOf(frame, 'window')}`;
    return plainSlo({ name: ownName, service, scope: service, window, queries }, target, item, value);
  });
  unused.push(...keys.unused());
  return slos;
}

/** `labels: [{ key: service, value: checkout }]`. */
function serviceOf(labels: FileNode | null): string | null {
  if (labels?.kind !== 'list') return null;
  const found = ['service', 'service_name'].flatMap((key) =>
    labels.items.filter((each) => textAt(each, 'key') === key),
  );
  return (found[0] && textAt(found[0], 'value')) || null;
}
