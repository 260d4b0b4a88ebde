import { anyFails, type Check } from '../core/gates/check.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { formatAvailability, formatDecimal, formatDuration, formatPercent } from './numbers.ts';
import type { Block, Tone } from './report.ts';
import { doubtText } from './words/check-text.ts';

const words: Readonly<Record<Check['status'], readonly [mark: string, tone: Tone]>> = {
  met: ['✓ met', 'good'],
  missed: ['✗ missed', 'bad'],
  skipped: ['– skipped', 'warning'],
  warned: ['! warned', 'warning'],
  error: ['? not judged', 'bad'],
};

const strictSkip: readonly [mark: string, tone: Tone] = ['✗ skipped, which --strict fails', 'bad'];

/** What was checked and how it ended; nothing where nothing was. */
export function checksBlock(checks: readonly Check[], isStrict: boolean): Block[] {
  if (checks.length === 0) return [];
  const items = checks.map((check) => {
    const fails = isStrict && check.status === 'skipped' && !check.onlyWarns;
    const [mark, tone] = fails ? strictSkip : words[check.status];
    return { text: `${mark}: ${check.expression}${actualText(check)}`, tone };
  });
  return [{ kind: 'list', title: 'Checks', items }];
}

/** A check as JSON has it: `limit` is what it was compared with, `fails` whether it stands against the call. */
export function checkData(check: Check, isStrict: boolean): JsonObject {
  const { expression, actual, status, place } = check;
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
  };
}

function limitOf({ unavailability, numbers, text }: Check): Json {
  if (unavailability) return 1 - unavailability.wanted;
  return numbers?.wanted ?? text ?? null;
}

const verbs: Readonly<Record<Check['status'], string>> = {
  met: 'is met',
  missed: 'is missed',
  skipped: 'could not be checked',
  warned: 'is missed, which only warns',
  error: 'could not be judged',
};

/** One sentence for a person. @example 'availability >= 99.9% is missed; it is 99.72%' */
export function checkSentence(check: Check): string {
  if (check.because !== undefined) return check.because;
  return `${check.expression} ${verbs[check.status]}${actualText(check)}`;
}

function actualText(check: Check): string {
  const { status, doubt } = check;
  if (status === 'skipped') return `: ${doubt ? doubtText(doubt, valueText) : 'not in this data'}`;
  return status === 'error' ? '' : `; it is ${valueText(check)}`;
}

function valueText({ actual, unavailability, numbers, exact }: Check): string {
  if (exact) return formatPercent(exact);
  if (unavailability) return formatAvailability(unavailability.actual, unavailability.wanted);
  return numbers ? numberText(numbers) : String(actual);
}

/** As people read it, or with all of its digits where it would look like what it is compared with. */
function numberText({ actual, wanted, areSeconds }: NonNullable<Check['numbers']>): string {
  const shown = (value: number): string => (areSeconds ? formatDuration(value) : formatDecimal(value, 6));
  if (actual === wanted || shown(actual) !== shown(wanted)) return shown(actual);
  return areSeconds ? `${actual} s` : String(actual);
}
