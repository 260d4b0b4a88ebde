import type { DetectionSettings } from '../standby/settings.ts';

/** How long requests still go to a member that is dead, and what becomes of them. */
export interface Noticing {
  /** Null: it is left at once. */
  readonly detection: DetectionSettings | null;
  /** How often a request that failed is sent to another member. */
  readonly retries: number;
}
