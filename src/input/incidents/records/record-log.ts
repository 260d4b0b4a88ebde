import { isObject, type Json } from '../../../core/json.ts';
import { problem } from '../../../core/problem.ts';
import { elementsAt } from '../../json/locate.ts';
import { nameOfValue, parseAt } from '../../json/parse.ts';
import type { JsonAnswer, JsonRecord, OtherElement } from '../../json/record.ts';
import { createJsonSplitter } from '../../json/splitter.ts';
import type { LogFile } from '../log-file.ts';
import type { Consumer } from '../log-reading.ts';
import { Answers } from './answer-pages.ts';
import { ArrayRows } from './array-rows.ts';
import { RecordReader } from './record-reader.ts';

/** Reads JSON of any shape into the log; `source` may name the tool it comes from, else the first record tells. */
export function createRecordLog(source: string, file: LogFile): Consumer {
  const { name } = file;
  const answers = new Answers(name, file.reading);
  const records = new RecordReader(file, source, answers);
  const arrays = new ArrayRows(file);

  /** An array may be a page of records, or a row of values. */
  const onOther = (element: OtherElement): void => {
    const { value, line, column } = element;
    const where = { kind: 'file', file: name, line, column } as const;
    if (!Array.isArray(value)) {
      file.writer.refuseRow(problem('rowNotAnObject', { found: nameOfValue(value) }, where));
      return;
    }
    const list = value as readonly Json[];
    if (list.length === 0) return;
    if (!list.every(isObject)) arrays.take(list, element);
    else
      for (const each of elementsAt(element.source, [], element)) {
        const record = parseAt(each.source, name, each);
        if (isObject(record)) records.take({ ...each, record, container: null, index: element.index });
      }
  };

  const splitter = createJsonSplitter({
    file: name,
    flat: records.known,
    onRecord: (record: JsonRecord) => records.take(record),
    onOther,
    onAnswer: (answer: JsonAnswer) => records.endAnswer(answer),
  });
  return {
    write: (bytes) => splitter.write(bytes),
    end() {
      splitter.end();
      file.end();
      const isLines = splitter.shape !== 'array' && splitter.shape !== 'container' && !records.isAnswer;
      const [format, title] = isLines ? ['jsonl', 'JSON lines'] : ['json', 'JSON'];
      return {
        rows: file.writer.rows,
        isTable: false,
        describe: () => ({
          file: name,
          format: records.adapter?.name ?? format,
          title: records.adapter?.title ?? title,
          rows: file.writer.rows,
          mapping: file.describe(),
          partial: answers.part(),
          speaksUntil: answers.speaksUntil,
          speaksFrom: answers.isFull ? file.earliestStart() : null,
        }),
      };
    },
  };
}
