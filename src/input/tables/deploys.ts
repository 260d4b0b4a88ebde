import type { Deploy } from '../../core/budget/decisions/deploys.ts';
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
  readonly standardInput: StandardInput;
}

/**
 * Reads deploys (CSV and its kin, JSON, JSON lines): a time, and where known a service and an id. Every row that has no
 * readable time is refused with file, line and column. Gives the names of the columns too.
 * @example await readDeploys({ path: 'deploys.csv', stamps, mapRules: [], standardInput })
 */
export async function readDeploys({
  path,
  stamps,
  mapRules,
  standardInput,
}: DeployRequest): Promise<{ readonly deploys: readonly Deploy[]; readonly names: ReadonlySet<string> }> {
  const deploys: Deploy[] = [];
  const { names } = await readNamedRows(path, standardInput, named(fields, mapRules), ([time, service, id]) => {
    deploys.push({ at: instantOf(time!, stamps, 'time'), service: knownText(service), id: knownText(id) });
  });
  return { deploys, names };
}
