import type { Assumption } from '../../core/topology/model/sketch.ts';
import { textAt, valueAt } from '../slo/keys.ts';
import type { FileNode } from '../structured/node.ts';
import { countAt, entriesAt, itemsAt, textAlong, valueAlong } from './nodes.ts';
import type { RawEdge, RawPart, Starter } from './starter.ts';

const workloadKinds = ['Deployment', 'StatefulSet', 'DaemonSet'];
const kinds = [...workloadKinds, 'Service', 'Ingress'];

/** Manifests of Kubernetes, rendered: workloads and the Ingress before them. Source: its API, apps/v1, networking.k8s.io/v1. */
export const kubernetes: Starter = {
  source: 'kubernetes',
  recognises: (documents) =>
    objectsOf(documents).some((each) => textAt(each, 'apiVersion') !== '' && kinds.includes(textAt(each, 'kind'))),
  read(documents) {
    const objects = objectsOf(documents);
    const ofKind = (...some: readonly string[]) => objects.filter((each) => some.includes(textAt(each, 'kind')));
    const assumptions = new Set<Assumption>(['noCalls']);
    const scalers = ofKind('HorizontalPodAutoscaler');
    const workloads = ofKind(...workloadKinds);
    const parts = workloads.map((each): RawPart => {
      if (textAt(each, 'kind') === 'DaemonSet') assumptions.add('nodesUnknown');
      if (spreadsOverZones(each)) assumptions.add('zonesUnknown');
      const replicas = countAt(replicasOf(each, scalers)) ?? 1;
      return { id: idOf(each), name: nameOf(each), place: each.place(), replicas };
    });
    const ingresses = ofKind('Ingress');
    const entrances = ingresses.map(
      (each): RawPart => ({ id: idOf(each), name: `ingress-${nameOf(each)}`, place: each.place() }),
    );
    const behind = (service: FileNode | undefined, name: string): readonly string[] => {
      const ids = workloads.filter((each) => service && isSelected(service, each)).map(idOf);
      return ids.length > 0 ? ids : [name];
    };
    const edges = ingresses.flatMap((ingress) =>
      backendsOf(ingress).flatMap((backend): readonly RawEdge[] => {
        const name = textAlong(backend, 'service', 'name');
        const service = ofKind('Service').find(
          (each) => nameOf(each) === name && namespaceOf(each) === namespaceOf(ingress),
        );
        if (name === '') return [];
        return behind(service, name).map((to) => ({ from: idOf(ingress), to, key: 'backend', place: backend.place() }));
      }),
    );
    return { parts: [...entrances, ...parts], edges, assumptions: [...assumptions] };
  },
};

function objectsOf(documents: readonly FileNode[]): readonly FileNode[] {
  return documents.flatMap((each) => (textAt(each, 'kind') === 'List' ? itemsAt(valueAt(each, 'items')) : [each]));
}

const nameOf = (object: FileNode): string => textAlong(object, 'metadata', 'name');
const namespaceOf = (object: FileNode): string => textAlong(object, 'metadata', 'namespace');
const idOf = (object: FileNode): string => `${textAt(object, 'kind')} ${namespaceOf(object)}/${nameOf(object)}`;

/** What it is scaled to; the least where that is left to an autoscaler. */
function replicasOf(workload: FileNode, scalers: readonly FileNode[]): FileNode | null {
  const scaler = scalers.find(
    (each) =>
      textAlong(each, 'spec', 'scaleTargetRef', 'name') === nameOf(workload) &&
      textAlong(each, 'spec', 'scaleTargetRef', 'kind') === textAt(workload, 'kind') &&
      namespaceOf(each) === namespaceOf(workload),
  );
  return (scaler && valueAlong(scaler, 'spec', 'minReplicas')) ?? valueAlong(workload, 'spec', 'replicas');
}

function spreadsOverZones(workload: FileNode): boolean {
  return itemsAt(valueAlong(workload, 'spec', 'template', 'spec', 'topologySpreadConstraints')).some((each) =>
    textAt(each, 'topologyKey').endsWith('/zone'),
  );
}

/** A Service finds pods by labels, all of which they have. */
function isSelected(service: FileNode, workload: FileNode): boolean {
  const selector = entriesAt(valueAlong(service, 'spec', 'selector'));
  const labels = valueAlong(workload, 'spec', 'template', 'metadata', 'labels');
  return (
    selector.length > 0 &&
    namespaceOf(service) === namespaceOf(workload) &&
    selector.every(({ key, value }) => labels && value.kind === 'scalar' && textAt(labels, key) === value.text)
  );
}

function backendsOf(ingress: FileNode): readonly FileNode[] {
  const rules = itemsAt(valueAlong(ingress, 'spec', 'rules'));
  const paths = rules.flatMap((rule) => itemsAt(valueAlong(rule, 'http', 'paths')));
  const usual = valueAlong(ingress, 'spec', 'defaultBackend');
  return [...(usual ? [usual] : []), ...paths.flatMap((path) => valueAt(path, 'backend') ?? [])];
}
