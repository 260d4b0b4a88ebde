import { fail } from '../../core/problem.ts';
import {
  type Change,
  type ChangeVerb,
  changeVerbs,
  isFactor,
  type LeverPhase,
  leverOf,
  leverPhases,
  parseChange,
  type Scenario,
} from '../../core/projection/change.ts';
import type { OperatingPoint } from '../../core/projection/operating-point.ts';
import type { ProjectionOptions } from '../../core/projection/project.ts';
import { type KnownPhases, phasesOf } from '../../core/projection/scenario.ts';
import { parseDuration, parsePositiveDuration } from '../../core/quantity/duration.ts';
import type { StandardInput } from '../../input/source/source.ts';
import type { Call } from '../command.ts';
import { phaseTargetsOf } from '../log/phase-targets.ts';
import type { Given } from '../options/given.ts';
import { inSequence, type TypedTexts } from '../options/parse.ts';
import { pairsOf } from '../options/readers.ts';
import { failoverOptions } from './failover.ts';
import type { ProjectValues, projectOptions } from './options.ts';
import { readScenarios, refuseSetTwice } from './scenarios.ts';

/** What `project` is asked for beside the log, read and checked before any log is opened. */
export async function projectionOptions(
  { options, typed }: Call<typeof projectOptions>,
  standardInput: StandardInput,
): Promise<ProjectionOptions> {
  const named = options.scenarios;
  const scenarios = [
    ...typedScenarios(options, typed),
    ...(named ? await readScenarios(named.text, standardInput) : []),
  ];
  refuseRepeated(scenarios);
  return {
    scenarios,
    targetUnavailability: options.target?.availability.unavailability ?? null,
    phaseTargets: phaseTargetsOf(options.phaseTarget),
    costPerHour: options.costPerHour,
    horizonSeconds: options.window,
    runs: options.runs,
    seed: options.seed,
    failover: failoverOptions(options),
  };
}

/**
 * The changes of the command line, each option a scenario of its own, as they are typed; `--reduce detect=50%,fix=20%` is one
 * of two changes.
 */
function typedScenarios(options: ProjectValues, typed: TypedTexts): readonly Scenario[] {
  const scenario = (verb: ChangeVerb, given: Given): Scenario => {
    const { text } = given;
    const parts = verb === 'without' ? [text] : text.split(','); // there a comma parts values of one column
    const changes = parts.map((part) => parseChange(verb, part, given.place(part.trim())));
    refuseSetTwice(changes, given.place());
    return { name: `${verb} ${text.trim()}`, changes };
  };
  const read = changeVerbs.map((verb) => [
    verb,
    options[verb].map((given) => (verb !== 'mtbf' || isFactor(given.text) ? scenario(verb, given) : null)), // a length is no change
  ]);
  return inSequence<Scenario | null>(typed, Object.fromEntries(read)).filter((each) => each !== null);
}

function refuseRepeated(scenarios: readonly Scenario[]): void {
  const known = new Set<string>();
  for (const { name } of scenarios) {
    if (name === 'now') fail('scenarioNamedNow', {});
    if (known.has(name)) fail('scenarioTwice', { name });
    known.add(name);
  }
}

/** MTBF and MTTR as they are typed instead of a log, the MTTR as a whole or by its phases; null where a log is meant. */
export function typedMeans({
  args,
  options,
}: Call<typeof projectOptions>): { readonly point: OperatingPoint; readonly phases: KnownPhases | null } | null {
  const lengths = options.mtbf.filter(({ text }) => !isFactor(text));
  const { mttr } = options;
  if (lengths.length === 0 && !mttr) return null;
  if (args.length > 0) return fail('meansAndLog', {});
  const [mtbf, ...more] = lengths;
  if (more.length > 0) return fail('meanTwice', {});
  if (!mtbf || !mttr) return fail('meanMissing', { given: mtbf ? 'mtbf' : 'mttr', missing: mtbf ? 'mttr' : 'mtbf' });
  const byPhase = mttr.text.includes('=') ? phaseLengths(mttr) : null;
  const mttrSeconds = byPhase ? leverPhases.reduce((sum, phase) => sum + byPhase[phase], 0) : mttr.read(parseDuration);
  return {
    point: {
      uptimeMilliseconds: mtbf.read(parsePositiveDuration) * 1_000,
      downtimeMilliseconds: mttrSeconds * 1_000,
      failures: 1,
    },
    phases: byPhase && phasesOf(byPhase),
  };
}

/** `detect=5m,identify=30m,fix=7m,verify=3m`: all four, since one that is forgotten would make the recovery shorter. */
function phaseLengths(given: Given): Readonly<Record<LeverPhase, number>> {
  const lengths: Partial<Record<LeverPhase, number>> = {};
  for (const [name, length, place] of pairsOf([given], 'PHASE=DURATION: detect=5m,identify=30m,fix=7m,verify=3m')) {
    const phase = leverOf(name, leverPhases, place);
    if (lengths[phase] !== undefined) fail('setTwice', { what: phase }, place);
    lengths[phase] = parseDuration(length, place);
  }
  const missing = leverPhases.filter((phase) => lengths[phase] === undefined);
  if (missing.length > 0) fail('phasesMissing', { text: given.text, missing }, given.place());
  return lengths as Record<LeverPhase, number>;
}

/** Changes that only a log can carry out, or only phases that are known. */
export function refuseLogChanges(scenarios: readonly Scenario[], hasPhases: boolean): void {
  const phases: readonly string[] = leverPhases;
  const ofPhase = (change: Change): boolean => 'what' in change && phases.includes(change.what);
  const isForLogs = (change: Change): boolean => change.kind === 'without' || (!hasPhases && ofPhase(change));
  const change = scenarios.flatMap(({ changes }) => changes).find(isForLogs);
  if (change) fail('changeNeedsLog', { change: change.text, isOfPhase: ofPhase(change) });
}
