import type { FilePlace } from '../../core/problem.ts';
import type { Assumption, SketchPart, SketchSource } from '../../core/topology/model/sketch.ts';
import type { FileNode } from '../structured/node.ts';

/** A part as a file has it: `id` is what edges mean, `name` what people call it. */
export interface RawPart extends Partial<Omit<SketchPart, 'name' | 'place'>>, Pick<SketchPart, 'name' | 'place'> {
  readonly id: string;
}

export interface RawEdge {
  readonly from: string;
  readonly to: string;
  readonly key: string;
  readonly place: FilePlace;
  readonly isOptional?: boolean;
}

/** What a file says of structure. A part that edges name and nothing describes is one, too. */
export interface RawSketch {
  readonly parts: readonly RawPart[];
  readonly edges: readonly RawEdge[];
  readonly assumptions: readonly Assumption[];
}

/** One kind of file that a topology can be started from. */
export interface Starter {
  readonly source: SketchSource;
  recognises(documents: readonly FileNode[]): boolean;
  read(documents: readonly FileNode[]): RawSketch;
}
