import type { Notice } from '../../core/notice.ts';
import type { Projection } from '../../core/projection/project.ts';
import type { SourceFacts } from '../incidents/data.ts';
import { warningOf } from '../notice-text.ts';
import { formatCount } from '../numbers.ts';
import type { Report } from '../report.ts';
import { projectBlocks } from './blocks.ts';
import { projectData } from './data.ts';
import { projectExplanation } from './explanation.ts';

/** The report of `project`. */
export function projectReport(
  projection: Projection,
  sources: readonly SourceFacts[],
  notices: readonly Notice[],
): Report {
  const names = sources.map(({ file }) => file).join(', ');
  return {
    title: `Projection: ${names === '' ? 'from MTBF and MTTR' : names}`,
    blocks: projectBlocks(projection),
    data: projectData(projection, sources),
    warnings: [...notices, ...projection.notices].map(warningOf),
    remarks: sources.map(sourceRemark),
    explanation: () => projectExplanation(projection),
  };
}

function sourceRemark({ file, title, rows, mapping }: SourceFacts): string {
  const columns = Object.entries(mapping).map(([field, column]) => (field === column ? field : `${field} = ${column}`));
  const mapped = columns.length > 0 ? `; columns: ${columns.join(', ')}` : '';
  return `${file}: ${title}, ${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}${mapped}`;
}
