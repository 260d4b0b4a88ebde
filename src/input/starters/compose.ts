import type { Assumption } from '../../core/topology/model/sketch.ts';
import { textAt, valueAt } from '../slo/keys.ts';
import type { MapEntry } from '../structured/node.ts';
import { countAt, entriesAt, itemsAt, textsAt, valueAlong } from './nodes.ts';
import type { RawEdge, RawPart, Starter } from './starter.ts';

const host = 'host';
const completed = 'service_completed_successfully';

/** A Compose file. Source: the Compose specification, services and deploy. */
export const compose: Starter = {
  source: 'compose',
  recognises([document, second]) {
    if (!document || second) return false;
    const services = entriesAt(valueAt(document, 'services'));
    return (
      services.length > 0 && services.every(({ value }) => value.kind === 'map') && !textAt(document, 'apiVersion')
    );
  },
  read([document]) {
    const services = entriesAt(valueAt(document!, 'services'));
    const assumptions = new Set<Assumption>(['startOrder', 'oneHost']);
    const needs = services.flatMap(needsOf);
    const jobs = new Set(needs.filter(({ isJob }) => isJob).map(({ to }) => to));
    const isStarted = ({ key, value }: MapEntry): boolean => {
      if (itemsAt(valueAt(value, 'profiles')).length > 0) assumptions.add('profilesLeftOut');
      else if (jobs.has(key)) assumptions.add('jobsLeftOut');
      else return true;
      return false;
    };
    const kept = services.filter(isStarted);
    const names = new Set(services.map(({ key }) => key));
    const keptNames = new Set(kept.map(({ key }) => key));
    const parts = kept.flatMap((entry): readonly RawPart[] => {
      const given = valueAlong(entry.value, 'deploy', 'replicas') ?? valueAt(entry.value, 'scale');
      const replicas = countAt(given);
      if (given && replicas === null) assumptions.add('replicasUnknown');
      return [{ id: entry.key, name: entry.key, place: entry.keyPlace(), replicas: replicas ?? 1, domains: [host] }];
    });
    const edges = needs.filter(
      ({ from, to, isJob }) => !isJob && keptNames.has(from) && (keptNames.has(to) || !names.has(to)),
    );
    return { parts, edges, assumptions: [...assumptions] };
  },
};

/** What a service waits for, and what it is linked to. */
function needsOf({ key: from, value }: MapEntry): readonly (RawEdge & { readonly isJob: boolean })[] {
  const waits = valueAt(value, 'depends_on');
  const plain = (key: string, texts: ReturnType<typeof textsAt>) =>
    texts.map(([text, node]) => ({ from, to: text.split(':')[0]!, key, place: node.place(), isJob: false }));
  return [
    ...plain('depends_on', textsAt(waits)),
    ...entriesAt(waits).map((entry) => ({
      ...{ from, to: entry.key, key: 'depends_on', place: entry.keyPlace() },
      isOptional: textAt(entry.value, 'required').toLowerCase() === 'false',
      isJob: textAt(entry.value, 'condition') === completed,
    })),
    ...plain('links', textsAt(valueAt(value, 'links'))),
  ];
}
