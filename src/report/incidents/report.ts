import type { IncidentAnalysis } from '../../core/incidents/summary.ts';
import type { Notice } from '../../core/notice.ts';
import type { Report } from '../report.ts';
import { warningOf } from '../words/notice-text.ts';
import { type SourceFacts, sourceRemark } from '../words/source-remark.ts';
import { incidentsBlocks, type ShownOptions } from './blocks.ts';
import { incidentsData } from './data.ts';
import { incidentsExplanation } from './explanation.ts';
import { incidentsPage } from './page.ts';

/** The report of `incidents`: what people see, what machines get, what is said beside it. */
export function incidentsReport(
  analysis: IncidentAnalysis,
  sources: readonly SourceFacts[],
  notices: readonly Notice[],
  shown: ShownOptions,
): Report {
  return {
    title: `Incidents: ${sources.map(({ file }) => file).join(', ')}`,
    titleCode: sources.map(({ file }) => file),
    blocks: incidentsBlocks(analysis, shown),
    data: incidentsData(analysis, sources, shown.phasesByGroup),
    warnings: [...notices, ...analysis.notices].map(warningOf),
    remarks: sources.map(sourceRemark),
    page: () => incidentsPage(analysis, shown.seed),
    explanation: () => incidentsExplanation(analysis),
  };
}
