import type { Alert, Traffic } from '../../core/budget/alerts.ts';
import type { BudgetAnalysis } from '../../core/budget/analysis.ts';
import type { DeployCost } from '../../core/budget/deploy-risk.ts';
import type { Notice } from '../../core/notice.ts';
import type { Availability } from '../../core/quantity/availability.ts';

/** What was read, file by file. */
export interface SourceFacts {
  readonly file: string;
  readonly format: string;
  readonly title: string;
  readonly rows: number;
  readonly mapping: Readonly<Record<string, string>>;
}

/** Everything that a budget's report shows. */
export interface BudgetReportFacts {
  readonly analysis: BudgetAnalysis;
  readonly kind: 'rolling' | 'calendar' | 'fixed';
  readonly sla: Availability | null;
  readonly sources: readonly SourceFacts[];
  readonly notices: readonly Notice[];
  readonly alerts: readonly Alert[] | null;
  readonly traffic: Traffic | null;
  readonly deploy: DeployCost | null;
  /** The checks are those of the services, and so is the table. */
  readonly isByService: boolean;
  readonly top: number;
}
