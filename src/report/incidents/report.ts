import type { IncidentAnalysis } from '../../core/incidents/summary.ts';
import type { Notice } from '../../core/notice.ts';
import { warningOf } from '../notice-text.ts';
import { formatCount } from '../numbers.ts';
import type { Report } from '../report.ts';
import { incidentsBlocks, type ShownOptions } from './blocks.ts';
import { incidentsData, type SourceFacts } from './data.ts';
import { incidentsExplanation } from './explanation.ts';

/** The report of `incidents`: what people see, what machines get, what is said beside it. */
export function incidentsReport(
  analysis: IncidentAnalysis,
  sources: readonly SourceFacts[],
  notices: readonly Notice[],
  shown: ShownOptions,
): Report {
  return {
    title: `Incidents: ${sources.map(({ file }) => file).join(', ')}`,
    blocks: incidentsBlocks(analysis, shown),
    data: incidentsData(analysis, sources),
    warnings: [...notices, ...analysis.notices].map(warningOf),
    remarks: sources.map(sourceRemark),
    explanation: () => incidentsExplanation(analysis),
  };
}

function sourceRemark({ file, title, rows, mapping }: SourceFacts): string {
  const columns = Object.entries(mapping).map(([field, column]) => (field === column ? field : `${field} = ${column}`));
  const mapped = columns.length > 0 ? `; columns: ${columns.join(', ')}` : '';
  return `${file}: ${title}, ${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}${mapped}`;
}
