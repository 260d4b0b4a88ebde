import type { ObjectiveTerms, PartTerms, ServiceTerms } from '../../core/budget/time/request.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { namesIn, type WrittenName } from '../../core/incidents/log/names.ts';
import { notice } from '../../core/notice.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import type { Window } from '../../core/time/window.ts';
import type { ServiceTarget } from '../../input/slo/targets.ts';
import type { Terms } from './terms.ts';
import { type BudgetWindow, repeatOf, repeatOfSlo, windowOfSlo, windowOfTarget } from './window.ts';

/** Each service by the file of targets; the others by its default, else by `--slo`. */
export function serviceTerms(
  { targets }: Terms,
  slo: Availability | null,
  { window, repeat, at }: BudgetWindow,
): ServiceTerms {
  const termsOf = (each: ServiceTarget): PartTerms => ({
    slo: each.target,
    window: windowOfTarget(each, window, at),
    repeat: each.windowSeconds === null ? (repeatOf(each.calendar, window.zone) ?? repeat) : null,
  });
  const named = [...(targets?.services ?? [])].map(([name, each]) => [name, termsOf(each)] as const);
  const { fallback } = targets ?? { fallback: null };
  const others = fallback ? termsOf(fallback) : slo && { slo, window, repeat };
  return { named: new Map(named), others };
}

/** The windows that a file of targets names itself. */
export function targetWindows({ targets }: Terms, { window, at }: BudgetWindow): readonly Window[] {
  const each = [...(targets?.services.values() ?? []), ...(targets?.fallback ? [targets.fallback] : [])];
  return each.map((target) => windowOfTarget(target, window, at));
}

/** Each objective in its own window, unless an option names one for all. */
export function objectiveTerms(
  objectives: NonNullable<Terms['objectives']>,
  framed: BudgetWindow,
): readonly ObjectiveTerms[] {
  return objectives.map(({ key, slo, objective }) => ({
    key,
    slo: objective.target,
    window: windowOfSlo(slo, framed),
    repeat: framed.isGiven ? framed.repeat : repeatOfSlo(slo.window),
    service: slo.service,
  }));
}

/**
 * An SLO is of its service's incidents where the log tells services apart and `--where` does not choose them already. A
 * target for a service that no row names is most often a typing mistake, or a service that was renamed.
 */
export function objectivesOf(log: IncidentLog, objectives: readonly ObjectiveTerms[], isChosen: boolean) {
  const known = namesIn(log, 'service').length;
  const ownsAll = isChosen || known === 0;
  const without = known > 1 && !isChosen ? objectives.filter(({ service }) => service === null) : [];
  const own = ownsAll ? objectives.map((each) => ({ ...each, service: null })) : objectives;
  return {
    objectives: own,
    notices: without.length > 0 ? [notice('sloServiceMissing', { slos: without.map(({ key }) => key) })] : [],
    names: own.flatMap(({ service }) => (service === null ? [] : [{ key: 'service', value: service }])),
  };
}

export function namesOfTargets(services: ServiceTerms | null, key: string): readonly WrittenName[] {
  return [...(services?.named.keys() ?? [])].map((value) => ({ key, value }));
}
