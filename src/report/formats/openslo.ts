import { fail } from '../../core/problem.ts';
import { decimalText } from '../../core/quantity/decimal.ts';
import type { AnchoredPeriod, PeriodUnit } from '../../core/time/anchored-period.ts';
import type { ReportedSlo } from '../slo-report.ts';
import type { Format } from './format.ts';
import { identifierOf, slosOf, unknownService, yamlText } from './slo-text.ts';

/** OpenSLO v1, a document an SLO, with every digit of its targets. Source: OpenSLO specification v1. */
export const openslo: Format = (report) =>
  slosOf(report, 'openslo')
    .map((slo) => `---\n${documentOf(slo).join('\n')}\n`)
    .join('');

function documentOf(slo: ReportedSlo): readonly string[] {
  const { name, service, indicator, method, objectives } = slo;
  const id = identifierOf(name);
  return [
    'apiVersion: openslo/v1',
    'kind: SLO',
    'metadata:',
    `  name: ${id}`,
    ...(id === name ? [] : [`  displayName: ${yamlText(name)}`]),
    'spec:',
    `  service: ${yamlText(service ?? unknownService)}${service === null ? ' # fill in' : ''}`,
    `  indicatorRef: ${identifierOf(indicator ?? name)} # an object of kind SLI that measures it`,
    '  timeWindow:',
    ...windowLines(slo),
    `  budgetingMethod: ${method}`,
    '  objectives:',
    ...objectives.flatMap((objective) => {
      const lines = [
        ...(objective.name === null ? [] : [`displayName: ${yamlText(objective.name)}`]),
        `target: ${decimalText(objective.ratio)}`,
        ...(objective.timeSliceTarget === null ? [] : [`timeSliceTarget: ${objective.timeSliceTarget}`]),
        ...(objective.timeSliceSeconds === null
          ? []
          : [`timeSliceWindow: ${durationOf(name, objective.timeSliceSeconds)}`]),
      ];
      return lines.map((line, i) => `    ${i === 0 ? '- ' : '  '}${line}`);
    }),
  ];
}

function windowLines({ name, window }: ReportedSlo): readonly string[] {
  if (window.kind === 'rolling')
    return [`    - duration: ${durationOf(name, window.seconds)}`, '      isRolling: true'];
  const { period } = window;
  const start = new Date(period.anchor).toISOString().slice(0, 19).replace('T', ' ');
  return [
    `    - duration: ${periodText(name, period)}`,
    '      calendar:',
    `        startTime: ${start}`,
    `        timeZone: ${period.zone.name}`,
  ];
}

const lengths = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'm'],
] as const;

/** The standard has whole numbers of one unit, none below a minute. @example durationOf('a', 2_592_000) // '30d' */
function durationOf(slo: string, seconds: number): string {
  const [length, letter] = lengths.find(([each]) => seconds % each === 0) ?? [];
  return length === undefined ? fail('windowNotWritable', { slo, seconds }) : `${seconds / length}${letter}`;
}

const letters: Readonly<Record<PeriodUnit, string | null>> = {
  second: null,
  minute: 'm',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
};

function periodText(slo: string, { unit, count }: AnchoredPeriod): string {
  const letter = letters[unit];
  return letter === null ? fail('windowNotWritable', { slo, seconds: count }) : `${count}${letter}`;
}
