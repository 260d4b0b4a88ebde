import { fail } from '../../core/problem.ts';
import { asMeasured, type MeasuredNumbers } from '../../core/topology/model/measured.ts';
import type { Component } from '../../core/topology/model/model.ts';
import { pairNumbers } from '../../core/topology/model/pair.ts';
import { type Bridge, bridgedNumbers, type PartNumbers } from '../../core/topology/model/part-numbers.ts';
import { type Fields, fieldsOf } from '../structured/fields.ts';
import type { MapEntry } from '../structured/node.ts';
import { listOf, scalarOf, wrongKind } from '../structured/values.ts';
import { readFailover, standbyCostOf } from './failover.ts';
import { namesOf, type Reference, referencesOf } from './names.ts';
import { noticingKeys, readNoticing, refuseWithoutRepair } from './noticing.ts';
import { numberKeys, partNumbersOf } from './part-numbers.ts';
import { readPlannedWork } from './planned.ts';
import { whereGiven } from './where-given.ts';

const keys = [
  ...[...numberKeys, 'replicas', 'need', 'domain', 'dependsOn', 'optional', 'share', 'monitors', 'description'],
  ...['failover', ...noticingKeys, 'bridge', 'maintenance', 'service', 'cost', 'external'],
];
const mostReplicas = 1000;
const none: readonly Reference[] = [];

/** A component, and the names in it that are still to be looked up. */
export interface ReadComponent {
  readonly component: Component;
  readonly calls: readonly Reference[];
  readonly dependsOn: readonly Reference[];
  readonly domains: readonly Reference[];
  readonly monitors: readonly Reference[];
}

/**
 * Reads one entry of `components`; what is wrong with it is thrown. One without numbers takes those that `measured` has for
 * its service, and is refused where there are none.
 */
export function readComponent(entry: MapEntry, measured: MeasuredNumbers | null = null): ReadComponent {
  const { key: name, value } = entry;
  const what = `the component ${name}`;
  const fields = fieldsOf(value, what, keys);
  const service = fields.text('service');
  const taken =
    measured && !numberKeys.some((key) => fields.has(key)) ? measuredOf(fields, service ?? name, measured) : null;
  const machine = taken ?? partNumbersOf(fields);
  const failover = readFailover(fields, machine);
  const noticing = readNoticing(fields);
  refuseWithoutRepair(noticing, what, machine, fields.keyPlace(fields.has('probe') ? 'probe' : 'detect'));
  const replicas = fields.wholeNumber('replicas', 1, mostReplicas) ?? 1;
  const need = fields.wholeNumber('need', 1, mostReplicas) ?? 1;
  if (need > replicas) fail('needAboveReplicas', { need, replicas }, fields.required('need').place());
  const bridge = bridgeOf(fields, machine, replicas);
  const planned = failover
    ? readPlannedWork(fields, 2, failover.settings.switchSeconds + failover.settings.failback.switchSeconds)
    : readPlannedWork(fields, replicas);
  const domains = domainsOf(fields, replicas);
  const references = (key: string): readonly Reference[] => {
    const node = fields.optional(key);
    return node ? referencesOf(node, key) : none;
  };
  const dependsOn = references('dependsOn');
  const optional = fields.optional('optional');
  const isTruth = optional?.kind === 'scalar' && optional.type === 'boolean';
  const calls = optional && !isTruth ? referencesOf(optional, 'optional') : none;
  for (const call of calls)
    if (dependsOn.some((each) => each.name === call.name))
      fail('callContradicts', { what, name: call.name }, call.node.place());
  const monitors = references('monitors');
  fields.text('description');
  const component: Component = {
    name,
    numbers: failover ? pairNumbers(failover) : bridge ? bridgedNumbers(machine, bridge.seconds) : machine,
    ...(failover && { failover }),
    ...(noticing && { noticing }),
    ...(bridge && { bridge }),
    ...(planned && { planned }),
    replicas,
    need,
    domains: domains.map((each) => each.name),
    dependsOn: namesOf(dependsOn),
    optionalCalls: namesOf(calls),
    isOptional: isTruth === true && fields.truth('optional') === true,
    share: shareOf(fields),
    monitors: namesOf(monitors),
    ...(service !== null && { service }),
    ...whereGiven('costPerMonth', fields.money('cost')),
    ...whereGiven('standbyCostPerMonth', standbyCostOf(fields)),
    ...(fields.truth('external') === true && { isExternal: true as const }),
    place: entry.keyPlace(),
  };
  return {
    component: taken ? asMeasured(component, taken) : component,
    calls,
    dependsOn,
    domains,
    monitors,
  };
}

/** The numbers of the log for a component that has none of its own. */
function measuredOf(fields: Fields, service: string, measured: MeasuredNumbers): PartNumbers {
  const place = fields.has('service') ? fields.required('service').place() : fields.place;
  return measured(service) ?? fail('measuredNowhere', { what: fields.what, service }, place);
}

/** Replica i sits in the (i − 1) mod n-th; a domain may stand in the list twice, and one alone is one however often. */
function domainsOf(fields: Fields, replicas: number): readonly Reference[] {
  const node = fields.optional('domain');
  if (!node) return [];
  const items = listOf(node, 'domain');
  if (items.length === 0) return wrongKind(node, 'domain', 'names');
  const references = items.map((item): Reference => ({ name: scalarOf(item, 'domain').text, node: item }));
  const different = new Set(namesOf(references)).size;
  if (different === 1) return references.slice(0, 1);
  if (replicas === 1) return fail('domainsOfOne', { what: fields.what, count: different }, node.place());
  return references;
}

/** Of requests that no one makes there is no availability, so 0 % is refused. */
function shareOf(fields: Fields): number {
  const share = fields.share('share') ?? 1;
  return share > 0 ? share : wrongKind(fields.required('share'), 'share', 'aboveZero');
}

/** A queue spans outages of one part whose repairs are exponential: what they last has no other law here. */
function bridgeOf(fields: Fields, numbers: PartNumbers, replicas: number): Bridge | null {
  const seconds = fields.positiveDuration('bridge');
  if (seconds === null) return null;
  const { what } = fields;
  if (replicas > 1) fail('bridgeOfMany', { what, replicas }, fields.keyPlace('bridge'));
  if (numbers.mttrSeconds === null || numbers.mttrSeconds === 0)
    fail('bridgeWithoutRepair', { what }, fields.keyPlace('bridge'));
  return { seconds, otherwise: numbers };
}
