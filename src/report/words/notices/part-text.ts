import type { NoticeFacts } from '../../../core/notice.ts';
import { formatCount } from '../../numbers.ts';
import { counted, quoted } from '../phrases.ts';

/** Says of a file that it is a part of a whole: cut short, incomplete, or a page of several. */
export function partText({ file, read, total, cut, isIncomplete }: NoticeFacts['partOfWhole']): string {
  if (cut)
    return `${file} has no newline at its end and ends in the middle of a timestamp, ${quoted(cut.text)}, where another is ${quoted(cut.whole)}: it was cut short, and what followed is not in these numbers; fetch it again`;
  if (isIncomplete)
    return `${file} says itself that something is missing in it, which is not in these numbers; ask again when all that it was asked of can answer`;
  const part =
    total === null ? `${counted(read, 'row')}, and more follow` : `${formatCount(read)} of ${formatCount(total)} rows`;
  return `${file} says itself that it is a page of several: ${part}; what the other pages hold is not in these numbers; fetch them too, and name all files`;
}
