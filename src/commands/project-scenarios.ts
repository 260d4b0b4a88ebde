import type { Scenario } from '../core/projection/change.ts';

export async function readScenarios(
  _path: string,
  _standardInput: () => AsyncIterable<Uint8Array>,
): Promise<readonly Scenario[]> {
  return [];
}
