/** What of a log is looked at and how it is counted, as far as somebody set it: stands in every result. */
export interface Filters {
  readonly renames?: readonly string[];
  readonly where?: readonly string[];
  readonly dedupe?: string;
  readonly downtime?: string;
  readonly downtimeUntil?: string;
  readonly impactMap?: readonly string[];
  readonly minOutageSeconds?: number;
  readonly mergeWithinSeconds?: number;
  readonly maintenance?: readonly string[];
  readonly countMaintenance?: true;
  readonly unknown?: string;
  readonly exclude?: readonly string[];
  readonly serviceHours?: string;
}
