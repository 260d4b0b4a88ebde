import { expect, it } from 'vitest';
import { detectDelimiter } from '../../../src/input/csv/dialect.ts';
import { bytesOf } from './read-all.ts';

it.each([
  ['id,start,end\n1;2;3;4;5\n', ',', 'only the header counts'],
  ['id;start;end\n', ';', 'semicolons'],
  ['id\tstart\tend\n', '\t', 'tabs'],
  ['id|start|end\n', '|', 'bars'],
  ['start\n2024-01-01\n', ',', 'none occurs'],
  ['', ',', 'an empty file'],
  ['"a,b,c";"d,e";f\n', ';', 'commas within quotes'],
  ['"a ""x"", b";c\n', ';', 'doubled quotes'],
  ['"a\nb,c,d";e;f\n1,2,3,4\n', ';', 'a newline within quotes'],
  ['a;b,c;d', ';', 'the one that occurs most often'],
  ['a;b,c', ',', 'a tie goes to the comma'],
  ['\n \r\na;b\n', ';', 'blank lines before the header'],
  ['\uFEFFa;b\n', ';', 'a byte order mark'],
  ['a;b\rc,d,e,f', ';', 'CR alone'],
  ['\t\t\n', '\t', 'only delimiters'],
  ['sep=;\na,b,c\n', ';', "Excel's line"],
  ['"sep=;"\r\na,b,c\r\n', ';', "Excel's line in quotes"],
  ['\uFEFF"SEP=|"\ra;b\r', '|', 'behind a byte order mark'],
  ['sep=\t\na,b\n', '\t', 'a tab'],
  ['sep=x\na;b\n', ',', 'no delimiter that there is'],
])('%j → %j (%s)', (text, delimiter) => {
  expect(detectDelimiter(bytesOf(text))).toBe(delimiter);
});
