import { fail, type TypedPlace } from '../../core/problem.ts';
import { parsePositiveDuration } from '../../core/quantity/duration.ts';
import { cutOptions, downtimeOptions, observedOptions, phaseTargetOption, readingOptions } from '../log/options.ts';
import { serverOptions } from '../log/server-options.ts';
import { group, onlyFor, option, repeatable, type Values } from '../options/declare.ts';
import { costPerHourOption } from '../options/money.ts';
import { parseWhole } from '../options/readers.ts';
import type { SharedValues } from '../options/shared.ts';

const ofLog = ['log'] as const;

export const projectOptions = {
  ...onlyFor(ofLog, observedOptions),
  ...onlyFor(ofLog, cutOptions),
  ...onlyFor(ofLog, readingOptions),
  ...onlyFor(ofLog, serverOptions),
  ...onlyFor(ofLog, downtimeOptions),
  ...group('What to project:', {
    mtbf: repeatable('<duration or factor>', 'instead of a log: mean uptime, 720h; also a change: x2'),
    mttr: option(
      '<duration or phases>',
      'instead of a log: mean time to recovery, 45m, or its phases: detect=5m,identify=30m,fix=7m,verify=3m',
    ),
    reduce: repeatable('<what=share>', 'a change: mttr=50%, or a phase: identify=80%'),
    set: repeatable('<what=duration>', 'a change: detect=30s, mttr=10m, mtbf=30d'),
    without: repeatable('<key=values>', 'a change: as if these incidents had not happened: cause=deployment').onlyFor(
      ...ofLog,
    ),
    scenarios: option('<file>', 'named lists of such changes, in YAML or JSON').naming(),
    phaseTarget: phaseTargetOption,
    costPerHour: costPerHourOption,
    compare: option('<from/to>', 'an earlier period: did recovery get faster since, did failures get rarer?').onlyFor(
      ...ofLog,
    ),
  }),
  ...onlyFor(
    ofLog,
    group('Failover:', {
      failover: option('<settings>', 'replay the log under one: "hot failures=3 switch=10s failback=5m"'),
      helps: repeatable('<key=values>', 'a standby helps against these only: cause=network,hardware').needing([
        'failover',
      ]),
      top: option('<n>', 'how many states and incidents of the replay are listed', parseWhole)
        .or('10')
        .needing(['failover']),
    }),
  ),
  ...group('Forecast:', {
    window: option('<duration>', 'how far the forecast looks ahead', parseHorizon).or('30d'),
    runs: option('<n>', 'how many futures are drawn; by default 10,000 to 100,000', parseRuns),
    seed: option('<n>', 'seed of all that is drawn', parseWhole).or('1'),
  }),
};

export type ProjectValues = Values<typeof projectOptions> & SharedValues;

const longestHorizonSeconds = 100 * 365 * 86_400;

function parseHorizon(text: string, place: TypedPlace): number {
  const seconds = parsePositiveDuration(text, place);
  return seconds <= longestHorizonSeconds ? seconds : fail('horizonTooLong', {}, place);
}

function parseRuns(text: string, place: TypedPlace): number {
  const runs = parseWhole(text, place);
  if (runs >= 100 && runs <= 10_000_000) return runs;
  return fail('runsOutOfRange', { text, areTooFew: runs < 100 }, place);
}
