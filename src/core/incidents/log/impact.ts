import { type IncidentLog, rowFlags } from './log.ts';
import { entriesNamed } from './names.ts';

/** `severity:minor=30%`: what a word of a column weighs where the row has no impact of its own. */
export interface WeightRule {
  readonly key: string;
  readonly value: string;
  readonly weight: number;
}

/** The weight of every row, and whether anything in the log or on the command line said so (else it is whole, 1). */
export interface RowWeights {
  readonly weight: Float64Array;
  readonly isWeighted: (row: number) => boolean;
}

/**
 * Applies the rules to rows without an impact of their own. The first rule in order that fits wins; a rule for a service fits an
 * incident that names it among others.
 */
export function rowWeights(log: IncidentLog, rules: readonly WeightRule[]): RowWeights {
  if (rules.length === 0) {
    return { weight: log.impact, isWeighted: (row) => (log.flags[row]! & rowFlags.weighted) !== 0 };
  }
  const weight = Float64Array.from(log.impact);
  const weighted = new Uint8Array(log.count);
  const lookUps = rules.map((rule) => ({ weight: rule.weight, fits: fitsRule(log, rule) }));
  for (let row = 0; row < log.count; row++) {
    if ((log.flags[row]! & rowFlags.weighted) !== 0) {
      weighted[row] = 1;
      continue;
    }
    const rule = lookUps.find(({ fits }) => fits(row));
    if (!rule) continue;
    weight[row] = rule.weight;
    weighted[row] = 1;
  }
  return { weight, isWeighted: (row) => weighted[row] === 1 };
}

function fitsRule(log: IncidentLog, { key, value }: WeightRule): (row: number) => boolean {
  const dimension = log.dimensions.get(key);
  if (!dimension) return () => false;
  const fits = entriesNamed(dimension.dictionary, [value]);
  return (row) => fits[dimension.values[row]!] === 1;
}

const lesser =
  /^(minor|none|low|info|informational|degraded.*|partial.*|service_information|trivial|cosmetic|p[45]|sev-?[45])$/i;

/** True for a severity word that means less than an outage: status pages call these incidents too. */
export function isLesserSeverity(severity: string | null): boolean {
  return severity !== null && lesser.test(severity.trim());
}
