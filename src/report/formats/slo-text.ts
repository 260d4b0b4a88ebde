import { fail } from '../../core/problem.ts';
import type { Report } from '../report.ts';
import type { ReportedSlo } from '../slo-report.ts';
import { jsonText } from './json-text.ts';

/** The SLOs of a report; refused where it has none. */
export function slosOf({ slos }: Report, format: string): readonly ReportedSlo[] {
  return slos ?? fail('formatWithoutSlos', { format });
}

/** A text as YAML and JSON have it, whatever is in it. */
export const yamlText = (text: string): string => jsonText(text, 0);

/** A name as Kubernetes and OpenSLO allow one: RFC 1123, at most 63 signs. @example identifierOf('Shop/API latency') // 'shop-api-latency' */
export function identifierOf(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'slo' : plain;
}

/** What a person has to put in where no file says it. */
export const unknownService = 'my-service';
