import { allowed, defaultBasis } from '../../core/quantity/allowance.ts';
import { meetsTarget } from '../../core/topology/analyze/meets-target.ts';
import { formatDuration } from '../numbers.ts';
import { availability, type Block, type Cell, duration, type Fact, missing, nines, share, text } from '../report.ts';
import { allOf, shortened } from '../words/phrases.ts';
import { adviceBlocks } from './advice/advice-blocks.ts';
import { assumptionsOf } from './assumptions.ts';
import { costBlocks } from './cost-report.ts';
import { drillBlock, drillsBlock } from './failover/drill-blocks.ts';
import { failoverBlocks } from './failover/failover-blocks.ts';
import { strategiesBlock } from './failover/strategies-block.ts';
import { importanceBlocks } from './importance-blocks.ts';
import type { JourneyResult } from './journey-result.ts';
import { findingsBlock } from './lint-block.ts';
import { measuredBlocks } from './measured/measured-report.ts';
import type { ComposeResult } from './result.ts';
import { simulationBlocks } from './simulation/simulation-report.ts';

/** What people see: the answer, what holds it back, what would help, what to look at. */
export function composeBlocks(result: ComposeResult): readonly Block[] {
  const { journeys, detail } = result;
  const several = journeys.length > 1;
  return [
    ...drillBlock(result),
    ...(several ? [journeysBlock(result)] : []),
    factsBlock(result, several ? detail.analysis.journey.name : undefined),
    ...plannedBlocks(result),
    ...costBlocks(result),
    ...measuredBlocks(result),
    ...simulationBlocks(result),
    ...strategiesBlock(result),
    ...drillsBlock(result),
    ...failoverBlocks(result),
    ...importanceBlocks(result),
    ...adviceBlocks(result),
    ...findingsBlock(result),
    {
      kind: 'list',
      title: 'Assumptions',
      items: assumptionsOf(result).map(({ message }) => ({ text: message, tone: 'quiet' })),
    },
  ];
}

const yearly = (unavailability: number): number => allowed(unavailability, defaultBasis.yearSeconds);
const monthly = (unavailability: number): number => allowed(unavailability, defaultBasis.monthSeconds);

/** The journeys against what `--target` asks of each, or else against the targets that the file gives them. */
function journeysBlock({ journeys, detail, target: asked }: ComposeResult): Block {
  const hasTargets = asked !== null || journeys.some(({ target }) => target !== null);
  const rows = journeys.map(({ analysis, target: own }): readonly Cell[] => {
    const target = asked ?? own;
    const { unavailability } = analysis.result;
    const wanted = target?.availability.unavailability;
    const isMet = !target || meetsTarget(analysis, target);
    const verdict = [
      target ? text(target.text) : missing(),
      target ? text(isMet ? 'met' : 'missed', isMet ? 'good' : 'bad') : missing(),
    ];
    return [
      text(analysis.journey.name),
      availability(unavailability, wanted, wanted === undefined ? undefined : isMet ? 'good' : 'bad'),
      nines(analysis.result.nines),
      duration(yearly(unavailability)),
      ...(hasTargets ? verdict : []),
    ];
  });
  return {
    kind: 'table',
    title: 'Journeys',
    columns: [
      { title: 'journey', align: 'left', drop: 0, leastWidth: 12 },
      { title: 'availability', align: 'right', drop: 0 },
      { title: 'nines', align: 'right', drop: 2 },
      { title: 'down a year', align: 'right', drop: 1 },
      ...(hasTargets
        ? [{ title: 'target', align: 'right', drop: 0 } as const, { title: '', align: 'left', drop: 0 } as const]
        : []),
    ],
    rows,
    notes: [
      `below: ${detail.analysis.journey.name}, ${hasTargets ? 'the furthest from its target' : 'the least available'}; --journey NAME shows another`,
    ],
  };
}

/** What planned work takes. */
function plannedBlocks({ journeys, withoutMaintenance }: ComposeResult): readonly Block[] {
  if (!withoutMaintenance) return [];
  return [
    {
      kind: 'table',
      title: 'With planned work, and without',
      columns: [
        { title: 'journey', align: 'left', drop: 0, leastWidth: 12 },
        { title: 'with', align: 'right', drop: 0 },
        { title: 'without', align: 'right', drop: 0 },
        { title: 'it takes a year', align: 'right', drop: 1 },
      ],
      rows: journeys.map(({ analysis }, i): readonly Cell[] => {
        const own = analysis.result.unavailability;
        const idle = withoutMaintenance[i]!.analysis.result.unavailability;
        return [
          text(analysis.journey.name),
          availability(own),
          availability(idle),
          duration(yearly(Math.max(0, own - idle))),
        ];
      }),
    },
  ];
}

function factsBlock({ detail, importance }: ComposeResult, title: string | undefined): Block {
  const { analysis, path, target } = detail;
  const { result, bounds, degraded, frequency, noFrequency, partsWithoutTimes } = analysis;
  const wanted = target?.availability.unavailability;
  const facts: Fact[] = [
    { label: 'Path', value: { kind: 'text', text: shortened(path, 300), isCode: true } },
    {
      label: 'Availability',
      value: availability(result.unavailability, wanted, 'strong'),
      note: bounds ? 'not exact: the lower bound' : analysis.isRequestWeighted ? 'of requests' : '',
    },
  ];
  if (bounds)
    facts.push(
      { label: 'At best', value: availability(bounds.lower) },
      { label: 'Bounds by', value: text(bounds.method) },
    );
  if (result.nines !== null) facts.push({ label: 'Nines', value: nines(result.nines) });
  facts.push(
    { label: 'Down a year', value: duration(yearly(result.unavailability)) },
    { label: 'Down a month', value: duration(monthly(result.unavailability)) },
  );
  if (frequency) facts.push(...frequencyFacts(frequency));
  // times that were given for some are a question about failures
  const someHaveTimes = importance.some(({ part }) => part.failuresPerSecond !== null);
  if (noFrequency === 'timesMissing' && someHaveTimes)
    facts.push({
      label: 'Failures a year',
      value: missing(),
      note: `not known without mtbf and mttr of ${allOf(partsWithoutTimes)}`,
    });
  if (degraded && degraded.degradedRatio > 0)
    facts.push({
      label: 'Degraded',
      value: share(degraded.degradedRatio),
      note: `${
        degraded.isRequestWeighted
          ? 'of the requests'
          : `of the time, ${formatDuration(yearly(degraded.degradedRatio))} a year`
      }: it works, something optional does not`,
    });
  return { kind: 'facts', ...(title !== undefined && { title }), facts: facts.map(withoutEmptyNote) };
}

function frequencyFacts(frequency: NonNullable<JourneyResult['analysis']['frequency']>) {
  const yearlyFailures = frequency.failuresPerSecond * defaultBasis.yearSeconds;
  return [
    {
      label: 'Failures a year',
      value: { kind: 'number', value: yearlyFailures, decimals: yearlyFailures < 1 ? 6 : 3 } as Cell,
    },
    { label: 'MTBF (uptime)', value: duration(frequency.mtbfSeconds) },
    { label: 'MTTR', value: duration(frequency.mttrSeconds) },
  ];
}

function withoutEmptyNote<T extends { readonly note?: string }>(fact: T): T {
  if (fact.note !== '') return fact;
  const { note: _, ...rest } = fact;
  return rest as T;
}
