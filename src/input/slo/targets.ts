import { fail } from '../../core/problem.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import { type CalendarPeriod, calendarPeriodNames } from '../../core/time/calendar.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import { GatheredProblems } from '../source/problems.ts';
import type { StandardInput } from '../source/source.ts';
import { fieldsOf, mapOf } from '../structured/fields.ts';
import type { FileNode } from '../structured/node.ts';
import { readOneDocument } from '../structured/read-file.ts';
import { percentOf, textOf } from '../structured/values.ts';

/** What one service has promised; both windows null where the file leaves that to the command line. */
export interface ServiceTarget {
  readonly target: Availability;
  readonly windowSeconds: number | null;
  readonly calendar: CalendarPeriod | null;
}

export interface Targets {
  /** By the name of the service, as the file has it, in its order. */
  readonly services: ReadonlyMap<string, ServiceTarget>;
  /** For services that the file does not name; null where it has none. */
  readonly fallback: ServiceTarget | null;
}

/**
 * Reads a file of targets (YAML or JSON): `targets`, a map of service → percent or `{ target, window | calendar }`, and
 * `default` for all others. @example targets: { api: 99.95%, batch: { target: 99%, window: 7d } }
 */
export async function readTargetsFile(path: string, standardInput: StandardInput): Promise<Targets> {
  return readTargets(await readOneDocument(path, standardInput, 'a file of targets'));
}

/** The same from a document that is parsed already. */
export function readTargets(document: FileNode): Targets {
  const fields = fieldsOf(document, 'the file of targets', ['targets', 'default', 'description']);
  const map = mapOf(fields.required('targets'), 'targets');
  const findings = new GatheredProblems();
  const services = new Map<string, ServiceTarget>();
  for (const { key, value } of map.entries) {
    const target = findings.attempt(() => targetOf(value, key));
    if (target) services.set(key, target);
  }
  const fallbackNode = fields.optional('default');
  const fallback = fallbackNode ? findings.attempt(() => targetOf(fallbackNode, 'default')) : null;
  findings.throwIfAny();
  if (services.size === 0 && !fallback) fail('sloRefused', { why: 'noTargets', text: '' }, map.place());
  return { services, fallback };
}

function targetOf(node: FileNode, name: string): ServiceTarget {
  if (node.kind !== 'map') return { target: strictly(node, name), windowSeconds: null, calendar: null };
  const fields = fieldsOf(node, name, ['target', 'window', 'calendar', 'description']);
  const target = strictly(fields.required('target'), name);
  const windowSeconds = fields.positiveDuration('window');
  const calendarNode = fields.optional('calendar');
  if (windowSeconds !== null && calendarNode)
    return fail('sloRefused', { why: 'windowTwice', text: name }, fields.keyPlace('calendar'));
  return { target, windowSeconds, calendar: calendarNode ? calendarOf(calendarNode) : null };
}

function strictly(node: FileNode, name: string): Availability {
  const target = percentOf(node, `the target of ${name}`);
  if (target.unavailability > 0 && target.unavailability < 1) return target;
  return fail('sloRefused', { why: 'targetWhole', text: name }, node.place());
}

function calendarOf(node: FileNode): CalendarPeriod {
  const text = textOf(node, 'calendar');
  const found = calendarPeriodNames.find((each) => each === text);
  return found ?? failUnknownName('calendar period', text, calendarPeriodNames, node.place());
}
