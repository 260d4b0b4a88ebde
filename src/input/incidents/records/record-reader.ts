import { isObject, type Json, type JsonObject } from '../../../core/json.ts';
import { notice } from '../../../core/notice.ts';
import { fail } from '../../../core/problem.ts';
import { elementsAt, locateValue, writtenValue } from '../../json/locate.ts';
import { type ListPath, listsIn, valueAtPath, wrappedIn } from '../../json/nested.ts';
import { parseAt } from '../../json/parse.ts';
import type { JsonAnswer, JsonRecord } from '../../json/record.ts';
import { RecordRow } from '../../json/record-row.ts';
import { flattened, withWrittenNumbers } from '../../json/values.ts';
import { jsonAdapters, recogniseAdapter } from '../adapters/index.ts';
import { type JsonAdapter, noContext, type RecordContext } from '../incident-fields.ts';
import type { LogFile } from '../log-file.ts';
import { createRowWriter } from '../rows/row-writer.ts';
import type { Answers } from './answer-pages.ts';
import { isFlat, KnownRecords } from './flat-records.ts';
import { foundFields } from './found-fields.ts';
import { keysReader, mappingOf, prefixOf, type ReadRecord, serviceIn } from './keys-reader.ts';

/**
 * Reads the records of one file: those of a known tool by its adapter, others by their keys. A record that is no incident
 * but holds a list of them (an answer under a key that nobody expects) is taken apart.
 */
export class RecordReader {
  adapter: JsonAdapter | null = null;
  /** True where records were found inside of an object that is none. */
  isAnswer = false;
  private readonly file: LogFile;
  private readonly source: string;
  private readonly answers: Answers;
  /** The quick way of those whose keys were read before. */
  readonly known = new KnownRecords();
  private readonly row = new RecordRow();
  private readByTool: ReadRecord | null = null;
  private readonly readByKeys: ReadRecord;
  /** The keys of flat records that no tool was recognised by. */
  private readonly strangers = new Set<string>();
  /** Where records that are none hold their rows. */
  private readonly listKeys = new Set<string>();
  /** Records that wait for the end of their answer. */
  private waiting: JsonRecord[] = [];

  constructor(file: LogFile, source: string, answers: Answers) {
    this.file = file;
    this.source = source;
    this.answers = answers;
    this.readByKeys = keysReader(file, this.row, this.known);
  }

  take(place: JsonRecord, context: RecordContext = { ...noContext, container: place.container }): void {
    if (this.adapter === null) this.recognise(place);
    if (this.adapter?.needsAnswer && place.container !== null && context.answer === null) this.waiting.push(place);
    else this.read(place, context);
  }

  /** Says what an answer had to say beside its records. */
  endAnswer(answer: JsonAnswer): void {
    this.answers.add(answer, this.adapter);
    const waiting = this.waiting;
    this.waiting = [];
    for (const place of waiting) this.read(place, { ...noContext, container: place.container, answer: answer.members });
  }

  /** Of flat records with the same keys the first tells for all. */
  private recognise({ record, container }: JsonRecord): void {
    const keys = isFlat(record) ? Object.keys(record).join('\0') : null;
    if (keys !== null && this.strangers.has(keys)) return;
    const named = jsonAdapters.find((each) => each.name === this.source) ?? null;
    this.adapter = named ?? recogniseAdapter(record, container);
    if (this.adapter === null && keys !== null) this.strangers.add(keys);
    if (this.adapter === null) return;
    this.known.turnOff();
    const { reading, name } = this.file;
    const notes = [...this.adapter.notes, ...(this.adapter.notesOn?.(record) ?? [])];
    for (const text of notes) reading.notices.push(notice('source', { file: name, text }));
    this.readByTool = toolReader(this.adapter, this.file, this.row);
  }

  private read(place: JsonRecord, context: RecordContext): void {
    const record = withWrittenNumbers(place.record, place.source);
    const parts = this.adapter?.parts?.(record) ?? [];
    if (parts.length > 0) this.readParts(place, parts, context);
    else if (this.readByTool && this.adapter) {
      const isOne = this.adapter.recognises(record, place.container);
      if (isOne || !this.open(place)) this.readByTool(record, place, context);
    } else if (!this.readByKeys(record, place, context) && !this.open(place)) this.refuse(record, place, context);
  }

  /** Reads the lists of a tool's record as rows of their own. */
  private readParts(place: JsonRecord, paths: readonly ListPath[], { answer }: RecordContext): void {
    for (const path of paths)
      for (const element of this.elements(place, path))
        this.readByTool?.(withWrittenNumbers(element.record, element.source), element, {
          ...{ container: element.container, parent: place.record, path, answer },
        });
  }

  /** The objects of a list inside of a record, as records. */
  private *elements(place: JsonRecord, path: ListPath): Generator<JsonRecord> {
    const container = String(path.findLast((step) => typeof step === 'string') ?? '');
    for (const each of elementsAt(place.source, path, place)) {
      const record = parseAt(each.source, this.file.name, each);
      if (isObject(record)) yield { ...each, record, container, index: place.index };
    }
  }

