import { fail, type ProblemError } from '../../core/problem.ts';
import type { PlaceFinder } from '../structured/places.ts';
import type { Slo } from './model.ts';

/** What Helm fills in; `{{.window}}` of Sloth and `{{ $labels.job }}` of Prometheus are not among it. */
const helm =
  /\{\{-?\s*(?:\.(?:Values|Release|Chart|Files|Capabilities|Template)\b|(?:if|else|end|range|with|define|include|template|tpl|toYaml|block)\b)[^}]*\}\}/;

/** The first thing in a text that Helm would fill in; null: there is none. */
export function helmIn(text: string): { readonly text: string; readonly offset: number } | null {
  const found = helm.exec(text);
  return found && { text: found[0], offset: found.index };
}

/** Says of a text that could not be read what it is, where it is a template of Helm; else does nothing. */
export function refuseTemplate(text: string, placeOf: PlaceFinder, because: ProblemError): void {
  const found = helmIn(text);
  if (found && because.problems.length > 0) fail('sloTemplate', { text: found.text }, placeOf(found.offset));
}

/** A template may be well-formed YAML, and its names are then no names. */
export function refuseTemplateNames(slos: readonly Slo[]): void {
  for (const { name, service, place } of slos)
    for (const text of [name, service]) if (text?.includes('{{')) fail('sloTemplate', { text }, place);
}
