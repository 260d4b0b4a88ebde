import { type IncidentLogBuilder, rowFlags, stampNames } from '../../core/incidents/log/log.ts';
import { type Place, type Problem, problem } from '../../core/problem.ts';
import { parseDecimal, toNumber } from '../../core/quantity/decimal.ts';
import { parseDuration } from '../../core/quantity/duration.ts';
import { formatInstant } from '../../core/time/instant.ts';
import { isUnknownText, latestInstant, type StampReader } from '../../core/time/stamp.ts';
import type { RowPlace } from '../source/row.ts';
import { readImpact } from './impact-value.ts';
import type { Verdict } from './incident-fields.ts';
import type { ProblemCollector } from './problem-collector.ts';

/** Knows where a field of the current row stands; asked only when something is wrong with it. */
export type PlaceOf = () => RowPlace;

const startIndex = stampNames.indexOf('start');
const earliestInstant = -62_167_219_200_000; // 0000-01-01T00:00:00Z
const verifiedIndex = stampNames.indexOf('verified');

/**
 * Writes the rows of one file into the log, whatever reader they come from: judges stamps, offsets and impacts, finds
 * maintenance, and reports what is wrong with its place. A row with a problem is not committed.
 */
export class IncidentWriter {
  readonly builder: IncidentLogBuilder;
  readonly stamps: StampReader;
  readonly file: string;
  private readonly problems: ProblemCollector;
  private failed = false;
  /** Rows read, the invalid ones included. */
  rows = 0;

  constructor(builder: IncidentLogBuilder, stamps: StampReader, file: string, problems: ProblemCollector) {
    this.builder = builder;
    this.stamps = stamps;
    this.file = file;
    this.problems = problems;
    builder.beginFile(file);
  }

  begin(line: number): void {
    this.failed = false;
    this.rows++;
    this.builder.begin(line);
  }

  /** Counts an element that is no row at all. */
  refuseRow(line: number, what: Problem): void {
    this.begin(line);
    this.refuse(what);
  }

  refuse(what: Problem): void {
    this.failed = true;
    this.problems.add(what, `${this.file}\0${this.rows}`);
  }

  place(placeOf: PlaceOf): Place {
    return { kind: 'file', file: this.file, ...placeOf() };
  }

  /** Reads a stamp that is no plain ISO; placeholders leave it unknown. */
  stampText(stamp: number, text: string, placeOf: PlaceOf): void {
    const instant = this.stamps.read(text);
    if (!Number.isNaN(instant)) {
      this.builder.setStamp(stamp, instant);
      return;
    }
    const field = stampNames[stamp]!;
    const { trouble } = this.stamps;
    if (trouble.kind === 'unknown') return;
    if (trouble.kind === 'ambiguous') this.refuse(problem('rowStampAmbiguous', { field, text }, this.place(placeOf)));
    else if (trouble.kind === 'abbreviation') {
      const data = { field, text, abbreviation: trouble.abbreviation };
      this.refuse(problem('rowStampZoneAbbreviation', data, this.place(placeOf)));
    } else this.refuse(problem('rowStampUnreadable', { field, text }, this.place(placeOf)));
  }

  /** A stamp that is given as a length of time from start. Call it after the start is set. */
  offset(stamp: number, text: string, unitMilliseconds: number, placeOf: PlaceOf): void {
    if (isUnknownText(text.trim())) return;
    const start = this.builder.stamp(startIndex);
    const length = offsetMilliseconds(text.trim(), unitMilliseconds);
    const instant = start + length;
    if (Number.isNaN(length) || instant >= latestInstant || instant < earliestInstant) {
      this.refuse(problem('rowDurationUnreadable', { field: stampNames[stamp]!, text }, this.place(placeOf)));
    } else if (!Number.isNaN(start)) this.builder.setStamp(stamp, instant);
  }

  impact(text: string, inPercent: boolean, placeOf: PlaceOf): void {
    const share = readImpact(text, inPercent);
    if (typeof share === 'number') this.builder.setImpact(share);
    else if (share !== 'absent') this.refuse(problem('rowImpactOutOfRange', { text }, this.place(placeOf)));
  }

  /** Sets the id that stands in the arena; a placeholder (`-`, `n/a`) is none. */
  id(index: number): void {
    const { ids } = this.builder;
    if (ids.byteLength(index) > 4 || !isUnknownText(ids.text(index))) this.builder.setId(index);
  }

  maintenance(): void {
    this.builder.flag(rowFlags.maintenance);
  }

  /** What the tool itself says of the row. */
  judge({ maintenance, exclusion, backPosted }: Verdict): void {
    if (maintenance) this.maintenance();
    if (exclusion) this.builder.exclude(exclusion);
    if (backPosted) this.builder.flag(rowFlags.backPosted);
  }

  /** Ends the row: checks what needs all of it, and commits it where nothing is wrong. True where it did. */
  commit(
    startColumn: string | null,
    placeOfRow: PlaceOf,
    placeOfVerified: PlaceOf,
    known?: () => readonly string[],
  ): boolean {
    if (this.failed) return false;
    const start = this.builder.stamp(startIndex);
    const verified = this.builder.stamp(verifiedIndex);
    if (Number.isNaN(start)) {
      this.refuse(
        problem('rowNoStart', { column: startColumn, ...(known && { known: known() }) }, this.place(placeOfRow)),
      );
    } else if (verified < start) {
      const data = { start: formatInstant(start), verified: formatInstant(verified) };
      this.refuse(problem('rowVerifiedBeforeStart', data, this.place(placeOfVerified)));
    } else this.builder.commit();
    return !this.failed;
  }
}

/** A length in the column's unit, or spelt out with units; NaN for anything else. */
function offsetMilliseconds(text: string, unitMilliseconds: number): number {
  const negative = text.startsWith('-');
  const number = parseDecimal(negative ? text.slice(1) : text);
  if (number) return Math.round(toNumber(number) * unitMilliseconds) * (negative ? -1 : 1);
  try {
    return Math.round(parseDuration(text) * 1_000);
  } catch {
    return Number.NaN;
  }
}
