import { fail, type TypedPlace } from '../../core/problem.ts';
import {
  type Change,
  type ChangeVerb,
  changeVerbs,
  isFactor,
  leverPhases,
  parseChange,
  type Scenario,
} from '../../core/projection/change.ts';
import type { OperatingPoint } from '../../core/projection/operating-point.ts';
import type { ProjectionOptions } from '../../core/projection/project.ts';
import { parseAvailability } from '../../core/quantity/availability.ts';
import { parseDecimal, toNumber } from '../../core/quantity/decimal.ts';
import { parseDuration, parsePositiveDuration } from '../../core/quantity/duration.ts';
import { optionList, optionText, type RawOptions, readOption, typed, wholeNumber } from '../option-values.ts';
import { failoverOptions } from './failover.ts';
import { readScenarios, refuseSetTwice } from './scenarios.ts';

/** What `project` is asked for beside the log, read and checked before any log is opened. */
export async function projectionOptions(
  options: RawOptions,
  standardInput: () => AsyncIterable<Uint8Array>,
): Promise<ProjectionOptions> {
  const target = readOption(options, 'target', parseAvailability);
  const path = optionText(options, 'scenarios');
  const scenarios = [
    ...typedScenarios(options),
    ...(path === undefined ? [] : await readScenarios(path, standardInput)),
  ];
  refuseRepeated(scenarios);
  return {
    scenarios,
    targetUnavailability: target?.unavailability ?? null,
    costPerHour: readOption(options, 'costPerHour', parseMoney) ?? null,
    horizonSeconds: readOption(options, 'window', parseHorizon)!,
    runs: runsOf(options),
    seed: wholeNumber(options, 'seed'),
    failover: failoverOptions(options),
  };
}

/** The changes of the command line, each option a scenario of its own; `--reduce detect=50%,fix=20%` is one of two changes. */
function typedScenarios(options: RawOptions): readonly Scenario[] {
  return changeVerbs.flatMap((verb: ChangeVerb) =>
    optionList(options, verb)
      .filter((text) => verb !== 'mtbf' || isFactor(text))
      .map((text): Scenario => {
        const parts = verb === 'without' ? [text] : text.split(','); // there a comma parts values of one column
        const changes = parts.map((part) => parseChange(verb, part, typed(verb, text, part.trim())));
        refuseSetTwice(changes, typed(verb, text));
        return { name: `${verb} ${text.trim()}`, changes };
      }),
  );
}

function refuseRepeated(scenarios: readonly Scenario[]): void {
  const known = new Set<string>();
  for (const { name } of scenarios) {
    if (name === 'now')
      fail('usage', { message: 'a scenario is called now, as what is', hint: 'give it another name' });
    if (known.has(name))
      fail('usage', { message: `the scenario ${name} is there twice`, hint: 'give each a name of its own' });
    known.add(name);
  }
}

/** MTBF and MTTR as they are typed instead of a log; null where a log is meant. */
export function typedMeans(args: readonly string[], options: RawOptions): OperatingPoint | null {
  const lengths = optionList(options, 'mtbf').filter((text) => !isFactor(text));
  const mttr = optionText(options, 'mttr');
  if (lengths.length === 0 && mttr === undefined) return null;
  if (args.length > 0)
    return fail('usage', {
      message: 'a log and --mtbf or --mttr say different things',
      hint: 'with a log, --set mttr=10m, --set mtbf=30d and --mtbf x2 are changes; without one, --mtbf 720h --mttr 2h is where they start',
    });
  if (lengths.length === 0 || mttr === undefined) {
    const message = mttr === undefined ? '--mtbf needs --mttr' : '--mttr needs --mtbf';
    return fail('usage', { message, hint: 'availability follows from both: MTBF / (MTBF + MTTR)' });
  }
  if (lengths.length > 1)
    return fail('usage', { message: '--mtbf is there twice', hint: 'a change of it is a factor: --mtbf x2' });
  refuseLogOptions(options);
  const uptimeSeconds = parsePositiveDuration(lengths[0]!, typed('mtbf', lengths[0]!));
  const downtimeSeconds = parseDuration(mttr, typed('mttr', mttr));
  return { uptimeMilliseconds: uptimeSeconds * 1_000, downtimeMilliseconds: downtimeSeconds * 1_000, failures: 1 };
}

const logOptions = [
  ...['from', 'to', 'month', 'exclude', 'serviceHours', 'map', 'dateFormat', 'split', 'skipInvalid', 'where'],
  ...['downtime', 'downtimeUntil', 'impactMap', 'minOutage', 'mergeWithin', 'compare', 'without', 'failover', 'helps'],
];

function refuseLogOptions(options: RawOptions): void {
  const given = logOptions.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  const flag = typed(given, '').option!;
  fail('usage', { message: `${flag} needs a log`, hint: 'name one instead of --mtbf and --mttr' });
}

/** Changes that only a log can carry out. */
export function refuseLogChanges(scenarios: readonly Scenario[]): void {
  const phases: readonly string[] = leverPhases;
  const isForLogs = (change: Change): boolean =>
    change.kind === 'without' || ('what' in change && phases.includes(change.what));
  const change = scenarios.flatMap(({ changes }) => changes).find(isForLogs);
  if (change)
    fail('usage', {
      message: `${change.text} needs a log: causes and phases are not in an MTBF and an MTTR`,
      hint: 'name a log instead of --mtbf and --mttr, or change mttr and mtbf only',
    });
}

const longestHorizonSeconds = 100 * 365 * 86_400;

function parseHorizon(text: string, where: TypedPlace): number {
  const seconds = parsePositiveDuration(text, where);
  if (seconds <= longestHorizonSeconds) return seconds;
  return fail(
    'usage',
    { message: 'a forecast of more than 100 years is none', hint: '--window is how far it looks ahead: 30d' },
    where,
  );
}

function runsOf(options: RawOptions): number {
  const runs = wholeNumber(options, 'runs');
  if (runs >= 100 && runs <= 10_000_000) return runs;
  const message = `${optionText(options, 'runs')} runs are ${runs < 100 ? 'too few for a percentile' : 'more than memory should hold'}`;
  return fail(
    'usage',
    { message, hint: 'give 100 to 10000000; 10000 is the default' },
    typed('runs', optionText(options, 'runs')!),
  );
}

function parseMoney(text: string, where: TypedPlace): number {
  const amount = parseDecimal(text.trim());
  const value = amount ? toNumber(amount) : Number.NaN;
  if (value >= 0 && value < 1e15) return value;
  return fail('pairUnreadable', { text, expected: 'an amount of money without its unit, such as 5000' }, where);
}
