import { rowFlags, type StampName, stampNames } from '../../../core/incidents/log/log.ts';
import { fail, problem, type RowProblem } from '../../../core/problem.ts';
import type { LogReading } from '../log-reading.ts';
import { RowList } from '../rows/row-list.ts';
import { UndecidedImpact } from '../rows/undecided-impact.ts';
import { decideStates } from '../states/decide-states.ts';
import { StateRows } from '../states/state-rows.ts';
import { ColumnChoice } from './column-choice.ts';
import { mayStandIn, type TextField } from './columns.ts';
import type { Mapping } from './mapping.ts';
import { WordSamples } from './word-samples.ts';

/** As many problems of rows are shown at most. */
const mostProblems = 20;

export type ChosenText = Exclude<TextField, 'impact'>;

/**
 * What only all rows of a kind tell together, in whatever files they stand: whether a column called impact holds shares or
 * words, and whether the rows are states of a monitor.
 */
export class ColumnGroup {
  readonly impact: UndecidedImpact;
  readonly states: StateRows;
  impactField: 'impact' | 'severity' | null = null;
  stateColumn: string | null = null;
  private readonly reading: LogReading;

  constructor(reading: LogReading) {
    this.reading = reading;
    this.impact = new UndecidedImpact(reading);
    this.states = new StateRows(reading);
  }

  decide(): void {
    this.impactField = this.impact.decide();
    this.stateColumn = decideStates(this.states, this.reading);
  }
}

/** What rows with the same columns share: how their columns are named, and which of several for one field has values. */
export class ColumnSet {
  readonly mapping: Mapping;
  readonly group: ColumnGroup;
  readonly stampChoices: ReadonlyMap<StampName, ColumnChoice>;
  readonly textChoices: ReadonlyMap<ChosenText, ColumnChoice>;
  readonly impactRows: RowList | null;
  /** Of rows that have no end: what else may say when an outage was over. */
  readonly samples: WordSamples | null;
  /** Rows whose end came from another column than the first, by column; only those of the chosen one are as they should be. */
  readonly endsFrom = new Map<string, number>();
  /** Rows whose start came from the column of the ticket, by that column. */
  readonly startsFrom = new Map<string, { readonly empty: string; readonly rows: number }>();
  /** Columns whose cells hold both ends of an incident. */
  readonly rangeCells = new Set<number>();
  /** Columns that made one timestamp with another: their names together, as `--map` takes them. */
  readonly joinedNames = new Map<number, string>();
  /** Fields that some row has from its labels alone. */
  readonly fromLabels = new Set<'service' | 'cause' | 'severity'>();
  private readonly reading: LogReading;
  private readonly choices: readonly ColumnChoice[];
  /** Rows with a time of day in a column of lengths or moments; they are lengths only where none of its cells is a moment. */
  private readonly clockRows = new RowList();
  private clockText: RowProblem | null = null;
  private currentClock: RowProblem | null = null;
  private hasMoments = false;
  /** The largest bare number of a column of percents, as a share. */
  private largestPercent = 0;
  /** Rows with a length that has no unit: they are checks, or they cannot be read. */
  private readonly unreadLengths = new RowList();
  private readonly unreadProblems: RowProblem[] = [];
  private unreadLength: RowProblem | null = null;

  constructor(mapping: Mapping, group: ColumnGroup, reading: LogReading) {
    this.mapping = mapping;
    this.group = group;
    this.reading = reading;
    this.stampChoices = new Map(
      stampNames.flatMap((name) => {
        const count = mapping.stamps[name].length;
        const choices = count + (mapping.lengths[name] && count > 0 ? 1 : 0);
        return choices > 1 ? [[name, new ColumnChoice(choices)] as const] : [];
      }),
    );
    this.textChoices = new Map(
      (['id', 'title', 'service', 'cause', 'severity'] as const).flatMap((field) => {
        const count = mapping.texts[field].length;
        const needsChoice = count > 1 || (field === 'severity' && mapping.undecidedImpact !== null && count > 0);
        return needsChoice ? [[field, new ColumnChoice(count)] as const] : [];
      }),
    );
    this.choices = [...this.stampChoices.values(), ...this.textChoices.values()];
    const hasEnd = mapping.stamps.verified.length > 0 || mapping.lengths.verified !== undefined || mapping.isTool;
    this.samples = hasEnd ? null : new WordSamples(mapping);
    const { undecidedImpact, severitiesBeforeImpact } = mapping;
    const severity = this.textChoices.get('severity');
    this.impactRows =
      undecidedImpact === null
        ? null
        : group.impact.addRows(
            mapping.names[undecidedImpact]!,
            () => severity !== undefined && !severity.hasNoneBefore(severitiesBeforeImpact),
          );
  }

  beginRow(): void {
    this.unreadLength = null;
    this.currentClock = null;
    for (let i = 0; i < this.choices.length; i++) this.choices[i]!.begin();
  }

  commitRow(row: number): void {
    for (let i = 0; i < this.choices.length; i++) this.choices[i]!.commit(row);
    if (this.currentClock !== null) {
      this.clockRows.add(row);
      this.clockText ??= this.currentClock;
    }
    if (this.unreadLength === null) return;
    this.unreadLengths.add(row);
    if (this.unreadProblems.length < mostProblems) this.unreadProblems.push(this.unreadLength);
  }

  /** Takes note of a cell that may be a length or a moment: a time of day, which may be either, or a moment outright. */
  noteMoment(clock: RowProblem | null): void {
    if (clock === null) this.hasMoments = true;
    else this.currentClock = clock;
  }

