import type { ReplayOutcome } from '../../../core/failover/replay/replay-downtime.ts';
import type { LogReplay, ReplayedRow } from '../../../core/projection/log-replay.ts';
import type { Zone } from '../../../core/time/zone.ts';
import { formatCount, formatDuration } from '../../numbers.ts';
import { availability, type Block, type Cell, nines, type TableBlock, type Tone, text } from '../../report.ts';
import { agreeing, counted } from '../../words/phrases.ts';
import { conditionText, exactInstant, outcomeWords, probesOf, rowName } from './replay-words.ts';

/** What the log was and what it would have been, when who served, and what became of each incident. */
export function replayBlocks(replay: LogReplay, zone: Zone, top: number): readonly Block[] {
  return [comparedBlock(replay), statesBlock(replay, zone, top), incidentsBlock(replay, zone, top)].filter(
    ({ rows, notes = [] }) => rows.length + notes.length > 0,
  );
}

const exactly = (seconds: number): Cell => ({ kind: 'duration', seconds, isExact: true });

function comparedBlock(replay: LogReplay): TableBlock {
  const { recorded, unavailability } = replay;
  return {
    kind: 'table',
    title: `Replay with a ${replay.mode} standby`,
    columns: [
      { title: '', align: 'left', drop: 0 },
      { title: 'as recorded', align: 'right', drop: 0 },
      { title: 'replayed', align: 'right', drop: 0 },
    ],
    rows: [
      [
        text('availability'),
        availability(recorded.unavailability, unavailability),
        availability(unavailability, recorded.unavailability),
      ],
      [text('nines'), nines(recorded.nines), nines(replay.nines)],
      [text('downtime'), exactly(replay.recordedDowntimeSeconds), exactly(replay.downtimeSeconds)],
    ],
    notes: [switchesText(replay), ...flapsText(replay), rulesText(replay), ...assumptions(replay)],
  };
}

function switchesText({ failovers, failbacks, states }: LogReplay): string {
  const last = states.at(-1)?.to ?? 'primary_active';
  const end = last === 'primary_active' ? '' : `; ${last} at the end`;
  return `${counted(failovers, 'failover')}, ${counted(failbacks, 'failback')}${end}`;
}

function flapsText({ flaps, options }: LogReplay): readonly string[] {
  if (flaps === 0) return [];
  const delay = formatDuration(options.settings.failback.delaySeconds);
  const begin = agreeing(flaps, 'failover', 'begins', 'begin');
  return [`it flaps: ${begin} within ${delay} of a failback; a longer failback= rides that out`];
}

function rulesText(replay: LogReplay): string {
  const { intervalSeconds, timeoutSeconds, failures, recoveries } = probesOf(replay);
  const { switchSeconds, failback } = replay.options.settings;
  const [every, timeout] = [formatDuration(intervalSeconds), formatDuration(timeoutSeconds)];
  const [switching, delay] = [formatDuration(switchSeconds), formatDuration(failback.delaySeconds)];
  const begins = counted(failures, 'that fails begins', 'that fail in a row begin');
  const good = counted(recoveries, 'good one', 'good ones in a row');
  return `probes every ${every}, timeout ${timeout}: ${begins} a switch of ${switching}; ${good}, and ${delay} on the standby, bring it back`;
}

/** What the numbers rest on, and what they leave out. */
function assumptions({ options, failovers, mode }: LogReplay): readonly string[] {
  const { helps, settings } = options;
  const seen =
    helps.length === 0
      ? 'probes see every incident as an outage of the primary alone, whatever its impact; --helps cause=hardware says which ones are'
      : `probes see what --helps names (${helps.map(conditionText).join(', ')}) as outages of the primary alone, whatever the impact; all else hits both machines`;
  const lost = settings.dataLossSeconds * failovers;
  return [
    'assumed: the standby is up otherwise, every switch works and takes its full time, and moving back costs nothing',
    seen,
    ...(lost > 0
      ? [
          `not in the downtime: the writes that a ${mode} standby lacks, up to ${formatDuration(settings.dataLossSeconds)} of them at each failover`,
        ]
      : []),
  ];
}

function statesBlock(replay: LogReplay, zone: Zone, top: number): TableBlock {
  const { failures, recoveries } = probesOf(replay);
  const { failback, switchSeconds } = replay.options.settings;
  const because: Readonly<Record<string, string>> = {
    primary_failed: counted(failures, 'failed probe', 'failed probes in a row'),
    primary_recovered: `${counted(recoveries, 'good probe')}, ${formatDuration(failback.delaySeconds)} on the standby`,
  };
  const done = (from: string): string =>
    formatDuration(from === 'failover_in_progress' ? switchSeconds : failback.switchSeconds);
  return {
    kind: 'table',
    title: `States (${zone.name}), the primary serves at first`,
    columns: [
      { title: 'at', align: 'left', drop: 0 },
      { title: 'state', align: 'left', drop: 0 },
      { title: 'because', align: 'left', drop: 1, leastWidth: 16 },
    ],
    rows: replay.states
      .slice(0, top)
      .map(({ at, from, to, because: cause }) => [
        text(exactInstant(at, zone)),
        text(to),
        text(because[cause] ?? `switch done after ${done(from)}`, 'quiet'),
      ]),
    notes: more(replay.states.length, top),
  };
}

const tones: Readonly<Record<ReplayOutcome, Tone | undefined>> = {
  switched: 'good',
  switchedInVain: 'warning',
  tooShortToNotice: undefined,
  standbyDoesNotHelp: 'quiet',
};

function incidentsBlock({ incidents }: LogReplay, zone: Zone, top: number): TableBlock {
  const counted = new Map<ReplayOutcome, number>();
  for (const { outcome } of incidents) counted.set(outcome, (counted.get(outcome) ?? 0) + 1);
  const longestFirst = [...incidents].sort((a, b) => b.recordedSeconds - a.recordedSeconds); // stable
  const known = Object.keys(outcomeWords) as ReplayOutcome[];
  const outcomes = known.flatMap((outcome) =>
    counted.has(outcome) ? [`${formatCount(counted.get(outcome)!)} ${outcomeWords[outcome]}`] : [],
  );
  return {
    kind: 'table',
    title: `Incidents replayed, each alone (start in ${zone.name})`,
    columns: [
      { title: 'start', align: 'left', drop: 3 },
      { title: 'id', align: 'left', drop: 2, leastWidth: 12 },
      { title: 'recorded', align: 'right', drop: 0 },
      { title: 'replayed', align: 'right', drop: 0 },
      { title: 'outcome', align: 'left', drop: 0, leastWidth: 12 },
    ],
    rows: longestFirst.slice(0, top).map((each) => rowCells(each, zone)),
    notes: [...more(incidents.length, top), ...(outcomes.length > 0 ? [outcomes.join(', ')] : [])],
  };
}

function rowCells(row: ReplayedRow, zone: Zone): readonly Cell[] {
  const words = `${outcomeWords[row.outcome]}${row.isOpen ? ' (open)' : ''}`;
  return [
    text(exactInstant(row.start, zone)),
    text(rowName(row), row.id === null ? 'quiet' : undefined),
    exactly(row.recordedSeconds),
    exactly(row.replayedSeconds),
    text(words, tones[row.outcome]),
  ];
}

function more(all: number, top: number): readonly string[] {
  return all > top ? [`and ${formatCount(all - top)} more; --top ${all} shows all`] : [];
}
