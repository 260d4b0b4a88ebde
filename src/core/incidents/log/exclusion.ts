/** Why a row of a log is no incident of its own, by the word of the tool that wrote it or by its state. */
export const exclusionReasons = [
  // rows of a monitor: it was up, it was still down, nobody knows
  ...(['up', 'sameOutage', 'unknown'] as const),
  // the tool's word
  ...(['cancelled', 'declined', 'merged', 'duplicate', 'subIncident', 'test', 'pullRequest', 'notPlanned'] as const),
  ...(['falsePositive', 'notification', 'suppressed', 'hidden'] as const),
  // a line that adds up others, or repeats the header
  ...(['total', 'heading'] as const),
  // left out by a filter although it could not be read
  'where',
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** The number of a reason in the column `exclusion` of a log; 0 there is a row that is an incident. */
export function exclusionCode(reason: ExclusionReason): number {
  return exclusionReasons.indexOf(reason) + 1;
}

/** The reason that a number in the column `exclusion` stands for; null for 0. */
export function exclusionOf(code: number): ExclusionReason | null {
  return code === 0 ? null : exclusionReasons[code - 1]!; // a place before the first is slow to look up
}
