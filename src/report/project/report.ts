import type { Notice } from '../../core/notice.ts';
import type { Projection } from '../../core/projection/project.ts';
import type { Report } from '../report.ts';
import { warningOf } from '../words/notice-text.ts';
import { type SourceFacts, sourceRemark } from '../words/source-remark.ts';
import { projectBlocks } from './blocks.ts';
import { projectData } from './data.ts';
import { projectExplanation } from './explanation.ts';
import { projectPage } from './page.ts';

/** The report of `project`; of a replay's states and incidents `top` are listed. */
export function projectReport(
  projection: Projection,
  sources: readonly SourceFacts[],
  notices: readonly Notice[],
  top: number,
): Report {
  const names = sources.map(({ file }) => file).join(', ');
  return {
    title: `Projection: ${names === '' ? 'from MTBF and MTTR' : names}`,
    titleCode: sources.map(({ file }) => file),
    blocks: projectBlocks(projection, top),
    data: projectData(projection, sources),
    warnings: [...notices, ...projection.notices].map(warningOf),
    remarks: sources.map(sourceRemark),
    page: () => projectPage(projection),
    explanation: () => projectExplanation(projection),
  };
}
