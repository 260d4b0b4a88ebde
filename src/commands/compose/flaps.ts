import type { Check } from '../../core/gates/check.ts';
import { type IncidentLog, isIncident } from '../../core/incidents/log/log.ts';
import { isSameName, namesAt, namesIn } from '../../core/incidents/log/names.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import { type Interval, type Intervals, merged } from '../../core/time/intervals.ts';
import type { Topology } from '../../core/topology/model/model.ts';
import type { CommandContext } from '../command.ts';
import { judgeNames } from '../log/absent-names.ts';
import type { Given } from '../options/given.ts';
import { readOptionLog } from './option-log.ts';

/** What a log says of the outages of components that have a standby. */
export interface LoggedOutages {
  readonly outages: ReadonlyMap<string, Intervals>;
  readonly notices: readonly Notice[];
  /** One for each component whose name no row has; fails under `--strict`. */
  readonly checks: readonly Check[];
}

/** Reads the log of `--log`: the outages of each component with a standby are those of the service of its name. */
export async function loggedOutages(
  given: Given,
  { components }: Topology,
  context: CommandContext,
): Promise<LoggedOutages> {
  const path = given.text;
  const names = components.flatMap(({ name, failover }) => (failover ? [name] : []));
  if (names.length === 0) return fail('flapsWithoutStandby', {});
  const { log, notices } = await readOptionLog(path, context, true); // an empty one is told below, in words for this option
  const { rows, open } = endedOutages(log);
  if (rows.length === 0) return fail('logWithoutEnds', { path, use: 'flaps' });
  const more = open > 0 ? [notice('flapsWithoutEnd', { rows: open, log: path })] : [];
  const services = namesIn(log, 'service');
  if (services.length === 0) {
    const all = merged(rows);
    const taken = notice('flapsOfAll', { log: path, components: names, outages: all.length });
    return { outages: new Map(names.map((name) => [name, all])), notices: [...notices, taken, ...more], checks: [] };
  }
  const ownOf = (name: string): Intervals =>
    merged(rows.filter((row) => row.services.some((each) => isSameName(each, name))));
  const judged = judgeNames(
    log,
    names.map((value) => ({ key: 'service', value })),
  );
  const known = names.filter((name) => services.some((each) => isSameName(each, name)));
  return {
    outages: new Map(known.map((name) => [name, ownOf(name)])),
    notices: [...notices, ...judged.notices, ...more],
    checks: judged.checks,
  };
}

interface Row extends Interval {
  readonly services: readonly string[];
}

function endedOutages(log: IncidentLog): { readonly rows: readonly Row[]; readonly open: number } {
  const { start, verified } = log.stamps;
  const servicesOf = namesAt(log, 'service');
  const rows: Row[] = [];
  let open = 0;
  for (let row = 0; row < log.count; row++) {
    if (!isIncident(log, row)) continue;
    if (Number.isNaN(verified[row]!)) open++;
    else if (verified[row]! > start[row]!)
      rows.push({ start: start[row]!, end: verified[row]!, services: servicesOf(row) });
  }
  return { rows, open };
}
