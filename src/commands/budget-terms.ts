import { defaultPolicy, type Policy } from '../core/budget/policy.ts';
import { nearest } from '../core/nearest.ts';
import { fail } from '../core/problem.ts';
import { type Availability, parseAvailability } from '../core/quantity/availability.ts';
import { optionText, type RawOptions, readOption, typed } from './option-values.ts';

/** What every budget needs, whatever it counts. */
export interface Terms {
  readonly slo: Availability;
  /** As typed, with its `%`. */
  readonly shownSlo: string;
  readonly sla: Availability | null;
  readonly policy: Policy;
  readonly gate: string | null;
}

export function termsOf(options: RawOptions): Terms {
  const text = optionText(options, 'slo');
  if (text === undefined)
    return fail('usage', {
      message: 'no SLO was given',
      hint: 'name the target that the budget belongs to: --slo 99.9',
    });
  const slo = parseAvailability(text, typed('slo', text));
  if (slo.unavailability === 0 || slo.unavailability === 1)
    fail(
      'usage',
      {
        message: slo.unavailability === 0 ? 'an SLO of 100 % leaves no budget' : 'an SLO of 0 % is no target',
        hint: 'give a target between 0 and 100 %, such as 99.9',
      },
      typed('slo', text),
    );
  const policy = defaultPolicy;
  return {
    slo,
    shownSlo: shownTarget(text),
    sla: readOption(options, 'sla', parseAvailability) ?? null,
    policy,
    gate: gateOf(options, policy),
  };
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

function shownTarget(text: string): string {
  const trimmed = text.trim();
  return /[%n]$/.test(trimmed) || Number(trimmed) < 1 ? trimmed : `${trimmed}%`;
}
