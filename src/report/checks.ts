import { limitOf } from '../core/gates/change.ts';
import { anyFails, type Check, standingOf } from '../core/gates/check.ts';
import type { JsonObject } from '../core/json.ts';
import { formatCount } from './numbers.ts';
import type { Block, ListItem, Tone } from './report.ts';
import { checkSentence, codeOf } from './words/check-text.ts';

const marks: Readonly<Record<Check['status'], readonly [mark: string, tone: Tone]>> = {
  met: ['✓', 'good'],
  missed: ['✗', 'bad'],
  skipped: ['–', 'warning'],
  warned: ['!', 'warning'],
  error: ['?', 'bad'],
};

/** What stands against a build first, then what may, then what is as it should be. */
const worstFirst: readonly Check['status'][] = ['error', 'missed', 'warned', 'skipped', 'met'];

/** So many that are met are listed, where none is worse. */
const mostMet = 6;

/** What was checked and how it ended, the worst first; nothing where nothing was. */
export function checksBlock(checks: readonly Check[], isStrict: boolean): Block[] {
  if (checks.length === 0) return [];
  const fails = (check: Check): boolean => anyFails([check], isStrict);
  const met = checks.filter((check) => standingOf(check) === 'met');
  const isSummed = met.length > mostMet || (met.length > 1 && checks.some(fails));
  const listed = checks.filter((check) => !isSummed || standingOf(check) !== 'met');
  const sorted = [true, false].flatMap((isFailing) =>
    worstFirst.flatMap((status) => listed.filter((each) => standingOf(each) === status && fails(each) === isFailing)),
  );
  const items = [
    ...sorted.map((check) => lineOf(check, fails(check))),
    ...(isSummed ? [{ text: `✓ ${formatCount(met.length)} met`, tone: 'good' as const }] : []),
  ];
  return [{ kind: 'list', title: 'Checks', items }];
}

function lineOf(check: Check, fails: boolean): ListItem {
  const isStrictSkip = fails && check.status === 'skipped';
  const [mark, tone] = isStrictSkip ? marks.missed : marks[standingOf(check)];
  const kind = check.status === 'skipped' ? `skipped${isStrictSkip ? ', which --strict fails' : ''}: ` : '';
  return { text: `${mark} ${kind}${checkSentence(check)}`, tone, code: codeOf(check) };
}

const verdictNames = { better: 'better', worse: 'worse', same: 'same', cannotTell: 'cannot tell' } as const;

/** A check as JSON has it: `limit` is what it was compared with, `fails` whether it stands against the call. */
export function checkData(check: Check, isStrict: boolean): JsonObject {
  const { expression, actual, status, place, measure, change } = check;
  return {
    expression,
    actual,
    status,
    limit: limitOf(check),
    fails: anyFails([check], isStrict),
    message: checkSentence(check),
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    better: measure?.better ?? null,
    interval: measure?.interval ?? null,
    order: measure?.order ?? null,
    window: measure?.window ? { ...measure.window } : null,
    slo: measure?.slo ?? null,
    baseline:
      !change || change.verdict === 'notCompared'
        ? null
        : { actual: change.was, verdict: verdictNames[change.verdict] },
  };
}
