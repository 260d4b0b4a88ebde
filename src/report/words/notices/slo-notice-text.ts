import type { NoticeFacts, NoticeKind } from '../../../core/notice.ts';
import { formatAvailability, formatCount, formatDuration } from '../../numbers.ts';
import { counted, listed } from '../phrases.ts';

type SloNoticeKind = Extract<
  NoticeKind,
  | ('sloUnused' | 'rulesUnused' | 'rulesOfCalendar' | 'rulesIdle' | 'rulesUnguarded' | 'sloWindowMissing')
  | ('sloServiceMissing' | 'sloLengthAssumed' | 'sloTargetBelowPercent' | 'sloWindowOfMinutes' | 'sloSliceAssumed')
>;

/** Each with its place; of very many, as a folder of SLO files has, each kind with its first place. */
function unusedParts(parts: NoticeFacts['sloUnused']['parts']): readonly string[] {
  if (parts.length <= 12) return parts.map(({ text }) => text);
  const kinds = [...new Set(parts.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const [first, ...others] = parts.filter((each) => each.kind === kind);
    return others.length === 0 ? first!.text : `${first!.text} and ${others.length} more of ${kind}`;
  });
}

/** What is said of SLO files, and of rules that are made of them. */
export const sloNoticeTexts: { readonly [K in SloNoticeKind]: (facts: NoticeFacts[K]) => string } = {
  sloUnused: ({ parts }) => `the SLO file also has what no number here rests on: ${unusedParts(parts).join(', ')}`,
  rulesUnused: ({ parts }) => `the SLO file also has what no rule is made of: ${unusedParts(parts).join(', ')}`,
  rulesOfCalendar: ({ slos }) =>
    `rules look back over a length, and know no calendar: ${listed(slos.map(({ name, days }) => `${formatCount(days)} days stand for the period of ${name}`))}; --window takes another length`,
  rulesIdle: ({ slo, tiers }) =>
    `${slo} has no alert of ${listed(tiers.map(({ severity, longSeconds, shortSeconds }) => `${severity} ${formatDuration(longSeconds)} / ${formatDuration(shortSeconds)}`))}: it could never fire at this target and window`,
  rulesUnguarded: ({ slos }) =>
    `${listed(slos)}: how many events there are cannot be told from the queries, so a few bad ones of a few fire the alerts; a total_query that is sums of rate(...) or increase(...) can be counted`,
  sloWindowMissing: ({ slos }) =>
    `${listed(slos)}: the file says no window, so the last 30 days are taken; --window says another`,
  sloServiceMissing: ({ slos }) =>
    `${listed(slos)}: the file says no service, so the incidents of all services count; --where service=NAME picks one`,
  sloLengthAssumed: ({ slo, text, days }) =>
    `the SLO ${slo} rolls over ${text}, which have no one length: ${formatCount(days)} days are taken`,
  sloTargetBelowPercent: ({ slo, unavailability }) =>
    `the target of the SLO ${slo} is ${formatAvailability(unavailability)}, which nearly everything meets: OpenSLO's target is a ratio (0.999), its targetPercent a percentage (99.9)`,
  sloWindowOfMinutes: ({ slo, minutes }) =>
    `the window of the SLO ${slo} is ${counted(minutes, 'minute')} long: m is minutes, M is months`,
  sloSliceAssumed: ({ slo }) => `the SLO ${slo} does not say how long its slices are: one minute is taken`,
};
