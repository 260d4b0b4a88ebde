import { type Baseline, compareWithBaseline } from '../core/gates/change.ts';
import type { Check } from '../core/gates/check.ts';
import { type RunIdentity, readBaseline } from '../input/baseline/read-baseline.ts';
import type { StandardInput } from '../input/source/source.ts';
import type { SharedValues } from './options/shared.ts';

/** Reads the baseline of a call; what is given back compares checks with it. */
export async function comparing(
  file: string,
  failOn: SharedValues['failOn'],
  standardInput: StandardInput,
  run: RunIdentity,
): Promise<(checks: readonly Check[]) => readonly Check[]> {
  const baseline: Baseline = await readBaseline(file, standardInput, run);
  return (checks) => compareWithBaseline(checks, baseline, failOn === 'worse');
}
