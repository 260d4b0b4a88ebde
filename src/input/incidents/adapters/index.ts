import type { JsonObject } from '../../../core/json.ts';
import type { JsonAdapter } from '../incident-fields.ts';
import { betterStack } from './better-stack.ts';
import { datadog } from './datadog.ts';
import { fireHydrant } from './firehydrant.ts';
import { googleCloud } from './google-cloud.ts';
import { incidentIo } from './incident-io.ts';
import { opsgenie } from './opsgenie.ts';
import { pagerduty } from './pagerduty.ts';
import { rootly } from './rootly.ts';
import { statuspage } from './statuspage.ts';

/** Every tool whose JSON is known. One more is one file and one line here. */
export const jsonAdapters: readonly JsonAdapter[] = [
  statuspage,
  googleCloud,
  pagerduty,
  opsgenie,
  incidentIo,
  fireHydrant,
  rootly,
  betterStack,
  datadog,
];

/** The first tool that knows the record as its own, or null: then the record's keys are read by their aliases. */
export function recogniseAdapter(record: JsonObject, container: string | null): JsonAdapter | null {
  return jsonAdapters.find((adapter) => adapter.recognises(record, container)) ?? null;
}
