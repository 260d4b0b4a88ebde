import type { ModelPart } from '../compile/failure-model.ts';

/**
 * What each part is called where its name alone must tell it from all others: its name, or `domain:za` where a component za
 * and a domain za share it. @example [...partLabels([component('za'), domain('za')]).values()] // ['component:za', 'domain:za']
 */
export function partLabels(parts: readonly ModelPart[]): ReadonlyMap<ModelPart, string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { name } of parts) (seen.has(name) ? shared : seen).add(name);
  return new Map(parts.map((part) => [part, shared.has(part.name) ? `${part.kind}:${part.name}` : part.name]));
}
