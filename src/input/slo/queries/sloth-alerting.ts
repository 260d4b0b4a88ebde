import type { AlertTexts, SloAlerting, Texts } from '../../../core/prometheus/alerting.ts';
import type { FileNode } from '../../structured/node.ts';
import { textAt } from '../keys.ts';
import { nodeAt } from './query-of.ts';

/**
 * What an SLO of Sloth says of its rules: labels of the service and its own, and `alerting` with what the alerts of both
 * severities have in common. Source: Sloth, pkg/prometheus/api/v1 and pkg/kubernetes/api/sloth/v1.
 */
export function slothAlerting(service: FileNode, slo: FileNode): SloAlerting {
  const alerting = nodeAt(slo, 'alerting');
  return {
    name: (alerting && textAt(alerting, 'name')) || null,
    labels: { ...textsIn(service, 'labels'), ...textsIn(slo, 'labels') },
    page: severityOf(alerting, 'page_alert', 'pageAlert'),
    ticket: severityOf(alerting, 'ticket_alert', 'ticketAlert'),
  };
}

/** null where it is switched off. */
function severityOf(alerting: FileNode | null, ...keys: readonly string[]): AlertTexts | null {
  const own = keys.map((key) => nodeAt(alerting, key)).find((node) => node !== null) ?? null;
  if (own && textAt(own, 'disable') === 'true') return null;
  return {
    labels: { ...textsIn(alerting, 'labels'), ...textsIn(own, 'labels') },
    annotations: { ...textsIn(alerting, 'annotations'), ...textsIn(own, 'annotations') },
  };
}

function textsIn(node: FileNode | null, key: string): Texts {
  const map = nodeAt(node, key);
  if (map?.kind !== 'map') return {};
  return Object.fromEntries(
    map.entries.flatMap(({ key: name, value }) => (value.kind === 'scalar' ? [[name, value.text]] : [])),
  );
}
