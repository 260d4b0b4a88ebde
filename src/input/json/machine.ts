import type { Json } from '../../core/json.ts';
import { isCertainContainer, isContainerKey, marksIncident } from './containers.ts';
import { Elements } from './elements.ts';
import { malformed, nameOfValue, parseAt, shapeUnknown } from './parse.ts';
import type { Position } from './position.ts';
import type { JsonShape, JsonSplitter, JsonSplitterOptions } from './record.ts';
import { Root } from './root.ts';
import { isBlank, ValueEndFinder } from './value-end.ts';
import { Window } from './window.ts';

const code = { quote: 34, comma: 44, colon: 58, openList: 91, closeList: 93, open: 123, close: 125 } as const;
const nonValues: readonly number[] = [code.comma, code.colon, code.closeList, code.close];
const byteOrderMark = [0xef, 0xbb, 0xbf];
const rootScalarLimit = 4096;

/** What may come next. An element is one of an array or container, or one of JSON lines; a member is of the root object. */
type State =
  | ('root' | 'rootScalar' | 'lines' | 'done')
  | ('firstElement' | 'element' | 'afterElement')
  | ('firstKey' | 'key' | 'colon' | 'member' | 'firstOfList' | 'afterMember');

/** The machine behind createJsonSplitter: one step for each byte that is not inside of a value. */
export class SplitterMachine implements JsonSplitter {
  private root = new Root();
  private firstShape: JsonShape | null = null;
  private state: State = 'root';
  private readonly window: Window;
  private readonly value = new ValueEndFinder();
  private valueIs: 'element' | 'key' | 'member' = 'element';
  private key = '';
  private container: string | null = null;
  private markBytes = 0;
  private readonly options: JsonSplitterOptions;
  private readonly elements: Elements;

  constructor(options: JsonSplitterOptions) {
    this.options = options;
    this.elements = new Elements(options);
    this.window = new Window(options.file);
  }

  get shape(): JsonShape | null {
    return this.firstShape ?? this.root.shape;
  }

  write(chunk: Uint8Array): void {
    this.window.open(chunk);
    let at = 0;
    while (at < chunk.length && this.state !== 'rootScalar') {
      if (this.value.open) {
        at = this.value.scan(chunk, at);
        if (at < 0) break;
        this.endValue(at);
      } else if (isBlank(chunk[at]!)) at++;
      else at = this.step(at, chunk[at]!);
    }
    this.window.close();
    if (this.state === 'rootScalar' && this.window.whole.held > rootScalarLimit) this.judgeRootScalar();
  }

  end(): void {
    if (this.state === 'rootScalar') this.judgeRootScalar();
    if (this.state === 'lines' && this.value.open && this.value.isWord) {
      this.value.open = false;
      this.endValue(0);
    }
    if (!this.value.open && ['root', 'lines', 'done'].includes(this.state)) return;
    const inElement = this.value.open && this.valueIs === 'element';
    const { line, column } = inElement ? this.window.whole.place : this.root.place;
    const what = inElement ? 'element' : this.root.shape === 'array' ? 'array' : 'object';
    this.window.fail(0, `the file ends before the ${what} that begins at line ${line}, column ${column} does`);
  }

  /** Takes one byte that is neither whitespace nor inside of a value; gives the offset to go on with. */
  private step(at: number, byte: number): number {
    const { window } = this;
    switch (this.state) {
      case 'root':
        return this.beginRoot(at, byte);
      case 'lines':
        if (byte === code.comma) window.fail(at, 'a comma stands between two objects that are not in an array');
        return this.beginElement(at, byte);
      case 'firstElement':
        return byte === code.closeList ? this.closeList(at) : this.beginElement(at, byte);
      case 'element':
        if (byte === code.closeList) window.fail(at, 'a comma stands before ]');
        return this.beginElement(at, byte);
      case 'afterElement':
        if (byte === code.closeList) return this.closeList(at);
        return byte === code.comma ? this.go('element', at + 1) : window.failExpected(at, 'a comma or ]');
      case 'firstKey':
        return byte === code.close ? this.endRoot(at + 1) : this.beginKey(at, byte);
      case 'key':
        if (byte === code.close) window.fail(at, 'a comma stands before }');
        return this.beginKey(at, byte);
      case 'colon':
        return byte === code.colon ? this.go('member', at + 1) : window.failExpected(at, 'a colon behind the key');
      case 'member':
        return this.beginMember(at, byte);
      case 'firstOfList':
        return this.enterList(at, byte);
      case 'afterMember':
        if (byte === code.close) return this.endRoot(at + 1);
        return byte === code.comma ? this.go('key', at + 1) : window.failExpected(at, 'a comma or }');
      default: // behind a whole root: another array or object may follow
        if (byte === code.openList || byte === code.open) return this.beginNext(at, byte);
        return window.failExpected(at, 'the end of the file');
    }
  }

  private go(state: State, at: number): number {
    this.state = state;
    return at;
  }

