import type { Report } from '../report.ts';
import { warningOf } from '../words/notice-text.ts';
import { shortened } from '../words/phrases.ts';
import { composeBlocks } from './blocks.ts';
import { boundsWarning } from './bounds-warning.ts';
import { costExplanation } from './cost-report.ts';
import { composeData } from './data.ts';
import { composeExplanation } from './explanation.ts';
import { failoverExplanation } from './failover/failover-explanation.ts';
import { measuredExplanation } from './measured/measured-explanation.ts';
import { noticingExplanation } from './noticing-explanation.ts';
import { composePage } from './page.ts';
import type { ComposeResult } from './result.ts';
import { topologyGraph } from './topology-graph.ts';

/** The report of `compose`. */
export function composeReport(result: ComposeResult): Report {
  const { name } = result.topology;
  return {
    title: `Composed: ${name === null ? result.title : `${shortened(name)} (${result.title})`}`,
    titleCode: [result.title],
    blocks: composeBlocks(result),
    data: composeData(result),
    warnings: warningsOf(result),
    remarks: [],
    page: () => composePage(result),
    graph: () => topologyGraph(result),
    explanation: () => [
      ...composeExplanation(result),
      ...noticingExplanation(result),
      ...failoverExplanation(result),
      ...measuredExplanation(result),
      ...costExplanation(result.detail, result.costPerHour),
    ],
  };
}

function warningsOf({ journeys, notices }: ComposeResult): Report['warnings'] {
  const answers = journeys.map((each) => ({ ...each, name: each.analysis.journey.name }));
  return [...notices.map(warningOf), ...boundsWarning(answers)];
}
