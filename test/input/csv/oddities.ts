/** One oddity: the file, what its rows are (line, cells, places), and the error at its end where there is one. */
export interface Oddity {
  readonly name: string;
  readonly file: string;
  readonly delimiter?: string;
  readonly rows: readonly (readonly [line: number, texts: readonly string[], places: readonly string[]])[];
  readonly error?: string;
  /** True where the scanner is not sure and csv-parse reads. */
  readonly handedOver?: true;
}

const afterBlank = 'a quote behind a blank that is no plain one';
const behind = 'text after the closing quote';
const open = 'a quoted cell is never closed';

const ab = (line: number) => [line, ['a', 'b'], [`${line}:1`, `${line}:3`]] as const;
const cd = (line: number) => [line, ['c', 'd'], [`${line}:1`, `${line}:3`]] as const;

export const oddities: readonly Oddity[] = [
  { name: 'an empty file', file: '', rows: [] },
  { name: 'only newlines', file: '\n\r\n\n', rows: [] },
  { name: 'LF', file: 'a,b\nc,d\n', rows: [ab(1), cd(2)] },
  { name: 'CRLF', file: 'a,b\r\nc,d\r\n', rows: [ab(1), cd(2)] },
  { name: 'LF after CRLF', file: 'a,b\r\nc,d\na,b\r\n', rows: [ab(1), cd(2), ab(3)] },
  { name: 'CRLF after LF', file: 'a,b\nc,d\r\n', rows: [ab(1), cd(2)] },
  { name: 'no newline at the end', file: 'a,b\nc,d', rows: [ab(1), cd(2)] },
  { name: 'blank lines', file: '\na,b\n\n\r\nc,d\n\n', rows: [ab(2), cd(5)] },
  { name: 'lines of blanks and tabs', file: 'a,b\n \t \n  \r\nc,d\n ', rows: [ab(1), cd(4)] },
  { name: 'an empty quoted cell alone', file: '""\n', rows: [[1, [''], ['1:1']]] },
  { name: 'a line of delimiters', file: ',\n', rows: [[1, ['', ''], ['1:1', '1:2']]] },
  { name: 'a delimiter at the end of the file', file: 'a,', rows: [[1, ['a', ''], ['1:1', '1:3']]] },
  { name: 'rows of other widths', file: 'a,b\nc\na,b\n', rows: [ab(1), [2, ['c'], ['2:1']], ab(3)] },
  { name: 'a byte order mark', file: '\uFEFFa,b\n', rows: [ab(1)] },
  { name: 'a byte order mark before a quote', file: '\uFEFF"a","b"\n', rows: [[1, ['a', 'b'], ['1:1', '1:5']]] },
  { name: 'a second byte order mark', file: '\uFEFF\uFEFFa\n', rows: [[1, ['\uFEFFa'], ['1:1']]] },
  { name: 'a delimiter within quotes', file: '"a,b",c\n', rows: [[1, ['a,b', 'c'], ['1:1', '1:7']]] },
  { name: 'doubled quotes', file: '"say ""a""",""""\n', rows: [[1, ['say "a"', '"'], ['1:1', '1:13']]] },
  { name: 'a newline within quotes', file: '"a\nb",c\nc,d\n', rows: [[1, ['a\nb', 'c'], ['1:1', '2:4']], cd(3)] },
  { name: 'CRLF within quotes', file: '"a\r\nb",c\r\nc,d\r\n', rows: [[1, ['a\r\nb', 'c'], ['1:1', '2:4']], cd(3)] },
  { name: 'CR within quotes', file: '"a\rb",c\nc,d\n', rows: [[1, ['a\rb', 'c'], ['1:1', '2:4']], cd(3)] },
  { name: 'blanks around cells', file: ' a ,\tb\t, \n', rows: [[1, ['a', 'b', ''], ['1:2', '1:6', '1:9']]] },
  { name: 'blanks within quotes', file: '" a ","  "\n', rows: [[1, ['a', ''], ['1:1', '1:7']]] },
  { name: 'a blank before doubled quotes', file: '" ""a"" "\n', rows: [[1, ['"a"'], ['1:1']]] },
  {
    name: 'a no-break space is text',
    file: '\u00A0a\u00A0,\u00A0\n',
    rows: [[1, ['\u00A0a\u00A0', '\u00A0'], ['1:1', '1:5']]],
  },
  { name: 'a no-break space alone', file: 'a,b\n\u00A0', rows: [ab(1), [2, ['\u00A0'], ['2:1']]] },
  {
    name: 'columns count code points',
    file: 'é,日本,😀,x\n',
    rows: [[1, ['é', '日本', '😀', 'x'], ['1:1', '1:3', '1:6', '1:8']]],
  },
  { name: 'a NUL is text', file: 'a\0,b\n', rows: [[1, ['a\0', 'b'], ['1:1', '1:4']]] },
  { name: 'tabs', delimiter: '\t', file: 'a\tb\n\t\n', rows: [ab(1), [2, ['', ''], ['2:1', '2:2']]] },
  { name: 'semicolons', delimiter: ';', file: 'a;b\n"1,5";d\n', rows: [ab(1), [2, ['1,5', 'd'], ['2:1', '2:7']]] },
  { name: 'bars', delimiter: '|', file: 'a|b\n', rows: [ab(1)] },
  { name: 'CR alone', file: 'a,b\rc,d\r', rows: [ab(1), cd(2)], handedOver: true },
  { name: 'CR among LF', file: 'a,b\nc,d\ra,b\n\r\rc,d\r\n', rows: [ab(1), cd(2), ab(3), cd(6)], handedOver: true },
  {
    name: 'blanks around quotes',
    file: 'a, "b, c" ,"d"\t\n',
    rows: [[1, ['a', 'b, c', 'd'], ['1:1', '1:4', '1:12']]],
    handedOver: true,
  },
  { name: 'a quote in a cell', file: 'a,b\nc,5" d\n', rows: [ab(1), [2, ['c', '5" d'], ['2:1', '2:3']]] },
  { name: 'quotes in a cell', file: 'say "a",b""\n', rows: [[1, ['say "a"', 'b""'], ['1:1', '1:9']]] },
  {
    name: 'a quote in a cell behind a blank',
    file: ' 5" a," b"\n',
    rows: [[1, ['5" a', 'b'], ['1:2', '1:7']]],
    handedOver: true,
  },
  {
    name: 'a quote behind another blank',
    file: '\u00A0"a,b"\n',
    rows: [],
    error: `1:2 ${afterBlank}`,
    handedOver: true,
  },
  { name: 'text behind a quote', file: 'a,b\n"a"b,c\n', rows: [ab(1)], error: `2:4 ${behind}`, handedOver: true },
  { name: 'text behind a quote and a blank', file: '"a" b\n', rows: [], error: `1:5 ${behind}`, handedOver: true },
  { name: 'another blank behind a quote', file: '"a"\u00A0\n', rows: [], error: `1:4 ${behind}`, handedOver: true },
  { name: 'quotes behind a quote', file: '"" "b,c"\n', rows: [], error: `1:4 ${behind}`, handedOver: true },
  { name: 'empty quotes behind empty quotes', file: '"" ""\n', rows: [], error: `1:4 ${behind}`, handedOver: true },
  { name: 'a NUL behind a quote', file: '"a"\0,b\n', rows: [], error: `1:4 ${behind}`, handedOver: true },
  { name: 'an open quote', file: 'a,b\nc,"d\ne,f\n', rows: [ab(1)], error: `2:3 ${open}`, handedOver: true },
  { name: 'an open quote after a blank', file: 'a, "b', rows: [], error: `1:4 ${open}`, handedOver: true },
  { name: 'a quote as the last byte', file: 'a,b\n"', rows: [ab(1)], error: `2:1 ${open}`, handedOver: true },
  {
    name: 'an error in the third line of a record',
    file: 'a,b\n"é\n\n日","b"c\n',
    rows: [ab(1)],
    error: `4:7 ${behind}`,
    handedOver: true,
  },
];
