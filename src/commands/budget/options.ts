import { parseAvailability } from '../../core/quantity/availability.ts';
import { parseDuration, parsePositiveDuration } from '../../core/quantity/duration.ts';
import { calendarPeriodNames } from '../../core/time/calendar.ts';
import { namesSloFiles, sloFilesNamed } from '../../input/slo/named-slo-files.ts';
import { cutOptions, downtimeOptions, readingOptions, windowOptions } from '../log/options.ts';
import { serverOptions } from '../log/server-options.ts';
import { flag, group, onlyFor, option, repeatable, type Values } from '../options/declare.ts';
import { costPerHourOption, parseMoney } from '../options/money.ts';
import { parseWhole, wordOf } from '../options/readers.ts';
import type { SharedValues } from '../options/shared.ts';

/** Counts by time have a window and stamps; only incidents last, have a service, and may be cut. */
const byTime = ['incidents', 'events', 'counts'] as const;
const ofIncidents = ['incidents'] as const;
/** Without a log there is a budget still, of a window, and what may be risked of it. */
const withWindow = ['incidents', 'events', 'counts', 'fresh'] as const;
const ofTime = ['incidents', 'fresh'] as const;
/** What judges a budget, or what is gone of it: nothing does where SLOs are only written down. */
const judging = ['incidents', 'events', 'counts', 'totals', 'fresh'] as const;
const { dateFormat, every, ...reading } = readingOptions;
const { window, zone, ...limits } = windowOptions;

export const budgetOptions = {
  ...onlyFor(withWindow, limits),
  ...onlyFor([...withWindow, 'written'], { window, zone }),
  ...onlyFor(ofTime, cutOptions),
  ...onlyFor(ofIncidents, reading),
  ...onlyFor(['incidents', 'events'], { dateFormat }),
  ...onlyFor(['incidents', 'counts'], { every }),
  ...serverOptions,
  ...onlyFor(ofIncidents, downtimeOptions),
  ...group('Budget:', {
    slo: repeatable('<percent>', 'the target: 99.9, 3n; or SLO files: a file, a folder, "slo/*.yaml"').naming((text) =>
      namesSloFiles(text) ? sloFilesNamed(text) : [],
    ),
    sla: option('<percent>', 'the promise to customers; must be looser than the SLO', parseAvailability).onlyFor(
      ...judging,
    ),
    calendar: option(
      '<period>',
      'month, quarter, week or year that holds now (default: the 30 days up to now)',
      wordOf(calendarPeriodNames, 'calendar period'),
    )
      .excluding('from', 'to', 'window', 'month', 'quarter')
      .onlyFor(...withWindow, 'written'),
    lookback: option('<duration>', 'how far back the current burn rate looks', parsePositiveDuration)
      .or('1h')
      .onlyFor(...byTime),
    consumed: option(
      '<duration>',
      'without a log: what is gone of the budget (default: nothing)',
      parseDuration,
    ).onlyFor('fresh'),
    good: option(
      '<n or promql>',
      'events that went well; with --total, instead of a log: numbers, or with --prometheus queries with {{.window}}',
    ).needing(['total']),
    total: option('<n or promql>', 'all events').needing(['good']),
    by: option('<column>', 'one budget a service, a cause, a team: of any column, the least left first').onlyFor(
      ...ofIncidents,
    ),
    targets: option('<file>', 'targets by service, or by what --by names: YAML or JSON')
      .naming()
      .onlyFor(...ofIncidents),
  }),
  ...group('Decisions:', {
    ...onlyFor(judging, {
      policy: option('<file>', 'steps of the policy instead of the usual four: YAML or JSON').naming(),
      gate: option('<state>', 'a check that misses in this state of the policy or a worse one'),
    }),
    ...onlyFor(ofTime, {
      deploy: option('<"risk outage">', 'the cost of a change: "5% 20m"; of twenty: "5% 20m x20"'),
    }),
    ...onlyFor(ofIncidents, {
      deploys: option(
        '<file>',
        'deploys, joined to the incidents: the change failure rate, and the risk of --deploy',
      ).naming(),
      within: option(
        '<duration>',
        'with --deploys: an incident belongs to one so long before it (default: 15m)',
        parsePositiveDuration,
      ).needing(['deploys']),
    }),
    alerts: flag('burn rate alerts for this SLO and window; of counted events, with what burns now').onlyFor(
      ...withWindow,
    ),
    minEvents: option(
      '<n>',
      'with alerts on counted events, and in rules for Prometheus: the long window must hold so many (default: so many that one bad one fires none)',
      parseWhole,
    ).onlyFor('events', 'counts', 'written'),
    replayAlerts: flag('run these alerts over the log: what fired, when, what nothing caught').onlyFor(...byTime),
    ...onlyFor(ofTime, {
      traffic: option('<rate>', 'shows the alerts, with what so many requests by time make of them: 40/h'),
      costPerHour: costPerHourOption,
    }),
    ...onlyFor(ofIncidents, {
      history: flag('all windows so far, one a line: what each attained, consumed and whether it was met'),
      credits: option('<threshold=credit>', 'the SLA statement: "99.99=10%,99=25%,95=100%" (see --calendar)'),
      fee: option('<amount>', 'what the credits are a share of', parseMoney).needing(['credits']),
      suggest: flag('the target that the log so far would keep; without --slo the budget is held to it'),
      seed: option('<n>', 'seed of the forecast: whether the rest lasts, and --suggest', parseWhole)
        .or('1')
        .needing(['suggest', 'calendar', 'month', 'quarter'], 'suggest'),
    }),
    ...onlyFor(ofTime, {
      topology: option('<file>', 'the SLO must lie within what this topology can reach (see compose)').naming(),
      journey: option('<name>', 'of --topology (default: the least available)').needing(['topology']),
    }),
  }),
  ...group('Result:', {
    top: option('<n>', 'how many incidents and causes are listed', parseWhole)
      .or('5')
      .onlyFor(...ofIncidents),
  }),
};

export type BudgetValues = Values<typeof budgetOptions> & SharedValues;
