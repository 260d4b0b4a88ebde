import type { MeasureRequest } from '../../core/incidents/measured-log.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail, type TypedPlace } from '../../core/problem.ts';
import { laterPeriod, parsePeriod } from '../../core/projection/periods.ts';
import { type Projection, projectLog, projectMeans } from '../../core/projection/project.ts';
import { portionOf } from '../../core/quantity/portion.ts';
import { formatEnds } from '../../core/time/instant.ts';
import { type Interval, intersection } from '../../core/time/intervals.ts';
import { utc } from '../../core/time/zone.ts';
import { projectReport } from '../../report/project/report.ts';
import type { AskedSubject, Call, CommandContext, Outcome } from '../command.ts';
import { judgeNames, namesOfConditions } from '../log/absent-names.ts';
import { coverageDoubts } from '../log/doubts.ts';
import { eitherWay } from '../log/either-way.ts';
import { type OpenedLog, openLog } from '../log/open-log.ts';
import { type LogRequest, readLogRequest } from '../log/request.ts';
import { countedTime } from '../log/window.ts';
import { refuseLooseSettings } from './failover.ts';
import type { projectOptions } from './options.ts';
import { projectionOptions, refuseLogChanges, typedMeans } from './request.ts';

/** Options → log or means → core → report. */
export async function runProject(call: Call<typeof projectOptions>, context: CommandContext): Promise<Outcome> {
  const { args, options } = call;
  refuseLooseSettings(args, options);
  const means = typedMeans(call);
  const { top } = options;
  call.refuseWithoutEffect(means ? 'means' : 'log');
  if (means !== null) {
    const asked = await projectionOptions(call, context.standardInput);
    refuseLogChanges(asked.scenarios, means.phases !== null);
    const projection = projectMeans(means.point, means.phases, asked);
    return {
      report: projectReport(projection, [], [], top),
      zone: utc,
      checks: [],
      targetSubjects: [targetSubject(projection)],
    };
  }
  // --window is the forecast's horizon here; the observed time is set by --from, --to and --month
  const request = await readLogRequest(args, { ...options, window: null }, context);
  const asked = await projectionOptions(call, context.standardInput);
  const removed = asked.scenarios.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.kind === 'without' ? [change.condition] : [])),
  );
  const helps = asked.failover?.helps ?? [];
  const earlier = options.compare?.read((text, place) => parsePeriod(text, request.zone, place)) ?? null;
  if (earlier && request.server && earlier.start < request.window!.start)
    fail('compareBeforeAsked', formatEnds(request.window!, request.zone), options.compare!.place());
  const opened = await openLog(
    request,
    [...removed, ...helps].map(({ key }) => key),
    context,
  );
  const periods = earlier && (await comparedRequests(earlier, options.compare!.place(), request, opened, context));
  const names = judgeNames(opened.log, namesOfConditions([...removed, ...helps]));
  const notices: Notice[] = [...opened.notices.map(asObserved), ...(periods?.notices ?? []), ...names.notices];
  return eitherWay(opened, request.unknown, (unknown, read) => {
    const compared = periods && {
      earlier: { ...periods.earlier, unknown },
      later: { ...periods.later, unknown },
    };
    const projection = projectLog(read.log, { ...request, ...read, unknown }, compared, asked);
    return {
      report: projectReport(projection, read.sources, notices, top),
      zone: request.zone,
      inputs: request.server?.files ?? [],
      checks: [
        ...read.checks,
        ...names.checks,
        ...(context.isGated
          ? [...coverageDoubts((projection.log?.facts.coverage.uncoveredSeconds ?? 0) * 1_000), ...read.doubts()]
          : []),
      ],
      targetSubjects: [targetSubject(projection)],
    };
  });
}

/** The shared notice names `--window`, which looks ahead here. */
function asObserved(each: Notice): Notice {
  return each.kind === 'windowDefault' ? notice('observationDefault', each.data) : each;
}

/** `--target` looks at all scenarios together, at the one there is, or at what is. */
function targetSubject({ scenarios, current, baseline }: Projection): AskedSubject {
  const last = scenarios.at(-1);
  const [name, outlook, point] = last
    ? [`availability (${last.name})`, last.outlook, last.point]
    : ['availability', current, baseline.point];
  const unavailability = outlook?.unavailability ?? null;
  if (unavailability === null || !point) return { name, unavailability, exact: null };
  const { uptimeMilliseconds: up, downtimeMilliseconds: down } = point;
  return { name, unavailability, exact: portionOf(down, up + down) };
}

/** The same log, measured in the same way, over two periods; each with its own service hours and exclusions. */
async function comparedRequests(
  earlier: Interval,
  place: TypedPlace,
  request: LogRequest,
  opened: OpenedLog,
  context: CommandContext,
): Promise<{ earlier: MeasureRequest; later: MeasureRequest; notices: readonly Notice[] }> {
  if (request.exclusions.some(({ text }) => text === '-')) fail('compareReadsTwice', {});
  const { later, notices } = laterPeriod(opened.log, opened.window, earlier, place);
  const before = { ...opened.window, ...earlier };
  const counted = await countedTime(before, request, context);
  const now = context.now(request.zone);
  const inService = opened.inService && intersection(opened.inService, [later]);
  if (inService?.length === 0) fail('windowFullyExcluded', {});
  const same = { ...request, ...opened };
  return {
    earlier: {
      ...same,
      window: before,
      inService: counted.inService,
      serviceCuts: counted.serviceCuts,
      openUntil: now.given ? Math.min(before.end, now.instant) : before.end,
    },
    later: { ...same, window: later, inService },
    notices,
  };
}