  /** Looks for records inside of one that is none: wrapped in a key, or the only list there is. False where there are none. */
  private open(place: JsonRecord): boolean {
    const wrapped = wrappedIn(place.record);
    if (wrapped.length > 0) {
      const record = valueAtPath(place.record, wrapped) as JsonObject;
      const inner = {
        record,
        source: writtenValue(place.source, wrapped)!,
        ...locateValue(place.source, wrapped, place),
      };
      this.take({ ...place, ...inner });
      return true;
    }
    const all = listsIn(place.record);
    const lists = all.filter(
      (path) => holdsRows(place.record, path, this.file) || this.holdsHolders(place.record, path),
    );
    const inherited = serviceIn(place.record);
    const siblings = new Set(lists.map((path) => path.slice(0, -1).join('\0')));
    if (lists.length === 0 || (lists.length > 1 && (siblings.size > 1 || lists.length < all.length))) return false;
    const isMapOfLists = lists.length > 1 && lists[0]!.length > 1;
    if (lists.length > 1 && !isMapOfLists) return false;
    this.isAnswer = true;
    const elements = lists.reduce((sum, path) => sum + lengthAt(place.record, path), 0);
    const members = withoutLists(place.record, lists);
    for (const path of lists)
      for (const element of this.elements(place, path))
        this.take(element, { container: element.container, parent: place.record, path, answer: members, inherited });
    this.answers.add({ members, elements, line: place.line, column: place.column }, this.adapter); // its tool is known now
    return true;
  }

  /** Whether the elements of a list hold the rows: monitors with their outages. Those without any are no rows either. */
  private holdsHolders(record: JsonObject, path: ListPath): boolean {
    if (this.adapter !== null) return false; // a tool says itself where its rows are
    const elements = (valueAtPath(record, path) as readonly Json[]).slice(0, mostLookedAt).filter(isObject);
    const inner = elements.flatMap((each) => listsIn(each).filter((list) => holdsRows(each, list, this.file)));
    for (const list of inner) this.listKeys.add(list.join('.'));
    return inner.length > 0;
  }

  /** A record without a start, and without records in it: said as it is, or as an answer that is an error. */
  private refuse(record: JsonObject, place: JsonRecord, context: RecordContext): void {
    const isEmptyAnswer = Object.values(record).some((value) => Array.isArray(value) && value.length === 0);
    if ([...this.listKeys].some((key) => (valueAtPath(record, key.split('.')) as Json[] | undefined)?.length === 0))
      return;
    const { resultType } = record;
    if (resultType === 'scalar' || resultType === 'string') {
      const where = { kind: 'file', file: this.file.name, line: place.line, column: place.column } as const;
      fail('answerIsScalar', { type: resultType }, where);
    }
    const isAnswer = place.container === null && !('id' in record);
    if (isAnswer) this.answers.add({ members: record, elements: 0, line: place.line, column: place.column }, null);
    if (isAnswer && isEmptyAnswer) return;
    const { mapRules } = this.file.reading.request;
    const isNamed = (path: ListPath): boolean => mapRules.some(({ column }) => column.startsWith(prefixOf(path)));
    const lists = isAnswer ? listsIn(record) : listsIn(record).filter(isNamed);
    const elements = lists.length === 1 ? [...this.elements(place, lists[0]!)] : [];
    // what its rows have is of more use than that they stand in a list
    for (const each of elements) this.readByKeys(each.record, each, { ...context, parent: each.record });
    if (elements.length === 0) this.readByKeys(record, place, { ...context, parent: record });
  }
}

/** So many elements of a list show what it holds. */
const mostLookedAt = 20;

/** What an answer says beside its lists, also what stands with them under one key. */
function withoutLists(record: JsonObject, lists: readonly ListPath[]): JsonObject {
  const kept = Object.entries(record).flatMap(([key, value]): [string, Json][] => {
    const inner = lists.filter(([first]) => first === key).map((path) => path.slice(1));
    if (inner.length === 0) return [[key, value]];
    return inner.every((path) => path.length > 0) && isObject(value) ? [[key, withoutLists(value, inner)]] : [];
  });
  return Object.fromEntries(kept);
}

const lengthAt = (record: JsonObject, path: ListPath): number =>
  (valueAtPath(record, path) as readonly Json[] | undefined)?.length ?? 0;

/** Whether a list holds rows of a log: its first element is one of a known tool, or has a start. */
function holdsRows(record: JsonObject, path: ListPath, file: LogFile): boolean {
  const [first] = valueAtPath(record, path) as readonly Json[];
  if (!isObject(first)) return false;
  const inner = valueAtPath(first, wrappedIn(first));
  const element = isObject(inner) ? inner : first;
  if (recogniseAdapter(element, String(path.at(-1))) !== null) return true;
  return mappingOf([...flattened(element).keys()], file, prefixOf(path)).stamps.start.length > 0;
}

/** Records of a known tool: what its adapter finds in them is laid out as cells. */
function toolReader(adapter: JsonAdapter, file: LogFile, row: RecordRow): ReadRecord {
  const { mapping, cells } = foundFields(adapter, file.reading);
  const write = createRowWriter(file, file.toolColumns(mapping, adapter.name));
  return (record, place, context) => {
    for (const each of adapter.read(record, context)) {
      row.show(cells(each, record), place);
      write(row, adapter.startIsPublication ? { ...each, published: true } : each, () => [...flattened(record).keys()]);
    }
    return true;
  };
}