  private beginNext(at: number, byte: number): number {
    this.firstShape ??= this.root.shape;
    this.root = new Root();
    return this.beginRoot(at, byte);
  }

  private beginRoot(at: number, byte: number): number {
    if (byte === byteOrderMark[this.markBytes]) {
      if (++this.markBytes === byteOrderMark.length) this.window.forgetColumn(at + 1);
      return at + 1;
    }
    this.root.place = this.window.place(at);
    if (byte === code.openList) this.root.shape = 'array';
    if (byte === code.openList) return this.go('firstElement', at + 1);
    this.window.begin('whole', at);
    return byte === code.open ? this.go('firstKey', at + 1) : this.go('rootScalar', at);
  }

  private endRoot(end: number): number {
    const { root, window } = this;
    if (root.shape !== 'container') {
      const { place } = window.whole;
      const text = window.finish('whole', end);
      if (!root.sawEmptyList || root.isIncident) {
        root.shape = 'lines';
        this.emit(text, place);
        return this.go('lines', end);
      }
      parseAt(text, window.file, place);
      root.shape = 'container';
    }
    this.options.onAnswer?.(root.answer());
    return this.go('done', end);
  }

  private beginKey(at: number, byte: number): number {
    if (byte !== code.quote) this.window.failExpected(at, 'a key in double quotes');
    this.window.begin('part', at);
    this.beginValue('key', byte);
    return at;
  }

  private beginMember(at: number, byte: number): number {
    if (marksIncident(this.key, byte)) this.root.isIncident = true;
    const isList = byte === code.openList && isContainerKey(this.key);
    if (isList && (isCertainContainer(this.key) || this.root.shape === 'container' || !this.root.isIncident)) {
      this.window.begin('part', at);
      return this.go('firstOfList', at + 1);
    }
    this.refuseNonValue(at, byte);
    this.window.begin('part', at);
    this.beginValue('member', byte);
    return at;
  }

  /** Behind the `[` of what may be a container: only its first element tells. */
  private enterList(at: number, byte: number): number {
    const certain = isCertainContainer(this.key) || this.root.shape === 'container';
    if (byte === code.closeList && !certain) {
      this.root.sawEmptyList = true;
      this.window.part.discard();
      return this.go('afterMember', at + 1);
    }
    if (byte !== code.open && !certain) {
      this.value.beginInsideArray();
      this.valueIs = 'member';
      return at;
    }
    if (this.root.lists.has(this.key))
      throw malformed(this.window.file, this.window.part.place, `the key "${this.key}" stands twice in one object`);
    if (this.root.shape === null) this.becomeContainer(at);
    this.root.lists.add(this.key);
    this.container = this.key;
    this.window.part.discard();
    return this.go('firstElement', at);
  }

  /** The root is no record, so its text is not held any longer; what came before the list must be valid all the same. */
  private becomeContainer(at: number): void {
    const { whole, chunk, file } = this.window;
    parseAt(`${whole.textUntil(chunk, at)}]}`, file, whole.place);
    whole.discard();
    this.root.shape = 'container';
  }

  private closeList(at: number): number {
    this.container = null;
    return this.go(this.root.shape === 'array' ? 'done' : 'afterMember', at + 1);
  }

  private beginElement(at: number, byte: number): number {
    this.root.elements++;
    const behind = byte === code.open ? this.elements.giveFlat(this.window, at) : -1;
    if (behind >= 0) return this.go(this.state === 'lines' ? 'lines' : 'afterElement', behind);
    this.refuseNonValue(at, byte);
    this.window.begin('whole', at);
    this.beginValue('element', byte);
    return at;
  }

  private refuseNonValue(at: number, byte: number): void {
    if (nonValues.includes(byte)) this.window.failExpected(at, 'a value');
  }

  private beginValue(is: typeof this.valueIs, byte: number): void {
    this.valueIs = is;
    this.value.begin(byte);
  }

  private endValue(end: number): void {
    const { place } = this.window[this.valueIs === 'element' ? 'whole' : 'part'];
    if (this.valueIs === 'element') {
      this.emit(this.window.finish('whole', end), place);
      if (this.state !== 'lines') this.state = 'afterElement';
      return;
    }
    const parsed = parseAt(this.window.finish('part', end), this.window.file, place);
    if (this.valueIs === 'key') this.key = parsed as string;
    else this.root.addMember(this.key, parsed as Json);
    this.state = this.valueIs === 'key' ? 'colon' : 'afterMember';
  }

  private emit(source: string, place: Position): void {
    this.elements.give(source, place, this.container);
  }

  private judgeRootScalar(): void {
    const { whole, file } = this.window;
    const isLong = whole.held > rootScalarLimit;
    const text = this.window.finish('whole', 0);
    if (isLong && text.startsWith('"')) throw shapeUnknown(file, whole.place, 'a text');
    throw shapeUnknown(file, whole.place, nameOfValue(parseAt(text, file, whole.place)));
  }
}
