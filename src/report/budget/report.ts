import type { Report } from '../report.ts';
import { warningOf } from '../words/notice-text.ts';
import { sourceRemark } from '../words/source-remark.ts';
import { alertsBlock, replayBlocks } from './alert-blocks.ts';
import { partsBlock, takersBlocks } from './blocks.ts';
import { budgetData } from './data.ts';
import { deployBlock } from './deploy-blocks.ts';
import { budgetExplanation } from './explanation.ts';
import type { BudgetReportFacts } from './facts.ts';
import { historyBlock } from './history-block.ts';
import { budgetPage } from './page.ts';
import { statementBlock } from './statement-block.ts';
import { summaryBlock, windowBlock } from './summary.ts';

/** The report of `budget` on a log: the state first, then the figures, what took them, and what may be done. */
export function budgetReport(facts: BudgetReportFacts): Report {
  const { sources } = facts;
  return {
    title: sources.length === 0 ? 'Error budget' : `Error budget: ${sources.map(({ file }) => file).join(', ')}`,
    titleCode: sources.map(({ file }) => file),
    blocks: [
      ...(facts.judged !== 'whole' ? [windowBlock(facts), partsBlock(facts)] : [summaryBlock(facts)]),
      ...deployBlock(facts),
      ...(facts.judged !== 'whole' ? [] : takersBlocks(facts)),
      ...alertsBlock(facts),
      ...replayBlocks(facts),
      ...historyBlock(facts),
      ...statementBlock(facts),
    ],
    data: budgetData(facts),
    warnings: [...facts.notices.map(warningOf), ...notOfEach(facts)],
    remarks: sources.map(sourceRemark),
    page: () => budgetPage(facts),
    explanation: () => budgetExplanation(facts),
  };
}

/** Decisions are about one budget: where there are several, which one must be said. */
function notOfEach({ judged, deploy, deploys, alerts, replay, statement }: BudgetReportFacts): Report['warnings'] {
  const isAsked = [deploy, deploys, alerts, replay, statement].some((each) => each !== null);
  if (judged === 'whole' || !isAsked) return [];
  const one = judged === 'services' ? 'the whole log against one target' : 'the whole log';
  const message = `deploys, alerts and the statement are about ${one}, not about each of the budgets above`;
  return [{ kind: 'decisionsOfOneBudget', message }];
}
