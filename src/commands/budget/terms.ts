import { defaultPolicy, type Policy } from '../../core/budget/policy.ts';
import { fail, type Place } from '../../core/problem.ts';
import { type Availability, parseAvailability } from '../../core/quantity/availability.ts';
import type { Slo, SloFile, SloObjective } from '../../input/slo/model.ts';
import { namesSloFiles } from '../../input/slo/named-slo-files.ts';
import type { Targets } from '../../input/slo/targets.ts';
import { formatTarget } from '../../report/numbers.ts';
import type { CommandContext } from '../command.ts';
import type { Given } from '../options/given.ts';
import { wordOf } from '../options/readers.ts';
import type { BudgetValues } from './options.ts';

/** What every budget needs, whatever it counts. */
export interface Terms {
  /** null: `--suggest` finds one, or the file of targets names all. */
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
export async function readTerms(options: BudgetValues, context: CommandContext): Promise<Terms> {
  const { sla, slo: given } = options;
  const [text, second] = given;
  const policy = await policyOf(options, context);
  const gate = gateOf(options, policy);
  const targets = await targetsOf(options, context);
  const percent = given.find((each) => !namesSloFiles(each.text));
  if (second && percent)
    fail('optionTwice', { flag: percent.flag, texts: given.map((each) => each.text) }, second.place());
  if (text && !percent) {
    if (targets) fail('targetsTwice', {});
    const { readSloFiles } = await import('../../input/slo/read-slo-file.ts');
    const file = await readSloFiles(given, context.standardInput);
    const objectives = named(file);
    return { slo: objectives[0]!.objective.target, shownSlo: 'slo', sla, policy, gate, file, objectives, targets };
  }
  return {
    slo: text
      ? percentOf(text)
      : (targets?.fallback?.target ?? (options.suggest || targets ? null : fail('sloMissing', {}))),
    shownSlo: text ? formatTarget(text.text) : 'slo',
    sla,
    policy,
    gate,
    file: null,
    objectives: null,
    targets,
  };
}

/** Where a file asks for an objective, or for the only one. */
export function placeOf(key: string | null, { objectives }: Terms): Place | null {
  const asked = key === null ? objectives?.[0] : objectives?.find((each) => each.key === key);
  return asked?.objective.place ?? null;
}

function percentOf(given: Given): Availability {
  const slo = given.read(parseAvailability);
  if (slo.unavailability > 0 && slo.unavailability < 1) return slo;
  return fail('sloWhole', { isWhole: slo.unavailability === 0 }, given.place());
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

async function policyOf({ policy }: BudgetValues, context: CommandContext): Promise<Policy> {
  if (!policy) return defaultPolicy;
  const { readPolicyFile } = await import('../../input/slo/policy.ts');
  return readPolicyFile(policy.text, context.standardInput);
}

async function targetsOf({ targets }: BudgetValues, context: CommandContext): Promise<Targets | null> {
  if (!targets) return null;
  const { readTargetsFile } = await import('../../input/slo/targets.ts');
  return readTargetsFile(targets.text, context.standardInput);
}

function gateOf({ gate }: BudgetValues, policy: Policy): string | null {
  return (
    gate?.read(
      wordOf(
        policy.map(({ name }) => name),
        'state',
      ),
    ) ?? null
  );
}
