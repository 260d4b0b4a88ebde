import type { IncidentLogBuilder } from '../../../core/incidents/log/builder.ts';
import type { ExclusionReason } from '../../../core/incidents/log/exclusion.ts';
import { rowFlags, stampNames } from '../../../core/incidents/log/log.ts';
import { type Place, type ProblemFacts, problem, type RowProblem } from '../../../core/problem.ts';
import { decimalOf } from '../../../core/quantity/spelt-length.ts';
import { formatInstant } from '../../../core/time/instant.ts';
import { isFlag, isUnknownStamp, isUnknownText, latestInstant, type StampReader } from '../../../core/time/stamp.ts';
import type { RowPlace } from '../../source/row.ts';
import type { LengthColumn } from '../columns/mapping.ts';
import type { Verdict } from '../incident-fields.ts';
import type { LogReading } from '../log-reading.ts';
import { readImpact } from './impact-value.ts';
import { hasTwoReadings, lengthOf } from './length-value.ts';
import { stampProblem } from './stamp-problem.ts';

/** Knows where a field of the current row stands; asked only when something is wrong with it. */
export type PlaceOf = () => RowPlace;

/** Where a length stands, and who judges one that has no unit; null: it is refused. */
interface LengthPlace {
  readonly placeOf: PlaceOf;
  readonly onBareNumber: ((what: RowProblem) => void) | null;
}

const start = stampNames.indexOf('start');
const verified = stampNames.indexOf('verified');
const earliestInstant = -62_167_219_200_000; // 0000-01-01T00:00:00Z
/** In this order stamps should fall. */
const inOrder = (['detected', 'identified', 'fixed', 'verified'] as const).map((name) => stampNames.indexOf(name));

/**
 * Writes the rows of one file into the log, whatever reader they come from: judges stamps, lengths and impacts, and
 * reports what is wrong with its place. A row with a problem is not committed, unless `--where` leaves it out anyway.
 */
export class IncidentWriter {
  readonly builder: IncidentLogBuilder;
  readonly file: string;
  private readonly reading: LogReading;
  private problems: RowProblem[] = [];
  /** The stamps that the row is read with; some sources name their own zone. */
  private repeatedBefore = 0;
  private stamps: StampReader;
  /** True in a table whose cells are parted by semicolons, since commas are decimal there. */
  hasDecimalCommas = false;
  /** Rows read, the invalid ones included. */
  rows = 0;

  constructor(file: string, reading: LogReading) {
    this.builder = reading.builder;
    this.file = file;
    this.reading = reading;
    this.stamps = reading.request.stamps;
    this.builder.beginFile(file);
  }

  begin(line: number, stamps: StampReader): void {
    if (this.problems.length > 0) this.problems = [];
    this.stamps = stamps;
    this.repeatedBefore = stamps.repeatedCount;
    this.rows++;
    this.builder.begin(line);
  }

  /** Counts a row that says itself that it is no incident, and has no start. */
  excludeRow(line: number, reason: ExclusionReason): void {
    this.rows++;
    this.builder.begin(line);
    this.builder.exclude(reason);
    this.builder.commit();
  }

  /** Counts an element that is no row at all. */
  refuseRow(what: RowProblem): void {
    this.rows++;
    this.reading.problems.add([what]);
  }

  /** Says what is wrong with the current row, which is then not committed. */
  refuse<K extends RowProblem['kind']>(kind: K, data: ProblemFacts[K], placeOf: PlaceOf): void {
    this.problems.push(problem(kind, data, this.place(placeOf)));
  }

  private place(placeOf: PlaceOf): Place {
    return { kind: 'file', file: this.file, ...placeOf() };
  }

  /** Reads a stamp that is no plain ISO; placeholders and flags leave it unknown. */
  stampText(stamp: number, text: string, stamps: StampReader, placeOf: PlaceOf): void {
    const instant = stamps.read(text);
    if (!Number.isNaN(instant)) {
      this.builder.setStamp(stamp, instant);
      return;
    }
    const isNone = stamps.trouble.kind === 'unknown' || isFlag(text.trim()) || text.trim() === '-1'; // -1 is a program's "none"
    if (isNone) return;
    if (stamps.trouble.kind === 'never' && stamp === verified) this.builder.setStamp(stamp, latestInstant);
    else this.problems.push(stampProblem(stampNames[stamp]!, text, stamps, this.place(placeOf)));
  }

  /**
   * A stamp that is given as a length of time from start, in the column's unit or spelt out. Call it after the start is
   * set. @param column what the column is called, for a message
   */
  length(
    stamp: number,
    text: string,
    column: string,
    { unitMilliseconds }: LengthColumn,
    { placeOf, onBareNumber }: LengthPlace,
  ): void {
    const trimmed = text.trim();
    if (isUnknownStamp(trimmed) && trimmed !== '0') return;
    const field = stampNames[stamp]!;
    const length = lengthOf(trimmed, unitMilliseconds);
    if (hasTwoReadings(trimmed, this.hasDecimalCommas))
      this.problems.push(problem('rowLengthAmbiguous', { field, text }, this.place(placeOf)));
    else if (Number.isNaN(length) && decimalOf(trimmed.replace(/^-/, '')) !== null) {
      const what = problem('rowLengthWithoutUnit', { field, text, column }, this.place(placeOf));
      if (onBareNumber) onBareNumber(what);
      else this.problems.push(what);
    } else if (!this.setAfterStart(stamp, trimmed, length))
      this.problems.push(problem('rowDurationUnreadable', { field, text }, this.place(placeOf)));
  }

