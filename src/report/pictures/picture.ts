import type { Interval, Intervals } from '../../core/time/intervals.ts';
import type { Zone } from '../../core/time/zone.ts';
import type { Cell, TableBlock, Tone } from '../blocks.ts';

/** What a picture is beside what is drawn. */
interface About {
  readonly title: string;
  /** How to read it, in a sentence or two: below it, and instead of it where nobody sees it. */
  readonly says: string;
  /** The title of the table of the report that has its numbers; it stands below the picture. */
  readonly numbersIn?: string;
  /** Else a table of its own. */
  readonly table?: TableBlock;
}

/** How much of a budget was left over its window. */
export interface BurnDownPicture extends About {
  readonly kind: 'burn-down';
  readonly window: Interval;
  readonly zone: Zone;
  /** Corners of a line: instants, and the ratio that was left. */
  readonly corners: readonly { readonly instant: number; readonly leftRatio: number }[];
  /** The states of the policy from the best on, each from which ratio on; the last one from no bound on. */
  readonly bands: readonly { readonly name: string; readonly from: number | null; readonly tone: Tone }[];
  /** The incidents that took most, the first first. */
  readonly marks: readonly { readonly instant: number; readonly name: Cell; readonly took: Cell }[];
}

/** When each service was down. */
export interface TimelinePicture extends About {
  readonly kind: 'timeline';
  readonly window: Interval;
  readonly zone: Zone;
  readonly lanes: readonly {
    readonly name: Cell;
    readonly value: Cell;
    readonly start: Float64Array;
    readonly end: Float64Array;
    /** How much of it was hit, 0 to 1. */
    readonly weight: Float64Array;
    readonly unknown: Intervals;
  }[];
}

/** What took how much of a whole, the most first, and how much these took together. */
export interface ParetoPicture extends About {
  readonly kind: 'pareto';
  readonly rows: readonly {
    readonly name: Cell;
    readonly value: Cell;
    readonly ratio: number;
    readonly together: number;
  }[];
}

/** The phases of a recovery, one after the other. */
export interface PhasesPicture extends About {
  readonly kind: 'phases';
  readonly rows: readonly {
    readonly name: string;
    readonly meanSeconds: number;
    readonly p95Seconds: number;
    readonly mean: Cell;
    readonly p95: Cell;
  }[];
}

/** Durations on a logarithmic axis, with means and medians and how sure they are. */
export interface DotsPicture extends About {
  readonly kind: 'dots';
  readonly seconds: Float64Array;
  readonly estimates: readonly {
    readonly name: string;
    readonly value: Cell;
    readonly seconds: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

/** Every day of a window. */
export interface CalendarPicture extends About {
  readonly kind: 'calendar';
  readonly days: readonly {
    readonly name: string;
    /** 0 for Monday to 6. */
    readonly weekday: number;
    readonly state: 'up' | 'down' | 'unknown' | 'excluded' | 'uncovered';
    /** The part of its counted time that was down. */
    readonly downRatio: number;
    /** Some of it is unknown, though not all. */
    readonly isPartlyUnknown: boolean;
    readonly value: Cell;
  }[];
}

/** Values with their intervals, one a row, on one axis from 0 on. */
export interface IntervalsPicture extends About {
  readonly kind: 'intervals';
  readonly axis: 'unavailability' | 'duration' | 'share';
  readonly rows: readonly {
    readonly name: Cell;
    readonly value: Cell;
    /** null: nothing is known of it. */
    readonly at: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly tone?: Tone;
  }[];
  /** What it is held against. */
  readonly target: { readonly at: number; readonly name: string } | null;
}

/** Downtime to come, the more uncertain the further ahead. */
export interface FanPicture extends About {
  readonly kind: 'fan';
  readonly points: readonly {
    readonly seconds: number;
    readonly p5: number;
    readonly p50: number;
    readonly p95: number;
  }[];
  /** What the target allows of the whole horizon; null where there is none. */
  readonly allowedSeconds: number | null;
}

/** A box of a drawing. */
export interface GraphNode {
  readonly id: string;
  readonly kind: 'journey' | 'part' | 'gate';
  /** What stands in it, the name first. */
  readonly lines: readonly string[];
  readonly tone: Tone | null;
  /** The one domain that all of it sits in. */
  readonly domain: string | null;
  readonly isWeak: boolean;
}

/** A topology as boxes and arrows: for pages, Mermaid and Graphviz alike. */
export interface TopologyGraph {
  /** The domains that boxes stand in, with what is to be known of each. */
  readonly domains: readonly { readonly name: string; readonly says: string; readonly isWeak: boolean }[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: 'path' | 'needs' | 'optional';
  }[];
}

export interface GraphPicture extends About {
  readonly kind: 'graph';
  readonly graph: TopologyGraph;
}

/** What is left of each of several when one thing is lost: a row a loss. */
export interface LossesPicture extends About {
  readonly kind: 'losses';
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly cells: readonly { readonly value: Cell; readonly effect: 'down' | 'worse' | 'none' }[];
  }[];
}

export type Picture =
  | BurnDownPicture
  | TimelinePicture
  | ParetoPicture
  | PhasesPicture
  | DotsPicture
  | CalendarPicture
  | IntervalsPicture
  | FanPicture
  | GraphPicture
  | LossesPicture;

/** What a page shows beyond the blocks of its report. */
export interface PageParts {
  /** The labels of the facts that stand first, in large. */
  readonly headline: readonly string[];
  readonly pictures: () => readonly Picture[];
  /** What of it is drawn in a terminal that is wide enough; quickly made. */
  readonly inTerminal?: () => readonly Picture[];
}
