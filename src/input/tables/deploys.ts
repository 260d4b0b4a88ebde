import type { Deploy } from '../../core/budget/decisions/deploys.ts';
import { type Condition, passes } from '../../core/incidents/log/filter.ts';
import type { StampReader } from '../../core/time/stamp.ts';
import { aliases } from '../incidents/columns/columns.ts';
import type { MapRule } from '../incidents/columns/mapping.ts';
import type { StandardInput } from '../source/source.ts';
import { instantOf, knownText, timeNames } from './cells.ts';
import { type NamedField, named, readNamedRows } from './named-rows.ts';

const fields: readonly NamedField[] = [
  {
    what: 'time of the deploy',
    field: 'start',
    isRequired: true,
    names: [
      ...['deployed_at', 'deployed', 'deploy_time', 'deployment_time', 'released_at', 'finished_at', 'completed_at'],
      ...[...timeNames, 'created_at', 'created'],
    ],
  },
  {
    what: 'service',
    field: 'service',
    isRequired: false,
    names: [...aliases.service, 'app', 'application', 'repository', 'repo'],
  },
  {
    what: 'id',
    field: 'id',
    isRequired: false,
    names: ['id', 'deploy_id', 'deployment_id', 'deploy', 'version', 'release', 'tag', 'sha', 'commit', 'revision'],
  },
];

export interface DeployRequest {
  readonly path: string;
  readonly stamps: StampReader;
  /** `--map`: start, service and id, as far as the file has the columns that it names. */
  readonly mapRules: readonly MapRule[];
  /** `--where`, as far as the file has its columns; the service is told apart anyway. */
  readonly where: readonly Condition[];
  readonly standardInput: StandardInput;
}

/**
 * Reads deploys (CSV and its kin, JSON, JSON lines): a time, and where known a service and an id. Every row that has no
 * readable time is refused with file, line and column. A row that `--where` leaves out is a deploy that is not looked at.
 * Gives the names of the columns too.
 * @example await readDeploys({ path: 'deploys.csv', stamps, mapRules: [], where: [], standardInput })
 */
export async function readDeploys({
  path,
  stamps,
  mapRules,
  where,
  standardInput,
}: DeployRequest): Promise<{ readonly deploys: readonly Deploy[]; readonly names: ReadonlySet<string> }> {
  const deploys: Deploy[] = [];
  const others = where.filter(({ key }) => key !== 'service');
  const asked = [...named(fields, mapRules), ...others.map(columnOf)];
  const { names } = await readNamedRows(path, standardInput, asked, ([time, service, id, ...cells]) => {
    const isLookedAt = others.every((condition, i) => {
      const cell = cells[i];
      if (!cell) return true; // the file has no such column
      const text = knownText(cell);
      return passes([condition], () => (text === null ? [] : [text]));
    });
    const deploy = { at: instantOf(time!, stamps, 'time'), service: knownText(service), id: knownText(id) };
    deploys.push(isLookedAt ? deploy : { ...deploy, isFiltered: true });
  });
  return { deploys, names };
}

/** The column that a condition is on. */
function columnOf({ key }: Condition): NamedField {
  return { what: key, isRequired: false, names: [key] };
}
