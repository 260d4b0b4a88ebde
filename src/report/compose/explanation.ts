import type { ExplainedGate } from '../../core/topology/explain.ts';
import { printExpression } from '../../core/topology/expression/print.ts';
import { partLabels } from '../../core/topology/part-labels.ts';
import type { ComposeResult } from './result.ts';

/** Longer formulas are cut: nobody checks them by hand. */
const longest = 160;

/** The formulas with their numbers put in. */
export function composeExplanation({ detail, explained, importance, model }: ComposeResult): readonly string[] {
  const { result, frequency, nodes, degraded } = detail.analysis;
  const lines = explained().map(gateLine);
  lines.push(
    `${detail.analysis.journey.name}: U = ${result.unavailability}, exact: a decision diagram of ${nodes} nodes, U = Σ over its paths of q·hi + (1 − q)·lo`,
  );
  if (result.nines !== null) lines.push(`nines = −log10(${result.unavailability}) = ${result.nines}`);
  if (frequency && frequency.failuresPerSecond > 0) {
    const { failuresPerSecond, mttrSeconds, mtbfSeconds } = frequency;
    lines.push(
      `failure frequency ω = Σ Birnbaum × 1/(MTBF + MTTR) = ${failuresPerSecond} /s; MTTR = U/ω = ${mttrSeconds} s; MTBF = A/ω = ${mtbfSeconds} s`,
    );
  }
  if (degraded)
    lines.push(
      `degraded = U with everything optional − U = ${degraded.full.unavailability} − ${result.unavailability} = ${degraded.degradedRatio}`,
    );
  const [worst] = importance;
  if (worst && worst.criticality !== null)
    lines.push(
      `${partLabels(model.parts).get(worst.part)}: criticality = q·B/U = ${worst.part.unavailability} × ${worst.birnbaum} / ${result.unavailability} = ${worst.criticality}`,
    );
  return lines;
}

function gateLine({ gate, unavailability, parts, formulaHolds }: ExplainedGate): string {
  const name = cut(printExpression(gate));
  if (!formulaHolds)
    return gate.kind === 'atLeast'
      ? `${name}: U = P(fewer than ${gate.need} work) = ${unavailability}`
      : `${name}: shares parts, so no plain product holds; U = ${unavailability}`;
  const factors = parts.map(({ unavailability: u }) => (gate.kind === 'series' ? `(1 − ${u})` : String(u)));
  const product = cut(factors.join(' × '));
  return `${name}: U = ${gate.kind === 'series' ? `1 − ${product}` : product} = ${unavailability}`;
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
