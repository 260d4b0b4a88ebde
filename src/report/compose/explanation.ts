import { smallest } from '../../core/order/extremes.ts';
import type { JourneyAnalysis } from '../../core/topology/analyze/analyze.ts';
import type { ExplainedGate } from '../../core/topology/analyze/explain.ts';
import { partLabels } from '../../core/topology/analyze/part-labels.ts';
import { definitionOrder, Names } from '../../core/topology/compile/definition-order.ts';
import { commonCauseName } from '../../core/topology/compile/model-parts.ts';
import { printExpression } from '../../core/topology/expression/print.ts';
import { namesIn } from '../../core/topology/expression/walk.ts';
import { ninesText } from '../formula.ts';
import { formatExact } from '../numbers.ts';
import { allOf, shortened } from '../words/phrases.ts';
import type { ComposeResult } from './result.ts';

/** Longer formulas are cut: nobody checks them by hand. */
const longest = 160;
const mostOptional = 20;

/** The formulas with their numbers put in. */
export function composeExplanation(result: ComposeResult): readonly string[] {
  const { detail, explained, importance, model } = result;
  const { degraded, result: found } = detail.analysis;
  const lines = [...explained().map(gateLine), ...causeLines(result)];
  lines.push(systemText(detail.analysis));
  if (found.nines !== null) lines.push(ninesText(found, found.nines));
  lines.push(...frequencyText(detail.analysis));
  if (degraded)
    lines.push(
      `degraded = U where everything optional is needed too − U = ${degraded.full.unavailability} − ${found.unavailability} = ${degraded.degradedRatio}`,
    );
  lines.push(...optionalLines(result).slice(0, mostOptional));
  const [worst] = importance;
  if (worst && worst.criticality !== null)
    lines.push(
      `${partLabels(model.parts).get(worst.part)}: criticality = q·B/U = ${worst.part.unavailability} × ${worst.birnbaum} / ${found.unavailability} = ${worst.criticality}`,
    );
  return lines;
}

export function systemText({ journey, result, bounds, nodes }: JourneyAnalysis): string {
  if (bounds)
    return `${journey.name}: not exact: U lies between ${bounds.lower} and ${bounds.upper}, proven by ${bounds.method}; the worse is shown`;
  return `${journey.name}: U = ${result.unavailability}, exact: a decision diagram of ${nodes} nodes, U = Σ over its paths of q·hi + (1 − q)·lo`;
}

export function frequencyText({ frequency, result }: JourneyAnalysis): readonly string[] {
  if (!frequency || frequency.failuresPerSecond === 0) return [];
  const { failuresPerSecond: rate, mttrSeconds, mtbfSeconds } = frequency;
  return [
    `failure frequency ω = Σ Birnbaum × 1/(MTBF + MTTR) = ${rate} /s; MTTR = U/ω = ${result.unavailability} / ${rate} = ${mttrSeconds} s; MTBF = A/ω = ${result.availability} / ${rate} = ${mtbfSeconds} s`,
  ];
}

/** What degrades: that it does not work is hidden, whatever the reason. */
function optionalLines({ topology, detail }: ComposeResult): readonly string[] {
  const names = new Names(topology);
  return definitionOrder(names, namesIn(detail.analysis.journey.path)).flatMap((name): readonly string[] => {
    const meaning = names.meaningOf(name);
    if (meaning.kind !== 'component') return [];
    const { isOptional, dependsOn, domains, optionalCalls } = meaning.component;
    const others = [...domains, ...dependsOn];
    const reasons = others.length > 0 ? ` or with ${allOf([...new Set(others)])}` : '';
    return [
      ...(isOptional ? [`${name} is optional: that it fails, by itself${reasons}, degrades and breaks nothing`] : []),
      ...(optionalCalls.length > 0
        ? [`${name} can do without ${allOf(optionalCalls)}: it is degraded while one of them fails`]
        : []),
    ];
  });
}

/** What the common causes of a journey take out of the unavailability of their members. */
function causeLines({ topology, importance }: ComposeResult): readonly string[] {
  return topology.commonCauses.flatMap((cause): readonly string[] => {
    const name = commonCauseName(cause);
    const common = importance.find(({ part }) => part.kind === 'commonCause' && part.name === name)?.part;
    if (!common) return []; // nothing that the journey needs has it
    const members = topology.components.filter((component) => cause.components.includes(component.name));
    const least = smallest(members.map(({ numbers }) => numbers.unavailability));
    const own = members.flatMap((member): readonly string[] => {
      const found = importance.find(({ part }) => part.kind === 'component' && part.component === member.name);
      const [own, q] = [found?.part.unavailability, member.numbers.unavailability];
      return own === undefined
        ? []
        : [`${member.name} ${q} − ${formatExact(common.unavailability)} = ${formatExact(own)}`];
    });
    const left = own.length > 0 ? `; own failures beside it: ${own.join(', ')}` : '';
    return [`${name}: β × the smallest q = ${cause.beta} × ${least} = ${formatExact(common.unavailability)}${left}`];
  });
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

const cut = (text: string): string => shortened(text, longest);
