import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { defaultPhaseTargets } from '../../core/incidents/phases.ts';
import { analyzeIncidents } from '../../core/incidents/summary.ts';
import { fail } from '../../core/problem.ts';
import { portionOf } from '../../core/quantity/portion.ts';
import { incidentsReport } from '../../report/incidents/report.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { coverageDoubts } from '../log/doubts.ts';
import { eitherWay } from '../log/either-way.ts';
import { openLog } from '../log/open-log.ts';
import { phaseTargetsOf } from '../log/phase-targets.ts';
import { readLogRequest } from '../log/request.ts';
import type { Given } from '../options/given.ts';
import type { IncidentsValues } from './options.ts';

/** Options → request → core → report. */
export async function runIncidents(
  args: readonly string[],
  options: IncidentsValues,
  context: CommandContext,
): Promise<Outcome> {
  const request = await readLogRequest(args, options, context);
  const groupKeys = groupKeysOf(options.groupBy);
  const assertedKeys = groupsOf(context.assertedPaths);
  const phaseTargets = phaseTargetsOf(options.phaseTarget);
  const { top, seed } = options;
  const { matrix } = options;
  const opened = await openLog(
    request,
    [...(groupKeys ?? []), ...assertedKeys, ...(matrix ? [matrix.rowKey] : [])],
    context,
  );
  const keys = [...new Set([...(groupKeys ?? defaultGroupKeys(opened.log)), ...assertedKeys])];
  return eitherWay(opened, request.unknown, (unknown, read) => {
    const measured = { ...request, ...read, unknown, phaseTargets, groupKeys: keys, matrix, top, seed };
    const analysis = analyzeIncidents(read.log, measured);
    return {
      report: incidentsReport(analysis, read.sources, read.notices, {
        shownGroups: top,
        phasesByGroup: options.phases,
        targetsAreDefault: phaseTargets === defaultPhaseTargets,
        seed,
      }),
      zone: request.zone,
      inputs: request.server?.files ?? [],
      checks: [
        ...read.checks,
        ...(context.isGated
          ? [...coverageDoubts((analysis.facts.coverage.uncoveredSeconds ?? 0) * 1_000), ...read.doubts()]
          : []),
      ],
      targetSubjects: [
        {
          name: 'availability',
          unavailability: analysis.availability?.unavailability ?? null,
          exact: portionOf(analysis.downtimeSeconds, analysis.windowSeconds),
        },
      ],
    };
  });
}

/** Without `--group-by`: by cause, or by what else the log knows. One table, so that a first look stays short. */
function defaultGroupKeys(log: IncidentLog): readonly string[] {
  const known = ['cause', 'service', 'severity'].filter((key) => (log.dimensions.get(key)?.dictionary.size ?? 1) > 1);
  return known.slice(0, 1);
}

function groupKeysOf(given: readonly Given[]): readonly string[] | null {
  const keys = given.flatMap((each) =>
    each.text
      .split(',')
      .map((part) => part.trim() || fail('pairUnreadable', { text: each.text, expected: 'KEY[,KEY…]' }, each.place())),
  );
  return keys.length > 0 ? [...new Set(keys)] : null;
}

/** An assertion on `groups.service[…]` asks for the groups by service. */
function groupsOf(paths: CommandContext['assertedPaths']): readonly string[] {
  return paths.flatMap(([first, second]) =>
    first && 'key' in first && first.key === 'groups' && second && 'key' in second ? [second.key] : [],
  );
}
