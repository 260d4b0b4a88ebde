import { merged } from '../../time/intervals.ts';
import { type Dimension, type IncidentLog, rowFlags, type StampName } from './log.ts';

/** What stands for a title where no row says one. */
const title = '(unknown time)';

/**
 * The log with each stretch of unknown time, up to now, as an outage of its service: as if somebody had written it down.
 * Such rows are marked, and count as no rows of any file.
 */
export function withUnknownDown(log: IncidentLog, now: number): IncidentLog {
  const spans = [...new Set(log.unknown.map(({ service }) => service))].flatMap((service) =>
    merged(
      log.unknown
        .filter((each) => each.service === service)
        .map(({ start, end }) => ({ start, end: Math.min(end, now) })),
    ).map((each) => ({ ...each, service })),
  );
  if (spans.length === 0) return log;
  const { count } = log;
  const total = count + spans.length;
  const filled = (column: Float64Array, values: (place: number) => number): Float64Array => {
    const longer = new Float64Array(total);
    longer.set(column);
    for (let i = 0; i < spans.length; i++) longer[count + i] = values(i);
    return longer;
  };
  const nothing = (): number => Number.NaN;
  const stampOf: Readonly<Partial<Record<StampName, (place: number) => number>>> = {
    start: (place) => spans[place]!.start,
    verified: (place) => spans[place]!.end,
  };
  const stamps = Object.fromEntries(
    Object.entries(log.stamps).map(([name, column]) => [name, filled(column, stampOf[name as StampName] ?? nothing)]),
  ) as IncidentLog['stamps'];
  const dimensions = new Map<string, Dimension>();
  for (const [name, { dictionary, values }] of log.dimensions) {
    const longer = new Int32Array(total);
    longer.set(values);
    if (name === 'service')
      spans.forEach(({ service }, i) => {
        longer[count + i] = service === null ? 0 : dictionary.internText(service);
      });
    dimensions.set(name, { dictionary, values: longer });
  }
  const zeros = <A extends Uint8Array | Uint16Array | Int32Array>(column: A, longer: A): A => {
    longer.set(column);
    return longer;
  };
  const titled = zeros(log.title, new Int32Array(total));
  return {
    ...log,
    ...{ count: total, stamps, dimensions },
    impact: filled(log.impact, () => 1),
    flags: zeros(log.flags, new Uint8Array(total)).fill(rowFlags.assumed, count),
    exclusion: zeros(log.exclusion, new Uint8Array(total)),
    id: zeros(log.id, new Int32Array(total)),
    title: titled.fill(log.titles.appendText(title), count),
    content: filled(log.content, () => 0),
    file: zeros(log.file, new Uint16Array(total)),
    line: zeros(log.line, new Int32Array(total)),
  };
}

/** True for a row that stands for unknown time. */
export function isAssumed(log: IncidentLog, row: number): boolean {
  return (log.flags[row]! & rowFlags.assumed) !== 0;
}
