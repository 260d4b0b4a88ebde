import type { FileNode } from '../../structured/node.ts';
import { keysOf, readEach, textAt, valueAt } from '../keys.ts';
import type { Slo } from '../model.ts';
import type { SloReader, SloReading } from '../slo-reader.ts';
import { readDatadogSlo } from './datadog.ts';
import { readGrafanaSlo } from './grafana.ts';

const readers: Readonly<Record<string, (object: FileNode, reading: SloReading) => readonly Slo[]>> = {
  datadog_service_level_objective: readDatadogSlo,
  grafana_slo: readGrafanaSlo,
};

const rootOf = (document: FileNode): FileNode | null => {
  const values = valueAt(document, 'planned_values') ?? valueAt(document, 'values');
  return values && valueAt(values, 'root_module');
};

/**
 * The SLOs among the resources of `terraform show -json`, of a plan or a state: Datadog's and Grafana's. Other values may be
 * secrets and are not looked at. Source: Terraform's JSON output format, values representation.
 */
export const terraform: SloReader = {
  name: 'terraform show -json',
  title: 'Terraform',
  recognises: (document) => rootOf(document) !== null,
  read(document, reading) {
    const resources = resourcesOf(rootOf(document)!);
    const ours = resources.filter((each) => Object.hasOwn(readers, textAt(each, 'type')));
    const others = resources.length - ours.length;
    if (others > 0)
      reading.unused.push({
        kind: 'other resources',
        what: `${others} other resources`,
        place: () => document.place(),
      });
    if (ours.length === 0) return [];
    return readEach(document, ours, (each) => {
      const keys = keysOf(each, `the resource ${textAt(each, 'address')}`);
      return readers[textAt(each, 'type')]!(keys.required('values'), reading);
    }).flat();
  },
};

function resourcesOf(module: FileNode): readonly FileNode[] {
  const itemsOf = (key: string): readonly FileNode[] => {
    const list = valueAt(module, key);
    return list?.kind === 'list' ? list.items : [];
  };
  return [...itemsOf('resources'), ...itemsOf('child_modules').flatMap(resourcesOf)];
}