  /** Takes note of a bare number in a column of percents. @param share what it is as a share */
  notePercent(share: number): void {
    if (share > this.largestPercent) this.largestPercent = share;
  }

  /** Takes note of a length of the current row that has no unit. */
  readonly noteUnreadLength = (what: RowProblem): void => {
    this.unreadLength = what;
  };

  /** When it is known whether the rows are states: the length of a check is no end, that of an incident must be read. */
  settle(): void {
    if (this.group.stateColumn !== null) return;
    const { builder, problems } = this.reading;
    let read = 0;
    this.unreadLengths.visit((row) => {
      const what = this.unreadProblems[Math.min(read++, this.unreadProblems.length - 1)]!; // beyond the first they only count
      if (builder.isExcluded(row)) return;
      builder.flagRow(row, rowFlags.invalid);
      problems.add([what]);
    });
  }

  /** When all rows were read: takes back what came from other columns than those that turned out to be the fields. */
  decide(): void {
    const { builder } = this.reading;
    const { impact, names } = this.mapping;
    if (this.hasMoments && this.clockText !== null) this.refuseClocks(this.clockText);
    if (impact !== null && this.largestPercent > 0 && this.largestPercent <= 0.01)
      fail('percentsOrShares', { column: names[impact]! });
    for (const [field, choice] of this.textChoices)
      choice.visitOthers((row) => {
        if (field === 'id') builder.forgetIdOf(row);
        else if (field === 'title') builder.forgetTitleOf(row);
        else builder.dimension(field).values[row] = 0;
      });
    for (const [name, choice] of this.stampChoices) {
      const stamp = stampNames.indexOf(name);
      choice.visitOthers((row, from) => {
        const isLength = from >= this.mapping.stamps[name].length;
        if (name === 'verified' && !isLength) this.noteEnd(this.mapping.names[this.mapping.stamps.verified[from]!]!);
        else if (name === 'start') this.judgeStart(row, choice.chosen, from);
        else builder.setStampOf(row, stamp, Number.NaN);
      });
    }
  }

  private refuseClocks(what: RowProblem): void {
    const { builder, problems } = this.reading;
    this.clockRows.visit((row) => {
      if (builder.isExcluded(row)) return;
      builder.flagRow(row, rowFlags.invalid);
      const where = { kind: 'file', file: builder.fileOf(row), line: builder.lineOf(row) } as const;
      problems.add([{ ...what, where }]);
    });
  }

  private noteEnd(column: string): void {
    this.endsFrom.set(column, (this.endsFrom.get(column) ?? 0) + 1);
  }

  private judgeStart(row: number, chosen: number, from: number): void {
    const [empty, other] = [chosen, from].map((each) => this.mapping.names[this.mapping.stamps.start[each]!]!);
    if (mayStandIn(empty!, other!))
      this.startsFrom.set(other!, { empty: empty!, rows: (this.startsFrom.get(other!)?.rows ?? 0) + 1 });
    else this.refuseWithoutStart(row, chosen);
  }

  private refuseWithoutStart(row: number, chosen: number): void {
    const { builder, problems } = this.reading;
    if (builder.isExcluded(row)) return;
    const column = this.mapping.names[this.mapping.stamps.start[chosen]!]!;
    builder.flagRow(row, rowFlags.invalid);
    const where = { kind: 'file', file: builder.fileOf(row), line: builder.lineOf(row) } as const;
    problems.add([problem('rowNoStart', { column }, where)]);
  }

  /** Field → the names of its columns, for people and for JSON. */
  shown(): ReadonlyMap<string, string> {
    const { mapping } = this;
    const shown = new Map<string, string>();
    for (const field of ['id', 'title', 'service', 'cause', 'severity'] as const) {
      const cells = mapping.texts[field][this.textChoices.get(field)?.chosen ?? 0];
      if (cells) shown.set(field, mapping.names[cells[0]!]!);
    }
    const labels = mapping.labels.map((cell) => mapping.names[cell]!).join('+');
    for (const field of this.fromLabels)
      shown.set(field, [shown.get(field), `${field}:… of ${labels}`].filter((part) => part !== undefined).join(', '));
    if (mapping.impact !== null) shown.set('impact', mapping.names[mapping.impact]!);
    for (const name of stampNames) {
      const cell = mapping.stamps[name][this.stampChoices.get(name)?.chosen ?? 0];
      const length = mapping.lengths[name];
      if (cell !== undefined) shown.set(name, this.nameOf(cell));
      else if (name === 'verified' && this.rangeCells.size > 0)
        shown.set(name, [...this.rangeCells].map((each) => this.nameOf(each)).join(', '));
      else if (length) shown.set(name, `start + ${mapping.names[length.cell]!}`);
    }
    const { impactField, stateColumn } = this.group;
    if (impactField !== null && mapping.undecidedImpact !== null)
      shown.set(impactField, mapping.names[mapping.undecidedImpact]!);
    if (stateColumn !== null) this.showWatched(shown, stateColumn);
    return shown;
  }

  private showWatched(shown: Map<string, string>, stateColumn: string): void {
    const { states } = this.group;
    shown.set('state', stateColumn);
    if (!shown.has('service') && states.watchedColumn !== null) shown.set('service', states.watchedColumn);
    const parts = [...states.parts.named, ...(states.areSitesInTurn ? [] : states.sites.named)].filter(
      (name) => name !== shown.get('service'),
    );
    if (parts.length > 0)
      shown.set('watched', [shown.get('service'), ...parts].filter((name) => name !== undefined).join('+'));
  }

  /** The name of a stamp's column as `--map` takes it. */
  private nameOf(cell: number): string {
    return this.joinedNames.get(cell) ?? this.mapping.names[cell]!;
  }
}
