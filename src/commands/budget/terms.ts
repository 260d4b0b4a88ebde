import { defaultPolicy, type Policy } from '../../core/budget/policy.ts';
import { nearest } from '../../core/nearest.ts';
import { fail } from '../../core/problem.ts';
import { type Availability, parseAvailability } from '../../core/quantity/availability.ts';
import { shownTarget } from '../../core/quantity/shown-target.ts';
import type { Slo, SloFile, SloObjective } from '../../input/slo/model.ts';
import type { Targets } from '../../input/slo/targets.ts';
import type { CommandContext } from '../command.ts';
import { optionList, optionText, type RawOptions, readOption, typed } from '../option-values.ts';

/** What every budget needs, whatever it counts. */
export interface Terms {
  /** null: `--suggest` finds one. */
  readonly slo: Availability | null;
  /** As typed, with its `%`; of a file just `slo`. */
  readonly shownSlo: string;
  readonly sla: Availability | null;
  readonly policy: Policy;
  readonly gate: string | null;
  /** The SLO file, and every objective in it with the name that it goes by. */
  readonly file: SloFile | null;
  readonly objectives: readonly NamedObjective[] | null;
  readonly targets: Targets | null;
}

export interface NamedObjective {
  readonly key: string;
  readonly slo: Slo;
  readonly objective: SloObjective;
}

/** Options and the files that they name → what the budget is held to. */
export async function readTerms(args: readonly string[], options: RawOptions, context: CommandContext): Promise<Terms> {
  const files = ['slo', 'policy', 'targets', 'deploys', 'topology'].flatMap((name) => optionText(options, name) ?? []);
  const inputs = [...files, ...args, ...optionList(options, 'exclude')];
  if (inputs.filter((path) => path === '-').length > 1) fail('standardInputTwice', {});
  const policy = await policyOf(options, context);
  const gate = gateOf(options, policy);
  const sla = readOption(options, 'sla', parseAvailability) ?? null;
  const targets = await targetsOf(options, context);
  const text = optionText(options, 'slo') ?? null;
  if (text !== null && isFileName(text)) {
    if (targets) fail('usage', { message: '--targets and an SLO file both name targets', hint: 'give one of them' });
    const { readSloFile } = await import('../../input/slo/openslo.ts');
    const file = await readSloFile(text, context.standardInput);
    const objectives = named(file);
    return { slo: objectives[0]!.objective.target, shownSlo: 'slo', sla, policy, gate, file, objectives, targets };
  }
  const fallback = targets?.fallback?.target;
  const wantsSuggestion = options['suggest'] === true;
  const slo =
    text === null && fallback
      ? fallback
      : text === null && wantsSuggestion
        ? null
        : percentOf(text, optionText(options, 'targets'));
  return {
    slo,
    shownSlo: text === null ? 'slo' : shownTarget(text),
    sla,
    policy,
    gate,
    file: null,
    objectives: null,
    targets,
  };
}

/** `slo.yaml`, `teams/slo`, and not `99.9`. */
function isFileName(text: string): boolean {
  return /\.(ya?ml|json)$/i.test(text) || text.includes('/') || text === '-';
}

function percentOf(text: string | null, targetsPath: string | undefined): Availability {
  if (text === null && targetsPath !== undefined)
    return fail('usage', {
      message: `${targetsPath} has no default: services that it does not name have no target`,
      hint: 'add one to the file (default: 99.9%), or name it here: --slo 99.9',
    });
  if (text === null)
    return fail('usage', {
      message: 'no SLO was given',
      hint: 'name the target that the budget belongs to: --slo 99.9',
    });
  const slo = parseAvailability(text, typed('slo', text));
  if (slo.unavailability > 0 && slo.unavailability < 1) return slo;
  const message = slo.unavailability === 0 ? 'an SLO of 100 % leaves no budget' : 'an SLO of 0 % is no target';
  return fail('usage', { message, hint: 'give a target between 0 and 100 %, such as 99.9' }, typed('slo', text));
}

function named({ slos }: SloFile): readonly NamedObjective[] {
  return slos.flatMap((slo) =>
    slo.objectives.map((objective, i) => ({
      key: slo.objectives.length === 1 ? slo.name : `${slo.name}/${objective.name ?? i + 1}`,
      slo,
      objective,
    })),
  );
}

async function policyOf(options: RawOptions, context: CommandContext): Promise<Policy> {
  const path = optionText(options, 'policy');
  if (path === undefined) return defaultPolicy;
  const { readPolicyFile } = await import('../../input/slo/policy.ts');
  return readPolicyFile(path, context.standardInput);
}

async function targetsOf(options: RawOptions, context: CommandContext): Promise<Targets | null> {
  const path = optionText(options, 'targets');
  if (path === undefined) return null;
  const { readTargetsFile } = await import('../../input/slo/targets.ts');
  return readTargetsFile(path, context.standardInput);
}

function gateOf(options: RawOptions, policy: Policy): string | null {
  const known = policy.map(({ name }) => name);
  return (
    readOption(options, 'gate', (name, place) =>
      known.includes(name)
        ? name
        : fail('nameUnknown', { what: 'state', name, known, suggestion: nearest(name, known) }, place),
    ) ?? null
  );
}
