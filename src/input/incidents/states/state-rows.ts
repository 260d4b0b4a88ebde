import { Dictionary } from '../../../core/incidents/log/dictionary.ts';
import type { Row } from '../../source/row.ts';
import { comparable } from '../columns/columns.ts';
import type { Mapping } from '../columns/mapping.ts';
import type { LogReading } from '../log-reading.ts';
import { EntryMeanings } from '../rows/status-words.ts';
import { eventStateOf, namingOf, type StateNaming, stateCodes, stateOf } from './state-words.ts';
import { WatchedParts } from './watched-parts.ts';

/** The rows that a column may be the state of: their numbers in the log, their states, and what is watched. */
export class StateColumn {
  readonly name: string;
  readonly naming: StateNaming;
  /** A tool gives it: its rows are states, whatever they say. */
  readonly isOfTool: boolean;
  /** The tool says that they are checks. */
  readonly isOfChecks: boolean;
  /** They are changes by the columns of their tool. */
  readonly isOfChanges: boolean;
  rows = new Int32Array(0);
  codes = new Uint8Array(0);
  watched = new Int32Array(0);
  /** Which part of a service a row is about, where more columns than one say what is watched; null: none does. */
  parts: Int32Array | null = null;
  /** From where a row was looked at; null: no column says so. */
  sites: Int32Array | null = null;
  count = 0;
  /** How many rows hold each state, `other` for a text that is none. */
  readonly counts = [0, 0, 0, 0, 0];
  /** Rows whose word is a state only where others say the other way. */
  events = 0;
  /** Some of the texts that are no states. */
  readonly others = new Set<string>();

  constructor(name: string, { isTool, hasChecks = false, profile }: Pick<Mapping, 'isTool' | 'hasChecks' | 'profile'>) {
    this.name = name;
    this.naming = namingOf(name);
    this.isOfTool = isTool;
    this.isOfChecks = hasChecks;
    this.isOfChanges = profile.tellsChanges;
  }

  add(row: number, code: number, watched: number, part: number, site: number): void {
    if (this.count === this.rows.length) this.grow();
    if (part !== 0) this.parts ??= new Int32Array(this.rows.length);
    if (this.parts) this.parts[this.count] = part;
    if (site !== 0) this.sites ??= new Int32Array(this.rows.length);
    if (this.sites) this.sites[this.count] = site;
    this.rows[this.count] = row;
    this.codes[this.count] = code;
    this.watched[this.count++] = watched;
  }

  private grow(): void {
    const capacity = Math.max(64, this.count * 2);
    const larger = <A extends Int32Array | Uint8Array>(old: A, bigger: A): A => {
      bigger.set(old);
      return bigger;
    };
    this.rows = larger(this.rows, new Int32Array(capacity));
    this.codes = larger(this.codes, new Uint8Array(capacity));
    this.watched = larger(this.watched, new Int32Array(capacity));
    if (this.parts) this.parts = larger(this.parts, new Int32Array(capacity));
    if (this.sites) this.sites = larger(this.sites, new Int32Array(capacity));
  }
}

/** Notes the state that a row holds, once the row is in the log. */
export interface StateNoter {
  note(row: Row, index: number): void;
}

/** The columns of rows of one kind that may be states, in order of preference by their names. */
export class StateRows {
  readonly columns: StateColumn[] = [];
  /** True where only lengths of time say when a row ends: of a check they are how long its answer took. */
  endsAreLengths = true;
  /** Some column holds them. */
  hasLengths = false;
  readonly parts = new WatchedParts();
  readonly sites = new WatchedParts();
  /** They look in turn, so that they do not tell apart what is watched. */
  areSitesInTurn = false;
  /** Columns that might say what is watched, where none does by its name. */
  readonly unwatched = new Set<string>();
  /** The column that is the service where none is called so. */
  watchedColumn: string | null = null;
  private readonly reading: LogReading;

  constructor(reading: LogReading) {
    this.reading = reading;
  }

