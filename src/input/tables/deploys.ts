import type { Deploy } from '../../core/budget/decisions/deploys.ts';
import type { StampReader } from '../../core/time/stamp.ts';
import { aliases } from '../incidents/columns.ts';
import type { StandardInput } from '../source/source.ts';
import { instantOf, knownText, timeNames } from './cells.ts';
import { type NamedField, readNamedRows } from './named-rows.ts';

const fields: readonly NamedField[] = [
  {
    what: 'time of the deploy',
    isRequired: true,
    names: [
      ...['deployed_at', 'deployed', 'deploy_time', 'deployment_time', 'released_at', 'finished_at', 'completed_at'],
      ...[...timeNames, 'created_at', 'created'],
    ],
  },
  { what: 'service', isRequired: false, names: [...aliases.service, 'app', 'application', 'repository', 'repo'] },
  {
    what: 'id',
    isRequired: false,
    names: ['id', 'deploy_id', 'deployment_id', 'deploy', 'version', 'release', 'tag', 'sha', 'commit', 'revision'],
  },
];

/**
 * Reads deploys (CSV and its kin, JSON, JSON lines): a time, and where known a service and an id. Every row that has no
 * readable time is refused with file, line and column. @example await readDeploys('deploys.csv', stamps, () => process.stdin)
 */
export async function readDeploys(
  path: string,
  stamps: StampReader,
  standardInput: StandardInput,
): Promise<readonly Deploy[]> {
  const deploys: Deploy[] = [];
  await readNamedRows(path, standardInput, fields, ([time, service, id]) => {
    deploys.push({
      at: instantOf(time!, stamps, 'time'),
      service: knownText(service),
      id: knownText(id),
    });
  });
  return deploys;
}
