import { type Place, problem, type RowProblem } from '../../../core/problem.ts';
import { isTimeOfDay, type StampReader } from '../../../core/time/stamp.ts';

/** Why a text is no timestamp, by what its reader says of it. */
export function stampProblem(
  field: string,
  text: string,
  { trouble, isCustom }: StampReader,
  where: Place,
): RowProblem {
  if (trouble.kind === 'ambiguous') return problem('rowStampAmbiguous', { field, text }, where);
  if (trouble.kind === 'abbreviation')
    return problem('rowStampZoneAbbreviation', { field, text, abbreviation: trouble.abbreviation }, where);
  if (trouble.kind === 'never') return problem('rowStampNever', { field, text }, where);
  if (isTimeOfDay(text.trim())) return problem('rowStampWithoutDate', { field, text }, where);
  return problem('rowStampUnreadable', { field, text, ...(isCustom && { besideForm: true }) }, where);
}
