import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Check } from './check.ts';
import type { Bounds, Measure, MeasuredWindow } from './comparison.ts';
import { type MetricStep, metricPathForm, parseMetricPath, valueAtPath } from './metric-path.ts';

const form = new RegExp(`^\\s*(${metricPathForm})\\s*(<=|>=|==|!=|<|>|better than )`);

/**
 * What a result says of the number of one of its checks, beside its value.
 * @example measureOf(check('mttrSeconds <= 1h'), result).interval // [235, 3315], the mttrIntervalSeconds of the result
 */
export function measureOf(check: Check, result: JsonObject): Measure {
  const [, metric = '', operator = ''] = form.exec(check.expression) ?? [];
  const path = parseMetricPath(metric);
  const isAvailability = check.subject?.kind === 'availability';
  const ways = { '<': 'lower', '<=': 'lower', '>': 'higher', '>=': 'higher' } as const;
  return {
    better: isAvailability ? 'higher' : (ways[operator as '<'] ?? null),
    interval: (path && intervalAt(result, path)) ?? (isAvailability ? measuredInterval(check, result) : null),
    order: operator === 'better than ' && path ? orderAt(result, path) : null,
    window: windowAt(result, path ?? []),
    slo: sloAt(result, path ?? []),
  };
}

/** `mttrSeconds` has `mttrIntervalSeconds` beside it, `availability` an `availabilityInterval`. */
function intervalAt(result: JsonObject, path: readonly MetricStep[]): Bounds | null {
  const last = path.at(-1)!;
  if (!('key' in last)) return null;
  const beside = (key: string): Json | undefined => valueAtPath(result, [...path.slice(0, -1), { key }]);
  const name = last.key.replace(/Seconds$/, '');
  const bounds = boundsOf(beside(`${name}Interval${last.key.slice(name.length)}`));
  if (/^(consumed|downtime)Seconds$/.test(last.key)) return edgesOf(beside('edges')) ?? bounds;
  if (last.key !== 'availability') return bounds;
  const complement = boundsOf(beside('unavailabilityInterval'));
  const [low, high] = complement ?? [null, null];
  const own = bounds ?? (complement && [high === null ? null : 1 - high, low === null ? null : 1 - low]);
  return hull(own, boundsOf(beside('availabilityRange')));
}

/** Between checks nobody knows when an outage began and ended. */
function edgesOf(edges: Json | undefined): Bounds | null {
  return isObject(edges) ? boundsOf(edges['downtimeSeconds']) : null;
}

/** Of a journey whose numbers come from a log. */
function measuredInterval({ subject }: Check, result: JsonObject): Bounds | null {
  const measured = result['measured'];
  const lists = isObject(measured) ? Object.values(measured) : [measured];
  for (const list of lists) {
    if (!Array.isArray(list)) continue;
    const item = (list as readonly Json[]).find((each) => isObject(each) && each['name'] === subject?.of);
    const bounds = isObject(item) ? boundsOf(item['availabilityInterval']) : null;
    if (bounds) return bounds;
  }
  return null;
}

function boundsOf(value: Json | undefined): Bounds | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [low, high] = (value as readonly Json[]).map((each) => (typeof each === 'number' ? each : null));
  return [low!, high!];
}

/** Both together; of bounds that are one number, nothing is left. */
function hull(one: Bounds | null, other: Bounds | null): Bounds | null {
  const wide = other && other[0] !== other[1] ? other : null;
  if (!one || !wide) return one ?? wide;
  const by = (pick: (...all: number[]) => number, side: 0 | 1): number | null =>
    one[side] === null || wide[side] === null ? null : pick(one[side], wide[side]);
  return [by(Math.min, 0), by(Math.max, 1)];
}

/** The steps of the policy that a state is one of, the best first. */
function orderAt(result: JsonObject, path: readonly MetricStep[]): readonly string[] | null {
  const steps = valueAtPath(result, [...path.slice(0, -1), { key: 'steps' }]);
  if (!Array.isArray(steps)) return null;
  return (steps as readonly Json[]).flatMap((step) => (isObject(step) ? [String(step['name'])] : []));
}

/** The window of what the path leads through, the nearest first. */
function windowAt(result: JsonObject, path: readonly MetricStep[]): MeasuredWindow | null {
  for (let depth = Math.max(0, path.length - 1); depth >= 0; depth--) {
    const window = valueAtPath(result, [...path.slice(0, depth), { key: 'window' }]);
    if (!isObject(window) || typeof window['seconds'] !== 'number') continue;
    const { start, end, seconds, elapsedSeconds } = window;
    return {
      start: typeof start === 'string' ? start : null,
      end: typeof end === 'string' ? end : null,
      seconds,
      elapsedSeconds: typeof elapsedSeconds === 'number' ? elapsedSeconds : null,
    };
  }
  return null;
}

/** The SLO of what the path leads through, the nearest first. */
function sloAt(result: JsonObject, path: readonly MetricStep[]): number | null {
  for (let depth = Math.max(0, path.length - 1); depth >= 0; depth--) {
    const slo = valueAtPath(result, [...path.slice(0, depth), { key: 'slo' }]);
    if (isObject(slo) && typeof slo['unavailability'] === 'number') return slo['unavailability'];
  }
  return null;
}

/** The measure with bounds that hold both ways, where some time is unknown: all of it down, and all of it up. */
export function boundedByWays(check: Check, measure: Measure, ways: readonly (readonly Check[])[]): Measure {
  const found = ways.map((checks) => checks.find((each) => each.expression === check.expression)?.actual);
  const numbers = found.filter((value) => typeof value === 'number');
  if (numbers.length < 2 || typeof check.actual !== 'number') return measure;
  const all = [...numbers, check.actual];
  return { ...measure, interval: hull(measure.interval, [Math.min(...all), Math.max(...all)]) };
}
