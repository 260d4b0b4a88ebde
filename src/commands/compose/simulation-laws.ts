import type { DurationLaw } from '../../core/failover/simulation/events/duration-law.ts';
import { isIncident } from '../../core/incidents/log/log.ts';
import { nearest } from '../../core/nearest.ts';
import type { Notice } from '../../core/notice.ts';
import { fail, ProblemError, type TypedPlace } from '../../core/problem.ts';
import type { LawOfMean } from '../../core/topology/simulate/simulated-parts.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import type { CommandContext } from '../command.ts';
import type { Given } from '../options/given.ts';

/** The law of one kind of time, and what its reader must know. */
export interface AskedLaw {
  readonly law: LawOfMean;
  readonly notices: readonly Notice[];
}

const names = ['exponential', 'fixed', 'lognormal', 'weibull', 'log'] as const;
const examples = ['exponential', 'fixed', 'lognormal:1.2', 'weibull:0.7', 'log:incidents.csv'];

/**
 * How times are drawn, with the mean of each part: `exponential`, `fixed`, `lognormal:1.2` (σ of the logarithm),
 * `weibull:0.7` (the shape), `log:incidents.csv` (the recoveries of a log, scaled to the mean). Null where nothing is asked.
 */
export async function askedLaw(given: Given | null, context: CommandContext): Promise<AskedLaw | null> {
  if (!given) return null;
  const { text } = given;
  const at = text.indexOf(':');
  const [word, rest] = at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
  const kind = names.find((each) => each === word);
  if (!kind) return failUnknownName('distribution', word, examples, given.place(word), nearest(word, names));
  const afterColon = { ...given.place(), offset: at + 1, length: Math.max(1, text.length - at - 1) };
  if (kind === 'log' && rest) return drawnFrom(rest, context, afterColon);
  const law =
    plainLaw(kind, rest) ?? fail('simulationLawUnreadable', { text }, rest === null ? given.place(word) : afterColon);
  return { law, notices: [] };
}

function plainLaw(kind: (typeof names)[number], rest: string | null): LawOfMean | null {
  if (kind === 'exponential') return rest === null ? (meanSeconds) => ({ kind, meanSeconds }) : null;
  if (kind === 'fixed') return rest === null ? (seconds) => ({ kind, seconds }) : null;
  const value = /^[0-9]+(\.[0-9]+)?$/.test(rest ?? '') ? Number(rest) : Number.NaN;
  if (kind === 'lognormal') return value <= 20 ? (meanSeconds) => ({ kind, meanSeconds, sigma: value }) : null;
  if (kind === 'weibull')
    return value >= 0.05 && value <= 1000 ? (meanSeconds) => ({ kind, meanSeconds, shape: value }) : null;
  return null;
}

/** The recoveries of a log as they are spread, with the mean of each part in place of their own. */
async function drawnFrom(path: string, context: CommandContext, place: TypedPlace): Promise<AskedLaw> {
  const { readOptionLog } = await import('./option-log.ts');
  const { log, notices } = await placed(place, readOptionLog(path, context, false));
  const { start, verified } = log.stamps;
  const seconds: number[] = [];
  for (let row = 0; row < log.count; row++) {
    const length = (verified[row]! - start[row]!) / 1000;
    if (isIncident(log, row) && length > 0) seconds.push(length);
  }
  if (seconds.length === 0) return fail('logWithoutEnds', { path, use: 'repairs' }, place);
  const mean = seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
  const known = new Map<number, DurationLaw>();
  return { law: scaledLaw(seconds, mean, known), notices };
}

/** What is wrong with a file as a whole has no place but the option that names it. */
async function placed<T>(place: TypedPlace, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(...error.problems.map((each) => (each.where ? each : { ...each, where: place })));
  }
}

/** Parts of one mean share one list: a log may be long, and parts many. */
function scaledLaw(seconds: readonly number[], mean: number, known: Map<number, DurationLaw>): LawOfMean {
  return (meanSeconds) => {
    const law = known.get(meanSeconds) ?? {
      kind: 'drawn',
      seconds: seconds.map((each) => (each * meanSeconds) / mean),
    };
    known.set(meanSeconds, law);
    return law;
  };
}
