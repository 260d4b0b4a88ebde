import type { LookAhead } from '../../core/budget/decisions/ahead.ts';
import type { AlertReplay } from '../../core/budget/decisions/alert-replay.ts';
import type { Alert } from '../../core/budget/decisions/alerts.ts';
import type { DeployCost } from '../../core/budget/decisions/deploy-risk.ts';
import type { DeployRecord } from '../../core/budget/decisions/deploys.ts';
import type { StatementPeriod } from '../../core/budget/decisions/statement.ts';
import type { SuggestedTarget } from '../../core/budget/decisions/suggest.ts';
import type { BudgetAnalysis } from '../../core/budget/time/analysis.ts';
import type { TimeBudget } from '../../core/budget/time/budget.ts';
import type { Notice } from '../../core/notice.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import type { Rate } from '../../core/quantity/rate.ts';
import type { CalendarPeriod } from '../../core/time/calendar.ts';
import type { SourceFacts } from '../words/source-remark.ts';

/** The statement of an SLA, period by period. */
export interface StatementFacts {
  readonly period: CalendarPeriod;
  readonly fee: number | null;
  readonly periods: readonly StatementPeriod[];
}

/** Everything that a budget's report shows. */
export interface BudgetReportFacts {
  readonly analysis: BudgetAnalysis;
  readonly kind: 'rolling' | 'calendar' | 'fixed';
  readonly sla: Availability | null;
  readonly sources: readonly SourceFacts[];
  readonly notices: readonly Notice[];
  readonly alerts: readonly Alert[] | null;
  readonly traffic: Rate | null;
  readonly replay: AlertReplay | null;
  readonly deploys: DeployRecord | null;
  readonly deploy: DeployCost | null;
  readonly statement: StatementFacts | null;
  readonly suggestion: SuggestedTarget | null;
  /** The best that a topology can reach; null where none was named. */
  readonly ceiling: { readonly journey: string | null; readonly availability: Availability } | null;
  /** What the checks are of, and so what the table shows. */
  readonly judged: 'whole' | 'services' | 'objectives';
  /** The column by whose values the log is parted. */
  readonly by: string;
  /** What lies ahead of each budget, where something is known of it. */
  readonly ahead: ReadonlyMap<TimeBudget, LookAhead>;
  /** What an hour of downtime costs; null where nobody said it. */
  readonly costPerHour: number | null;
  readonly top: number;
  /** For the intervals of months, which are made where somebody looks at them. */
  readonly seed: number;
}
