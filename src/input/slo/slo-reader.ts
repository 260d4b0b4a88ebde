import type { Notice } from '../../core/notice.ts';
import type { SloQueries } from '../../core/prometheus/slo-queries.ts';
import type { FileNode } from '../structured/node.ts';
import type { Unused } from './keys.ts';
import type { Slo } from './model.ts';

/** What a reading tells beside the SLOs. */
export interface SloReading {
  /** What of the file has no part in the numbers: named in one notice, never skipped. */
  readonly unused: Unused[];
  readonly notices: Notice[];
  /** What objects of kind SLI measure, by their names. */
  readonly indicators: Map<string, SloQueries>;
}

/** One format of SLO files: how to tell it and how to read it. One file each in readers/. */
export interface SloReader {
  /** What a file of this format calls itself: `openslo/v1`. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** True for a document (or an item of a list of them) of this format, and of no other. */
  recognises(document: FileNode): boolean;
  /** The SLOs of a document that it recognises; none for an object of another kind. What is wrong is thrown together. */
  read(document: FileNode, reading: SloReading): readonly Slo[];
}
