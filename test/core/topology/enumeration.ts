import type { Expression } from '../../../src/core/topology/expression/expression.ts';
import type { Topology } from '../../../src/core/topology/model/model.ts';

/*
 * An oracle of its own: all states of all parts are walked through, each weighs with an exact fraction, and whether a
 * journey works is asked of the topology's words, top down. No gate, no diagram, no float.
 */

/** The double nearest to numerator / 10^digits. */
export function toDouble(numerator: bigint, digits: number): number {
  return Number(`${numerator}e-${digits}`);
}

interface Part {
  readonly key: string;
  /** Failure probability × 10^digits. */
  readonly q: bigint;
}

/** Unavailabilities in the random topologies have at most so many decimals. */
const digits = 8;
const unit = 10n ** BigInt(digits);
const asWhole = (q: number): bigint => BigInt(Math.round(q * Number(unit)));

/**
 * The exact unavailability of a journey: the sum over all states of the product of the parts' probabilities. Parts: own
 * failures of instances, domains, common causes (beta × the smallest q; beta a whole percent), the need of a request.
 */
export function enumeratedUnavailability(topology: Topology, journey: number, countOptional: boolean): number {
  const parts = new Map<string, Part>();
  const put = (key: string, q: bigint): void => void parts.set(key, { key, q });
  const components = new Map(topology.components.map((each) => [each.name, each]));
  const causes = topology.commonCauses.map(({ components: names, beta }, number) => {
    const least = asWhole(Math.min(...names.map((name) => components.get(name)!.numbers.unavailability)));
    const common = (least * BigInt(Math.round(beta * 100))) / 100n;
    put(`cause ${number}`, common);
    return { names, common };
  });
  for (const { name, numbers, replicas, share } of topology.components) {
    let own = asWhole(numbers.unavailability);
    for (const { names, common } of causes) if (names.includes(name)) own -= common;
    for (let i = 0; i < replicas; i++) put(`own ${name} ${i}`, own);
    if (share < 1) put(`need ${name}`, asWhole(share));
  }
  for (const { name, numbers } of topology.domains) put(`domain ${name}`, asWhole(numbers.unavailability));

  const all = [...parts.values()];
  let failed = 0n;
  for (let state = 0; state < 1 << all.length; state++) {
    const down = new Set(all.filter((_, i) => (state >> i) & 1).map(({ key }) => key));
    if (works(topology, topology.journeys[journey]!.path, down, countOptional)) continue;
    let weight = 1n;
    all.forEach(({ q }, i) => {
      weight *= (state >> i) & 1 ? q : unit - q;
    });
    failed += weight;
  }
  return toDouble(failed, digits * all.length);
}

function works(topology: Topology, path: Expression, down: ReadonlySet<string>, countOptional: boolean): boolean {
  switch (path.kind) {
    case 'series':
      return path.parts.every((part) => works(topology, part, down, countOptional));
    case 'parallel':
      return path.parts.some((part) => works(topology, part, down, countOptional));
    case 'atLeast':
      return path.parts.filter((part) => works(topology, part, down, countOptional)).length >= path.need;
    case 'copies':
      throw new Error('the random topologies have no copies');
    default:
      return nameWorks(topology, path.name, down, countOptional);
  }
}

function nameWorks(topology: Topology, name: string, down: ReadonlySet<string>, countOptional: boolean): boolean {
  const group = topology.groups.get(name);
  if (group) return works(topology, group, down, countOptional);
  const component = topology.components.find((each) => each.name === name)!;
  if (component.isOptional && !countOptional) return true;
  if (component.share < 1 && !down.has(`need ${name}`)) return true; // the cache answers this request
  const others = countOptional ? [...component.dependsOn, ...component.optionalCalls] : component.dependsOn;
  if (!others.every((other) => nameWorks(topology, other, down, countOptional))) return false;
  let up = 0;
  for (let i = 0; i < component.replicas; i++) {
    const domain = component.domains[i % component.domains.length];
    const hit = topology.commonCauses.some((cause, n) => cause.components.includes(name) && down.has(`cause ${n}`));
    if (!down.has(`own ${name} ${i}`) && !hit && !(domain !== undefined && down.has(`domain ${domain}`))) up++;
  }
  return up >= component.need;
}
