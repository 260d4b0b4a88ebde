import type { Report } from '../../report.ts';
import type { Format } from '../format.ts';
import { slosOf } from '../slo-text.ts';
import { alertRules } from './alerts.ts';
import { metaRules, sliRules } from './recordings.ts';
import { groupLines } from './rule.ts';
import { type RuledSlo, ruledSlos } from './ruled-slo.ts';

/** The SLOs of a report that rules are made of. */
export function ruledOf(report: Report, format: string): readonly RuledSlo[] {
  return ruledSlos(slosOf(report, format), report.minEvents ?? null);
}

/**
 * A rule file for Prometheus, three groups an SLO, with the names of Sloth's rules, which its dashboards read. Source: Sloth,
 * its generated rules; The Site Reliability Workbook, chapter 5.
 */
export const prometheus: Format = (report, { version }) => {
  const groups = ruledOf(report, 'prometheus').flatMap((ruled) => [
    { name: `sloth-slo-sli-recordings-${ruled.id}`, rules: sliRules(ruled) },
    { name: `sloth-slo-meta-recordings-${ruled.id}`, rules: metaRules(ruled, version) },
    { name: `sloth-slo-alerts-${ruled.id}`, rules: alertRules(ruled) },
  ]);
  return `${groupLines(groups).join('\n')}\n`;
};