  /** What notes the states of rows with these columns. */
  notersOf(mapping: Mapping): readonly StateNoter[] {
    if (mapping.states.length > 0 && mapping.stamps.verified.length > 0 && !mapping.isTool) this.endsAreLengths = false;
    if (mapping.states.length > 0 && mapping.lengths.verified && !mapping.isTool) this.hasLengths = true;
    return mapping.states.map((cell) => this.noterOf(mapping, cell));
  }

  private noterOf(mapping: Mapping, cell: number): StateNoter {
    const { request, builder } = this.reading;
    const { stamps, texts, profile } = mapping;
    const name = mapping.names[cell]!;
    const known = this.columns.find((each) => comparable(each.name) === comparable(name));
    const column = known ?? new StateColumn(name, mapping);
    if (!known) this.columns.push(column);
    const isPlainLog = mapping.isTool || (stamps.verified.length === 0 && texts.id.length === 0);
    const takesBare = isPlainLog || mapping.ruled.has('state');
    const said = new Map([...profile.stateWords, ...request.states.words]);
    const words = new Dictionary();
    const codes = new EntryMeanings(words, (text) => stateOf(text, said, column.naming, takesBare));
    const events = new EntryMeanings(words, mapping.isTool ? () => null : eventStateOf);
    const watchedCell = texts.service.length > 0 ? undefined : mapping.watched[0];
    const services = builder.dimension('service').dictionary;
    const partOf = this.parts.readerOf(mapping.parts, mapping.names);
    const siteOf = this.sites.readerOf(mapping.sites, mapping.names);
    if (
      watchedCell === undefined &&
      texts.service.length === 0 &&
      !mapping.isTool &&
      mapping.parts.length + mapping.sites.length === 0
    )
      for (const column of otherColumns(mapping)) this.unwatched.add(column);
    if (watchedCell !== undefined) this.watchedColumn ??= mapping.names[watchedCell]!;
    const watchedIn = (row: Row): number => {
      if (watchedCell === undefined) return 0;
      if (!request.renames) return row.intern(watchedCell, services);
      return services.internList(this.reading.renamed(row.names(watchedCell)));
    };
    const errorCells = column.naming.codes === 'none' ? [] : mapping.errors.filter((each) => each !== cell);
    const hasError = (row: Row): boolean =>
      errorCells.some(
        (each) => !row.isBlank(each) && !/^(-|0|false|no|none|null|n\/a|ok)$/i.test(row.text(each).trim()),
      );
    const isAside = profile.kindsAside.size > 0 || mapping.isTool;
    return {
      note(row, index) {
        if (isAside && builder.isExcluded(index)) return; // it says nothing of a state
        const word = row.intern(cell, words);
        // a request that had no answer has an error in place of its code
        const blank = errorCells.length > 0 && word === 0 && hasError(row) ? stateCodes.down : stateCodes.none;
        const own = word === 0 ? blank : (codes.of(word) ?? stateCodes.none);
        const event = own === stateCodes.other ? events.of(word) : null;
        const code = event ?? own;
        column.counts[code]!++;
        if (event !== null) column.events++;
        if (code === stateCodes.other) {
          if (column.others.size < 5) column.others.add(words.text(word)!);
        } else {
          const site = siteOf === null ? 0 : siteOf(row);
          column.add(index, code, watchedIn(row), partOf === null ? 0 : partOf(row), site);
        }
      },
    };
  }
}

/** Columns that are no field of any kind, whatever they hold. */
function otherColumns({ names, stamps, lengths, texts, states, words, impact, ruled }: Mapping): readonly string[] {
  if (ruled.has('service')) return [];
  const taken = new Set<number | null | undefined>([
    ...[...Object.values(stamps).flat(), ...Object.values(texts).flat(2), ...states, impact],
    ...Object.values(lengths).map(({ cell }) => cell),
    ...[words.status, words.outcome, words.kinds, words.categories].flat(),
  ]);
  return names.filter((name, cell) => !taken.has(cell) && name.trim() !== '' && !isAboutCheck.test(name));
}

/** What a check says beside its state. */
const isAboutCheck =
  /reason|message|msg|output|detail|comment|note|error|code|latency|response|duration|\bms\b|_ms|ping|ttl|size|bytes|attempt|retry|count|important|unit|time|date/i;
