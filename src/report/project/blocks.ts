import type { LogProjection, Projection } from '../../core/projection/project.ts';
import { utc } from '../../core/time/zone.ts';
import { failuresText, logLines } from '../log-lines.ts';
import { formatAvailability } from '../numbers.ts';
import { availability, type Block, count, type Fact } from '../report.ts';
import { windowFact } from '../window.ts';
import { counted } from '../words/phrases.ts';
import { findingText } from '../words/projection-findings-text.ts';
import { comparisonBlock } from './comparison.ts';
import { forecastBlocks } from './forecast-blocks.ts';
import { neededBlock } from './needed.ts';
import { outlookBlock } from './outlook.ts';
import { rankingBlock } from './ranking-block.ts';
import { comparisonReason } from './reasons.ts';
import { replayBlocks } from './replay/replay-blocks.ts';
import { scenariosBlock } from './scenarios-block.ts';
import { trendBlock } from './trend-block.ts';

/** What is, what would be, what is needed, what is likely, what has changed. */
export function projectBlocks(projection: Projection, top: number): readonly Block[] {
  const { log, findings } = projection;
  return [
    ...(log ? [observedBlock(log, projection)] : []),
    scenariosBlock(projection),
    ...rankingBlock(projection),
    ...(log?.replay ? replayBlocks(log.replay, log.window.zone, top) : []),
    ...(projection.needed ? [neededBlock(projection.needed, projection)] : []),
    ...outlookBlock(projection),
    ...forecastBlocks(projection),
    ...(log ? comparedBlock(log) : []),
    ...(log ? trendBlock(log) : []),
    {
      kind: 'list',
      title: 'Findings',
      items: findings.map((finding) => ({ text: findingText(finding, log?.window.zone ?? utc) })),
    },
  ];
}

function observedBlock(
  { window, counts, countedSeconds, facts, failuresOutside }: LogProjection,
  { baseline, outages, current, scenarios, options }: Projection,
): Block {
  const { failures } = baseline.point;
  return {
    kind: 'facts',
    facts: [
      windowFact(window, { countedSeconds, isDefault: window.source === 'default' }),
      {
        label: 'Incidents',
        value: count(counts.analyzed),
        note: `${failuresText(failures, failuresOutside)}, ${counted(outages, 'outage')}`,
      },
      ...(scenarios.length > 0 && current ? [nowFact(current.unavailability, options.targetUnavailability)] : []),
      ...logLines(facts),
    ],
  };
}

/** The checks of a call with scenarios are about these: what is stands beside them. */
function nowFact(unavailability: number, target: number | null): Fact {
  const value = availability(unavailability, target);
  if (target === null) return { label: 'Now', value, note: 'without any scenario' };
  const isMet = unavailability <= target;
  return {
    label: 'Now',
    value: { ...value, ...(value.kind === 'availability' && { tone: isMet ? 'good' : 'bad' }) },
    note: `without any scenario: the target of ${formatAvailability(target)} is ${isMet ? 'met' : 'missed'}`,
  };
}

function comparedBlock({ comparison, window }: LogProjection): readonly Block[] {
  if (comparison === null) return [];
  if (comparison !== 'noUptime') return [comparisonBlock(comparison, window.zone)];
  return [
    { kind: 'list', title: 'Did it get better?', items: [{ text: `cannot tell: ${comparisonReason(comparison)}` }] },
  ];
}
