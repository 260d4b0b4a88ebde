import type { MeasuredLog } from '../../core/incidents/measured-log.ts';
import { monthsPicture } from './calendar.ts';
import type { Picture } from './picture.ts';
import { timelinePicture } from './timeline.ts';

/** A terminal is waited for: of more incidents than this nothing is drawn there. */
const mostIncidents = 50_000;

/** What a terminal shows of a log beside its tables: when services were down, and the months. */
export function quickPictures(measured: MeasuredLog): readonly Picture[] {
  if (measured.impact.order.length > mostIncidents) return [];
  return [timelinePicture(measured), monthsPicture(measured, null, null)].filter((picture) => picture !== null);
}
