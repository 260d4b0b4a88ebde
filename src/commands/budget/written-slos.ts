import { plainAlerting } from '../../core/prometheus/alerting.ts';
import { parseUnavailabilityExactly } from '../../core/quantity/availability.ts';
import { exactly, subtractedFrom } from '../../core/quantity/decimal.ts';
import { calendarAnchor } from '../../core/time/anchored-period.ts';
import { utc } from '../../core/time/zone.ts';
import type { Report } from '../../report/report.ts';
import type { ReportedSlo } from '../../report/slo-report.ts';
import { warningOf } from '../../report/words/notice-text.ts';
import type { Outcome } from '../command.ts';
import type { BudgetValues } from './options.ts';
import { asksForRules, fileNotices, ruleNotices } from './rules.ts';
import type { Terms } from './terms.ts';
import { usualWindow } from './window.ts';

/** The formats that write SLOs down. */
const written = ['openslo', 'sloth', 'prometheus', 'promtool-test'];

/** True where SLOs are to be written and there is no log: nothing is measured then. */
export function onlyWritesSlos(args: readonly string[], options: BudgetValues): boolean {
  const { format, report, prometheus, query } = options;
  if (args.length > 0 || format === null || prometheus !== null || query !== null) return false;
  return [format, ...report.map((each) => each.format)].every((each) => written.includes(each));
}

/** The SLOs that a call is about, each with the window that it will be held to. */
export function reportedSlos({ file, slo }: Terms, options: BudgetValues): readonly ReportedSlo[] {
  const given = windowGiven(options);
  if (file)
    return file.slos.map((each) => ({
      ...each,
      window: given ?? each.window ?? usualWindow,
      objectives: each.objectives.map((objective) => ({
        ...objective,
        timeSliceTarget: objective.timeSliceTarget?.availability ?? null,
      })),
    }));
  if (!slo) return [];
  const typed = options.slo[0];
  const unavailability = (typed && parseUnavailabilityExactly(typed.text)) ?? exactly(slo.unavailability);
  const objective = {
    name: null,
    ratio: subtractedFrom(1, unavailability),
    timeSliceTarget: null,
    timeSliceSeconds: null,
    queries: null,
  };
  return [
    {
      name: 'availability',
      ownName: 'availability',
      service: null,
      indicator: null,
      method: 'Occurrences',
      window: given ?? usualWindow,
      alerting: plainAlerting,
      objectives: [objective],
    },
  ];
}

/** The window of the command line, for all of them; null where each has its own. */
function windowGiven({ window, calendar, zone }: BudgetValues): ReportedSlo['window'] | null {
  if (window !== null) return { kind: 'rolling', seconds: window };
  if (calendar === null) return null;
  return { kind: 'calendar', period: { unit: calendar, count: 1, anchor: calendarAnchor, zone } };
}

/** Says what is written, for a call that measures nothing. */
export function writtenSlos(terms: Terms, options: BudgetValues): Outcome {
  const slos = reportedSlos(terms, options);
  return {
    report: {
      title: 'SLOs',
      blocks: [],
      data: {},
      warnings: [
        ...(asksForRules(options) ? fileNotices(terms, options).map(warningOf) : []),
        ...ruleWarnings(slos, options),
      ],
      remarks: [],
      explanation: () => [],
      slos,
      minEvents: options.minEvents,
    },
    zone: utc,
    checks: [],
    targetSubjects: [],
  };
}

/** What a reader of rules must know, where rules are asked for. */
export function ruleWarnings(slos: readonly ReportedSlo[], options: BudgetValues): Report['warnings'] {
  return asksForRules(options) ? ruleNotices(slos, options.minEvents).map(warningOf) : [];
}
