/** What is wrong with one row of a log. */
export interface RowFacts {
  rowNoStart: { readonly column: string | null; readonly known?: readonly string[] };
  /** `besideForm`: it is not of the form that was named for stamps. */
  rowStampUnreadable: { readonly field: string; readonly text: string; readonly besideForm?: true };
  rowStampNever: { readonly field: string; readonly text: string };
  /** A day whose time of day stands elsewhere: in one of some columns, or nowhere where `isMissing`. */
  rowStampDayAlone: {
    readonly field: string;
    readonly text: string;
    readonly column: string;
    readonly clocks: readonly string[];
    /** The only one of them that no other timestamp has. */
    readonly likely: string | null;
    readonly isMissing: boolean;
  };
  /** A time of day beside two different days. */
  rowStampDays: {
    readonly field: string;
    readonly text: string;
    readonly column: string;
    readonly days: readonly string[];
  };
  /** A time of day without its date. */
  rowStampWithoutDate: { readonly field: string; readonly text: string };
  rowStampAmbiguous: { readonly field: string; readonly text: string };
  rowStampZoneAbbreviation: { readonly field: string; readonly text: string; readonly abbreviation: string };
  rowNoEnd: Record<string, never>;
  /** A rule by which agreed maintenance repeats. */
  recurrenceUnusable: { readonly text: string; readonly reason: 'unreadable' | 'tooMany' };
  /** `says`: what the library that reads calendars says of it; null: an event does not say when it begins. */
  calendarUnreadable: { readonly says: string | null };
  rowVerifiedBeforeStart: { readonly start: string; readonly verified: string };
  rowImpactOutOfRange: { readonly text: string };
  rowLengthWithoutUnit: { readonly field: string; readonly text: string; readonly column: string };
  rowLengthAmbiguous: { readonly field: string; readonly text: string };
  rowDurationUnreadable: { readonly field: string; readonly text: string };
  rowWidth: { readonly found: number; readonly expected: number };
  rowNotAnObject: { readonly found: string };
  rowsInvalid: {
    readonly count: number;
    readonly found: number;
    readonly shown: number;
    /** No row is left, so that going on without them is no way out. */
    readonly isAll: boolean;
  };
}
