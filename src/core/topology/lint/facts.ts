import { defaultBasis } from '../../quantity/allowance.ts';
import type { Intervals } from '../../time/intervals.ts';
import type { PartKind } from '../compile/failure-model.ts';
import type { Journey, Topology } from '../model/model.ts';

/** A part that matters to a journey. */
export interface LintPart {
  readonly name: string;
  readonly kind: PartKind;
  /** The component that it belongs to. */
  readonly component: string | null;
  readonly unavailability: number;
  /** The share of the journey's unavailability that would be gone without it. */
  readonly criticality: number | null;
  /** The journey is down whenever it is. */
  readonly isSinglePoint: boolean;
  /** The same of a pair, of which one machine is no single point, but both together are. */
  readonly isNeeded?: boolean;
}

export interface LintJourney {
  /** With the target that is asked of it. */
  readonly journey: Journey;
  readonly unavailability: number;
  /** The least that it can be, where only bounds are known and `unavailability` is the worse one. */
  readonly leastUnavailability?: number;
  readonly parts: readonly LintPart[];
  /** Its unavailability with a common cause for all that is redundant (see independence.ts); null where that is not known. */
  readonly sharedUnavailability?: number | null;
  /** True where failures a year, MTBF or MTTR were asked for. */
  readonly frequencyAsked: boolean;
}

/** What the rules look at. */
export interface LintFacts {
  readonly topology: Topology;
  /** Milliseconds since 1970, for rules about dates; null where there is no today. */
  readonly today: number | null;
  readonly journeys: readonly LintJourney[];
  /** The outages of components with a standby in a log, by the component's name; left out where there is no log. */
  readonly outages?: ReadonlyMap<string, Intervals>;
}

/** A year, for what downtime comes to. */
export const { yearSeconds } = defaultBasis;

/** The name of a journey; null where the topology is an expression, which is one system without a name. */
export const systemOf = ({ from }: Topology, { name }: Journey): string | null => (from === 'expression' ? null : name);
