/** What can be wrong with a value that was typed, and the facts that a message needs. */
export interface TypedFacts extends ExpressionFacts, ChangeFacts {
  percentUnreadable: { readonly text: string; readonly isShare?: true };
  shareInNines: { readonly text: string };
  percentAmbiguousOne: { readonly text: string };
  percentOutOfRange: { readonly text: string; readonly isShare?: true };
  ninesTooMany: { readonly text: string; readonly most: number };
  /** `unit`: the one that there is not. */
  durationUnreadable: { readonly text: string; readonly reason: DurationRefusal; readonly unit?: string };
  durationNotPositive: { readonly text: string };
  countUnreadable: { readonly text: string };
  instantUnreadable: { readonly text: string };
  instantAmbiguous: { readonly text: string };
  instantZoneAbbreviation: { readonly text: string; readonly abbreviation: string };
  zoneUnknown: { readonly text: string };
  monthUnreadable: { readonly text: string };
  quarterUnreadable: { readonly text: string };
  windowEmpty: { readonly start: string; readonly end: string };
  windowConflict: { readonly options: readonly string[] };
  windowBeyondYears: Record<string, never>;
  windowFullyExcluded: Record<string, never>;
  /** `part`: the piece that the reason is about. */
  serviceHoursUnreadable: { readonly text: string; readonly reason: ServiceHoursRefusal; readonly part: string };
  creditUnreadable: { readonly text: string };
  creditsInconsistent: { readonly reason: 'thresholdTwice' | 'lowerPaysLess' };
  pairUnreadable: { readonly text: string; readonly expected: string };
  /** `says`: what the library that reads the tokens says of them. */
  dateFormatUnusable: { readonly format: string; readonly reason: DateFormatRefusal; readonly says?: string };
  /** `value`: what the metric was to be compared with; `ratio`: a value above 10 as the ratio that it is in percent. */
  assertionUnreadable: {
    readonly text: string;
    readonly reason: AssertionRefusal;
    readonly value?: string;
    readonly ratio?: string;
  };
  metricUnknown: { readonly metric: string; readonly suggestion: string | null };
  metricOfChecks: Record<string, never>;
  // a failover, as a replay takes it
  failoverEmpty: Record<string, never>;
  failoverUnreadable: { readonly text: string; readonly reason: 'modeFirst' | 'modeTwice' };
  settingUnreadable: { readonly text: string; readonly reason: 'noValue' | 'twice'; readonly key: string };
  probesOutOfRange: { readonly text: string; readonly most: number };
}

/** Why a text is no duration. */
export type DurationRefusal =
  | ('empty' | 'form' | 'isoForm' | 'exponent' | 'negative')
  | ('unitMissing' | 'unitUnknown' | 'month')
  /** Beyond the seconds that can be counted: by itself, or by what follows from it. */
  | ('tooLong' | 'leadsTooFar')
  /** Less than the shortest time between two probes. */
  | 'probesTooClose';

export type ServiceHoursRefusal = 'form' | 'dayMissing' | 'dayUnknown' | 'timeUnknown' | 'noLength';

export type DateFormatRefusal = 'letters' | 'yearMissing' | 'notReadBack' | 'refused';

export type AssertionRefusal =
  | ('form' | 'valueMissing' | 'ratioTooLarge' | 'numberTooLarge' | 'noNumber')
  /** The metric is text, or the value is: text has no order. */
  | ('metricUnordered' | 'valueUnordered');

/** What can be wrong with an expression of a topology. */
export interface ExpressionFacts {
  expressionEmpty: Record<string, never>;
  expressionUnreadable: {
    readonly found: string | null;
    readonly expected: ExpressionExpected;
    readonly hint: ExpressionHint | null;
  };
  parenthesisUnbalanced: { readonly isOpen: boolean };
  needOutOfRange: { readonly need: string; readonly positions: number };
  copiesOutOfRange: { readonly most: number };
  copiesMisplaced: Record<string, never>;
  /** `isLogRead`: a log was asked for its numbers too. */
  partWithoutValue: { readonly name: string; readonly suggestion: string | null; readonly isLogRead: boolean };
  partWithTwoValues: { readonly name: string; readonly first: string; readonly second: string };
}

/** What the grammar allows at a place. */
export type ExpressionExpected =
  | ('part' | 'partOrCopies' | 'value' | 'name')
  /** A part is read: what joins it to the next, or ends the text, the parenthesis or the argument. */
  | ('joinOrEnd' | 'joinOrClose' | 'joinCommaOrClose' | 'commaOrClose' | 'commaOrEnd' | 'end');

/** A mistake in an expression that is a known one. */
export type ExpressionHint =
  | (
      | 'series'
      | 'seriesWord'
      | 'seriesOnce'
      | 'seriesNotDash'
      | 'parallel'
      | 'parallelOnce'
      | 'join'
      | 'joinNotComma'
      | 'joinOrAtLeast'
    )
  | ('atLeast' | 'atLeastJoined' | 'copiesApart' | 'copiesInside' | 'copiesNamed' | 'parentheses')
  | ('quotes' | 'nameFirst' | 'nameLetters' | 'nameOrValue' | 'equalsOnce' | 'equals')
  | ('percentSign' | 'decimalPoint' | 'leadingDigit' | 'trailingDigit' | 'onePoint' | 'exponent' | 'sign')
  | ('valueForms' | 'valuesDiffer');

/** What can be wrong with a change of a projection, or with the earlier period of a comparison. */
export interface ChangeFacts {
  changeUnreadable: { readonly text: string; readonly form: 'reduce' | 'set' | 'without' | 'factor' | 'share' };
  withoutByTime: { readonly key: string };
  factorUnusable: { readonly text: string; readonly isZero: boolean };
  reductionUnusable: { readonly text: string; readonly reason: 'aboveAll' | 'ambiguous' | 'belowNothing' };
  leverFixed: {
    readonly name: string;
    readonly reason: 'recovery' | 'acknowledge' | 'mtbf' | 'mttr';
    readonly known: readonly string[];
  };
  periodUnreadable: { readonly text: string };
  periodEmpty: { readonly start: string; readonly end: string };
  windowWithinPeriod: { readonly start: string; readonly end: string };
  /** `first`: where the log begins; null where it has no incident. */
  periodUncovered: { readonly first: string | null };
}
