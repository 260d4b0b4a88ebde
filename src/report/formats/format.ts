import type { JsonObject } from '../../core/json.ts';
import type { Zone } from '../../core/time/zone.ts';
import type { Report } from '../report.ts';

/** How a result was made, for a page that is kept. */
export interface Provenance {
  /** The call, as a shell takes it. */
  readonly commandLine: string;
  /** What was read, with the SHA-256 of its bytes; null where it cannot be read twice. */
  readonly inputs: readonly { readonly name: string; readonly sha256: string | null }[];
}

/** What a format may know of where its text goes. */
export interface FormatContext {
  readonly width: number;
  readonly color: boolean;
  /** What a terminal can show beyond tables: left out where it goes to a file or a pipe. */
  readonly terminal?: { readonly draws: boolean; readonly hasUnicode: boolean };
  /** Wall clocks for people; machines get UTC. */
  readonly zone: Zone;
  /** The whole JSON result of the command, `schema`, `warnings` and `checks` included. */
  readonly result: JsonObject;
  /** The version of the program. */
  readonly version: string;
  /** The files that the call reads, as they are named in it. */
  readonly files: readonly string[];
  /** Made only for formats that show it. */
  readonly provenance?: Provenance;
  /** The file that the result in another format goes to, from where this one goes; null where it goes to none. */
  readonly pathOf?: (format: string) => string | null;
  /** What a file is called in its repository: relative, with `/`, without `./`. */
  repositoryPath(file: string): string;
}

/** A text, or its pieces one after the other where it may be longer than a string can be. */
export type FormatText = string | Generator<string>;

/** A pure function from a report to text. One file each; the list is in index.ts. */
export type Format<Text extends FormatText = string> = (report: Report, context: FormatContext) => Text;
