import type { StandbyMode } from '../../failover/standby/settings.ts';
import type { Place } from '../../problem.ts';

export type Severity = 'error' | 'warning' | 'info';

/**
 * The facts that each rule finds; the words stand in report/words/lint-text.ts, one for every rule. A `system` is a journey's
 * name, or null for the one system that an expression is; times are those of a year of 365 days.
 */
export interface LintFindingFacts {
  'slo-above-ceiling': {
    readonly system: string | null;
    readonly target: number;
    readonly unavailability: number;
    readonly costliest: { readonly name: string; readonly criticality: number } | null;
  };
  'monitor-depends-on-monitored': {
    readonly monitor: string;
    readonly watched: string;
    readonly because:
      | { readonly kind: 'itself' }
      | { readonly kind: 'needs'; readonly trail: readonly string[] }
      | { readonly kind: 'domain'; readonly domain: string };
  };
  'single-point-of-failure': {
    readonly kind: 'component' | 'domain' | 'commonCause' | 'node' | 'region';
    readonly name: string;
    /** So many replicas of it are single points each. */
    readonly replicas: number;
    /** What it takes down; null: the system of an expression. */
    readonly journeys: readonly string[] | null;
    readonly downtimeSeconds: number;
  };
  'same-domain':
    | {
        readonly kind: 'replicas';
        readonly component: string;
        readonly domain: string;
        readonly need: number;
        readonly replicas: number;
      }
    | {
        readonly kind: 'alternatives';
        readonly expression: string;
        readonly parts: number;
        /** So many of the parts may fail. */
        readonly spare: number;
        /** What takes more of them down: domains alone, or parts among them. */
        readonly shared: readonly string[];
        readonly areDomains: boolean;
      };
  'one-region': { readonly domain: string; readonly components: number; readonly downtimeSeconds: number | null };
  /** `parts`: the worst first. */
  'long-chain': { readonly system: string | null; readonly parts: readonly string[]; readonly unavailability: number };
  /** `share`: of the unavailability of all members together. */
  'beta-floor': {
    readonly components: readonly string[];
    readonly floor: number;
    readonly beta: number;
    readonly share: number;
  };
  /** `withShared`: its unavailability where `beta` of each redundant group fails at once. */
  'independence-assumed': {
    readonly system: string | null;
    readonly groups: readonly (readonly string[])[];
    readonly beta: number;
    readonly unavailability: number;
    readonly withShared: number;
  };
  'mtbf-missing': { readonly name: string; readonly system: string | null };
  'mttr-missing': { readonly name: string; readonly system: string | null };
  'standby-untested': {
    readonly component: string;
    readonly tested: number | null;
    readonly testEverySeconds: number;
    /** Null where the date has not come yet. */
    readonly daysAgo: number | null;
    /** How long a dead standby goes unseen on average; null where it is watched. */
    readonly unseenSeconds: number | null;
  };
  'failback-too-soon': { readonly component: string; readonly delaySeconds: number; readonly noticedSeconds: number };
  'failback-within-flap': {
    readonly component: string;
    readonly returns: number;
    readonly recurrences: number;
    readonly longestGapSeconds: number;
    readonly delaySeconds: number;
    readonly failovers: number;
    readonly betterDelaySeconds: number;
    /** So many failovers fewer with the better delay. */
    readonly spared: number;
  };
  'probe-too-slow': Overspent & {
    /** So many failed probes; null where the time of detection is given. */
    readonly failures: number | null;
  };
  'switch-too-slow': Overspent & { readonly mode: StandbyMode };
  /** Seconds a year; null where no partition is described. */
  'split-brain-possible': { readonly component: string; readonly splitBrainSeconds: number | null };
  /** `late`: regions that would take over, but lag by more than the most that is allowed. */
  'single-write-region': {
    readonly region: string;
    readonly late: readonly string[];
    readonly maxLagSeconds: number;
  };
  /** `share`: the traffic that `node` gets once `lost` is gone; so many nodes get more than 1/need. */
  'overload-after-loss': {
    readonly cluster: string;
    readonly kind: 'nothing' | 'node' | 'region';
    readonly lost: string;
    readonly node: string;
    readonly share: number;
    readonly need: number;
    readonly overloaded: number;
  };
  /** `noneToSpare`: all members are needed; `leftAtOnce`: retries, where no dead member is ever asked. */
  'noticing-without-effect': {
    readonly name: string;
    readonly members: number;
    readonly need: number;
    readonly isDetected: boolean;
    readonly retries: number;
    readonly why: 'noneToSpare' | 'leftAtOnce';
  };
  'nothing-optional': { readonly journey: string; readonly components: number };
  /** `times` less downtime than the target allows. */
  'far-above-target': {
    readonly system: string | null;
    readonly target: number;
    readonly unavailability: number;
    readonly times: number;
  };
}

/** What a pair spends on each failure, and what the target of a journey leaves for one. */
export interface Overspent {
  readonly component: string;
  readonly spentSeconds: number;
  readonly journey: string;
  readonly allowedSeconds: number;
}

export type RuleName = keyof LintFindingFacts;

/** What a rule found in one place. */
export type Finding = {
  readonly [Name in RuleName]: Hit<Name> & { readonly rule: Name; readonly severity: Severity };
}[RuleName];

/** A finding before its rule is put to it. */
export interface Hit<Name extends RuleName = RuleName> {
  readonly data: LintFindingFacts[Name];
  /** The component, journey, domain or expression that it is about. */
  readonly where: string;
  readonly place: Place | null;
}
