import type { Report } from '../report.ts';
import { warningOf } from '../words/notice-text.ts';
import { shortened } from '../words/phrases.ts';
import { composeBlocks } from './blocks.ts';
import { composeData } from './data.ts';
import { composeExplanation } from './explanation.ts';
import { failoverExplanation } from './failover/failover-explanation.ts';
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
    explanation: () => [...composeExplanation(result), ...noticingExplanation(result), ...failoverExplanation(result)],
  };
}

function warningsOf({ journeys, notices }: ComposeResult): Report['warnings'] {
  const said = notices.map(warningOf);
  const loose = journeys.filter(({ analysis }) => analysis.bounds !== null);
  if (loose.length === 0) return said;
  const names = loose.map(({ analysis }) => analysis.journey.name).join(', ');
  const message = `not exact, but proven bounds: ${names}; what is shown is the worse bound`;
  return [...said, { kind: 'notExact', message }];
}
