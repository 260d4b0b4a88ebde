import { decimalText, times } from '../../core/quantity/decimal.ts';
import { formatDuration } from '../numbers.ts';
import type { ReportedSlo } from '../slo-report.ts';
import type { Format } from './format.ts';
import { identifierOf, slosOf, unknownService, yamlText } from './slo-text.ts';

/**
 * Sloth's specification, a document a service. Sloth takes the window as an option and refuses a query that is empty, so
 * that neither can be forgotten. Source: Sloth, `prometheus/v1`.
 */
export const sloth: Format = (report) => {
  const byService = new Map<string | null, ReportedSlo[]>();
  for (const slo of slosOf(report, 'sloth')) {
    const group = byService.get(slo.service);
    if (group) group.push(slo);
    else byService.set(slo.service, [slo]);
  }
  return [...byService].map(([service, slos]) => `---\n${documentOf(service, slos).join('\n')}\n`).join('');
};

function documentOf(service: string | null, slos: readonly ReportedSlo[]): readonly string[] {
  return [
    'version: prometheus/v1',
    `service: ${yamlText(service ?? unknownService)}${service === null ? ' # fill in' : ''}`,
    'slos:',
    ...slos.flatMap((slo) => slo.objectives.flatMap((_, i) => sloLines(slo, i))),
  ];
}

function sloLines({ name, objectives, window }: ReportedSlo, index: number): readonly string[] {
  const { ratio, name: own } = objectives[index]!;
  const id = identifierOf(objectives.length === 1 ? name : `${name}-${own ?? index + 1}`);
  const length = window.kind === 'rolling' ? formatDuration(window.seconds) : `a ${window.period.unit} of the calendar`;
  return [
    `  - name: ${id}`,
    `    objective: ${decimalText(times(ratio, { digits: 100n, scale: 0 }))} # percent, over ${length}: see --default-slo-period`,
    '    sli:',
    '      events:',
    '        error_query: "" # fill in: the rate of bad events over [{{.window}}]',
    '        total_query: "" # fill in: the rate of all events over [{{.window}}]',
    '    alerting:',
    `      name: ${yamlText(id)}`,
  ];
}
