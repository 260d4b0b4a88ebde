import { isClockKey } from '../../core/incidents/groups.ts';
import { isPeriodKey } from '../../core/incidents/period-groups.ts';
import type { IncidentAnalysis } from '../../core/incidents/summary.ts';
import { calendarPicture, monthsPicture } from '../pictures/calendar.ts';
import { paretoPicture } from '../pictures/pareto.ts';
import type { DotsPicture, PageParts, PhasesPicture } from '../pictures/picture.ts';
import { quickPictures } from '../pictures/quick.ts';
import { timelinePicture } from '../pictures/timeline.ts';
import { type Cell, duration, joined, missing, range, share, text } from '../report.ts';
import { counted } from '../words/phrases.ts';
import { keyCell } from './groups-block.ts';

/** What a page of `incidents` shows large, and its pictures. */
export function incidentsPage(analysis: IncidentAnalysis, seed: number): PageParts {
  const { measured } = analysis;
  return {
    headline: ['Availability', 'Downtime', 'MTTR', 'MTBF (uptime)'],
    pictures: () =>
      [
        timelinePicture(measured),
        ...causes(analysis),
        phases(analysis),
        recoveries(analysis),
        calendarPicture(measured, seed),
        monthsPicture(measured, seed, null),
      ].filter((picture) => picture !== null),
    inTerminal: () => quickPictures(measured),
  };
}

function causes({ groups }: IncidentAnalysis) {
  return [...groups]
    .filter(([key]) => !isPeriodKey(key) && !isClockKey(key))
    .map(([key, list]) =>
      paretoPicture({
        title: `Downtime by ${key}`,
        says: 'Bars are shares of the downtime of all groups together; a line, where there is room for one, adds them up.',
        numbersIn: `By ${key}`,
        rows: list.map((group) => ({
          name: keyCell(group.key),
          value: joined(duration(group.downtimeSeconds), text(' · '), share(group.share)),
          ratio: group.share ?? 0,
        })),
      }),
    );
}

const summed = ['detect', 'identify', 'fix', 'verify'] as const;

function phases({ phases: { phases: found, complete } }: IncidentAnalysis): PhasesPicture | null {
  const known = summed.filter((name) => found[name].count > 0);
  if (known.length < 2) return null;
  return {
    kind: 'phases',
    title: 'What a recovery is made of',
    says: `Mean phases, one after the other; the thin line reaches to the 95th percentile. ${counted(complete.count, 'incident')} ${complete.count === 1 ? 'has' : 'have'} all timestamps.`,
    numbersIn: 'Phases',
    rows: known.map((name) => {
      const { meanSeconds, p95Seconds } = found[name];
      return {
        name,
        meanSeconds: meanSeconds ?? 0,
        p95Seconds: p95Seconds ?? 0,
        mean: duration(meanSeconds),
        p95: duration(p95Seconds),
      };
    }),
  };
}

function recoveries({ phases: { recoverySeconds, phases: found }, ...analysis }: IncidentAnalysis): DotsPicture | null {
  const { mttrSeconds, mttrInterval, medianRecoveryInterval: median } = analysis;
  const { p50Seconds } = found.recovery;
  if (recoverySeconds.length < 2 || mttrSeconds === null || p50Seconds === null || p50Seconds <= 0) return null;
  return {
    kind: 'dots',
    title: 'How long recoveries took',
    says: `Each dot is one of ${counted(recoverySeconds.length, 'recovery', 'recoveries')}, on an axis on which each step multiplies; the bars below are 95 % intervals.`,
    seconds: recoverySeconds,
    estimates: [
      {
        name: 'mean (MTTR)',
        value: duration(mttrSeconds),
        seconds: mttrSeconds,
        low: mttrInterval?.low ?? null,
        high: mttrInterval?.high ?? null,
      },
      {
        name: 'median',
        value: duration(p50Seconds),
        seconds: p50Seconds,
        low: median?.low ?? null,
        high: median?.high ?? null,
      },
    ],
    table: {
      kind: 'table',
      title: 'Recovery times',
      columns: [
        { title: '', align: 'left', drop: 0 },
        { title: 'recovery', align: 'right', drop: 0 },
        { title: '95 % interval', align: 'right', drop: 0 },
      ],
      rows: [
        [text('mean (MTTR)'), duration(mttrSeconds), ends(mttrInterval)],
        [text('median'), duration(p50Seconds), ends(median)],
      ],
    },
  };
}

const ends = (interval: { readonly low: number; readonly high: number } | null): Cell =>
  interval === null ? missing() : range(duration(interval.low), duration(interval.high));