  /** The same where the length only stands in for a stamp that is not there: what is no length is passed over. */
  lengthIfAny(stamp: number, text: string, { unitMilliseconds }: LengthColumn, placeOf: PlaceOf): boolean {
    const trimmed = text.trim();
    if (isUnknownStamp(trimmed)) return false;
    const ambiguous = { field: stampNames[stamp]!, text };
    if (hasTwoReadings(trimmed, this.hasDecimalCommas))
      this.problems.push(problem('rowLengthAmbiguous', ambiguous, this.place(placeOf)));
    return (
      this.setAfterStart(stamp, trimmed, lengthOf(trimmed, unitMilliseconds)) &&
      !Number.isNaN(this.builder.stamp(stamp))
    );
  }

  private setAfterStart(stamp: number, text: string, length: number): boolean {
    const instant = this.builder.stamp(start) + length;
    const asStamp = Number.isNaN(length) ? this.stamps.read(text) : Number.NaN; // "resolution time" may be either
    if (Number.isNaN(length) && Number.isNaN(asStamp)) return false;
    if (instant >= latestInstant || instant < earliestInstant) return false;
    this.builder.setStamp(stamp, Number.isNaN(length) ? asStamp : instant);
    return true;
  }

  /** Gives the share, NaN where there is none. */
  impact(text: string, inPercent: boolean, placeOf: PlaceOf): number {
    const share = readImpact(text, inPercent);
    if (typeof share === 'number') this.builder.setImpact(share);
    else if (share !== 'absent') this.problems.push(problem('rowImpactOutOfRange', { text }, this.place(placeOf)));
    return typeof share === 'number' ? share : Number.NaN;
  }

  /** Sets the id that stands in the arena; a placeholder (`-`, `n/a`) is none. True where it is one. */
  id(index: number): boolean {
    const { ids } = this.builder;
    if (ids.byteLength(index) <= 4 && isUnknownText(ids.text(index))) return false;
    this.builder.setId(index);
    return true;
  }

  maintenance(): void {
    this.builder.flag(rowFlags.maintenance);
  }

  say(what: ExclusionReason | 'maintenance'): void {
    if (what === 'maintenance') this.maintenance();
    else this.builder.exclude(what);
  }

  /** What the tool itself says of the row. */
  judge({ maintenance, exclusion, backPosted, published }: Verdict): void {
    if (maintenance) this.maintenance();
    if (exclusion) this.builder.exclude(exclusion);
    if (backPosted) this.builder.flag(rowFlags.backPosted);
    if (published) this.builder.flag(rowFlags.published);
  }

  get hasStart(): boolean {
    return !Number.isNaN(this.builder.stamp(start));
  }

  /**
   * Ends the row: checks what needs all of it, and commits it where nothing is wrong. True where it did. `excuse` says why
   * a row that cannot be read need not be: it is none.
   */
  commit(
    startColumn: string | null,
    placeOfRow: PlaceOf,
    placeOfVerified: PlaceOf,
    excuse: () => ExclusionReason | null,
    known?: () => readonly string[],
  ): boolean {
    if (this.stamps.repeatedCount !== this.repeatedBefore) this.takeSecondHours();
    const began = this.builder.stamp(start);
    const ended = this.builder.stamp(verified);
    if (ended > this.reading.request.now || ended === latestInstant) this.judgeLateEnd(began);
    else if (ended < began) {
      const data = { start: formatInstant(began), verified: formatInstant(ended) };
      this.problems.push(problem('rowVerifiedBeforeStart', data, this.place(placeOfVerified)));
    }
    const isNoIncident = this.builder.isExcluded(this.builder.count); // by its own word: it needs no start
    if (Number.isNaN(began) && this.problems.length === 0 && !isNoIncident) {
      const data = { column: startColumn, ...(known && { known: known() }) };
      this.problems.push(problem('rowNoStart', data, this.place(placeOfRow)));
    }
    if (this.problems.length > 0) {
      const reason = excuse() ?? (this.reading.leavesOut() ? 'where' : null);
      if (reason === null) this.reading.problems.add(this.problems);
      if (reason === null) return false;
      this.builder.exclude(reason);
    }
    this.builder.commit();
    return this.problems.length === 0;
  }

  /** An end later than now is none yet. What has not begun either is written down ahead, and stays as it is. */
  private judgeLateEnd(began: number): void {
    const { reading, builder } = this;
    if (builder.hasFlag(builder.count, rowFlags.maintenance) && builder.stamp(verified) < latestInstant) return;
    if (began > reading.request.now && builder.stamp(verified) < latestInstant) return;
    builder.setStamp(verified, Number.NaN);
    reading.endsAfterNow++;
    if (reading.endsAfterNowPlaces.length < 3)
      reading.endsAfterNowPlaces.push(`${this.file}:${builder.lineOf(builder.count)}`);
  }

  /** Of stamps in the hour that clocks show twice, those that would lie before an earlier one are of its second time. */
  private takeSecondHours(): void {
    const { builder, stamps } = this;
    let latest = builder.stamp(start);
    for (const stamp of inOrder) {
      const instant = builder.stamp(stamp);
      if (Number.isNaN(instant)) continue;
      const second = instant < latest ? stamps.secondTime(instant) : Number.NaN;
      if (second >= latest) builder.setStamp(stamp, second);
      latest = Math.max(latest, builder.stamp(stamp));
    }
  }
}
