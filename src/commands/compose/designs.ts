import { engine } from '../../core/diagram/index.ts';
import { about, askedAt, type Check, checkTarget } from '../../core/gates/check.ts';
import { parseUnavailabilityExactly } from '../../core/quantity/availability.ts';
import { withoutDust } from '../../core/quantity/without-dust.ts';
import { utc } from '../../core/time/zone.ts';
import { analyzeJourney, type JourneyAnalysis } from '../../core/topology/analyze/analyze.ts';
import { type Candidate, chooseDesign } from '../../core/topology/analyze/compare-designs.ts';
import { exactPortion, meetsTarget } from '../../core/topology/analyze/meets-target.ts';
import { compileTopology } from '../../core/topology/compile/compile.ts';
import { type FailureModel, unavailabilities } from '../../core/topology/compile/failure-model.ts';
import { commonCauseName } from '../../core/topology/compile/model-parts.ts';
import { costOfParts } from '../../core/topology/model/cost.ts';
import type { Topology } from '../../core/topology/model/model.ts';
import type { Design } from '../../report/compose/designs/design.ts';
import { designsReport } from '../../report/compose/designs/designs-report.ts';
import type { JourneyResult } from '../../report/compose/journey-result.ts';
import type { Call, CommandContext, Outcome } from '../command.ts';
import { promotionNotice, trafficOf } from './failover.ts';
import { chosenJourneys, furthestFromTarget, limitNotices, optionalNotice, resultOf } from './journeys.ts';
import { openTopology } from './open-topology.ts';
import type { composeOptions } from './options.ts';
import { requestChecks } from './request-targets.ts';

/** Several designs, each a file or an expression, held against their targets and against each other. */
export async function runDesigns(call: Call<typeof composeOptions>, context: CommandContext): Promise<Outcome> {
  call.refuseWithoutEffect('designs');
  const { args, options } = call;
  const { target: wanted } = options;
  const limits = { nodes: options.maxNodes, seconds: options.maxTime, elapsedSeconds: context.elapsedSeconds };
  const read = await openedInTurn(args, call, context);
  const names = distinctNames(read.map(({ topology: { name }, title }) => ({ name, title })));
  const found = read.map(({ topology, title, notices }, i) => {
    const model = compileTopology(topology);
    const chosen = chosenJourneys(model, options.journey);
    const journeys = chosen.map((each): JourneyResult => {
      const own = resultOf(analyzeJourney(engine, model, each, limits, options.approximate), each);
      return { ...own, target: wanted ?? own.target };
    });
    const { analysis } = furthestFromTarget(journeys, null);
    const gains = gainsOf(topology, model, analysis);
    // requests are computed where they are held against something
    const requests = topology.writes?.targets ? trafficOf(topology, limits).requests : null;
    const design: Design = {
      ...{ name: names[i]!, file: title, topology, journeys, requests },
      requestChecks: requestChecks(topology, requests, `${names[i]!}: `),
      costPerHour: options.costPerHour ?? topology.costPerHour ?? null,
    };
    const limited = [...promotionNotice(topology, requests), ...limitNotices(journeys)];
    return { design, gains, notices: [...notices, ...optionalNotice(chosen), ...limited] };
  });
  const designs = found.map(({ design }) => design);
  const choice = chooseDesign(found.map(({ design, gains }) => candidateOf(design, gains)));
  return {
    report: designsReport({ designs, choice, notices: found.flatMap(({ notices }) => notices) }),
    zone: utc,
    checks: designs.flatMap((design) => [...(wanted ? [] : checksOf(design)), ...design.requestChecks]),
    targetSubjects: designs.flatMap((design) =>
      design.journeys.map(({ analysis, target }) => ({
        name: subjectOf(design, analysis.journey.name),
        unavailability: analysis.result.unavailability,
        exact: target && exactPortion(analysis, target),
        place: analysis.journey.place,
      })),
    ),
  };
}

/** The unavailability that would be gone if all parts of a component (or a domain, a cause of several) never failed. */
function gainsOf(
  topology: Topology,
  model: FailureModel,
  { failure, result }: JourneyAnalysis,
): ReadonlyMap<string, number> {
  const gains = new Map<string, number>();
  if (!failure) return gains;
  const q = unavailabilities(model);
  const ownCauses = new Map(
    topology.commonCauses.flatMap((cause) =>
      cause.components.length === 1 ? [[commonCauseName(cause), cause.components[0]!] as const] : [],
    ),
  );
  const keys = model.parts.map(({ kind, name, component }) =>
    kind === 'need' ? null : (component ?? ownCauses.get(name) ?? name),
  );
  for (const key of new Set(keys))
    if (key !== null) {
      const left = failure.unavailability(q.map((each, i) => (keys[i] === key ? 0 : each)));
      gains.set(key, withoutDust(Math.max(0, result.unavailability - left)));
    }
  return gains;
}

async function openedInTurn(
  args: readonly string[],
  { options }: Call<typeof composeOptions>,
  context: CommandContext,
) {
  const opened = [];
  for (const each of args) opened.push(await openTopology([each], options, null, context));
  return opened;
}

/** A design is called as its file says; where it says nothing, or two say the same, as its file is. */
function distinctNames(
  designs: readonly { readonly name: string | null; readonly title: string }[],
): readonly string[] {
  return designs.map(({ name, title }) =>
    name !== null && designs.filter((other) => other.name === name).length === 1 ? name : title,
  );
}

function candidateOf({ topology, journeys, requestChecks }: Design, gains: ReadonlyMap<string, number>): Candidate {
  return {
    costPerMonth: costOfParts(topology).perMonth,
    journeys: journeys.map(({ analysis, target }) => ({
      unavailability: analysis.result.unavailability,
      isMet: target && meetsTarget(analysis, target),
    })),
    requestTargetsMet: requestChecks.map(({ status }) => status === 'met'),
    gains,
  };
}

const subjectOf = ({ name, topology }: Design, journey: string): string =>
  topology.from === 'expression' ? `${name} availability` : `${name}: ${journey} availability`;

function checksOf(design: Design): readonly Check[] {
  return design.journeys.flatMap(({ analysis, target }) => {
    if (!target) return [];
    const { unavailability } = analysis.result;
    const subject = {
      name: subjectOf(design, analysis.journey.name),
      unavailability,
      exact: exactPortion(analysis, target),
    };
    const compared = {
      shown: target.text,
      unavailability: target.availability.unavailability,
      exact: parseUnavailabilityExactly(target.text),
    };
    const check = about(checkTarget(subject, compared), {
      ...{ kind: 'availability', of: subject.name, target: compared.shown },
    } as const);
    return [askedAt(check, analysis.journey.place)];
  });
}
