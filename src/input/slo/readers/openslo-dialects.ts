/** What formats of this family call differently. */
export interface Dialect {
  readonly title: string;
  readonly apiVersion: string;
  /** Which kinds of objects there are; null: too many to list, and all but SLO are left aside. */
  readonly kinds: readonly string[] | null;
  /** `timeWindows` with `unit` and `count`, no `targetPercent`, and slices of a minute. */
  readonly isAlpha: boolean;
  readonly serviceKeys: readonly string[];
  readonly indicatorKeys: readonly [inline: string, reference: string];
  /** A name is the only one of its kind within this key of `metadata`. */
  readonly scopeKey: string;
}

const kinds = ['SLO', 'SLI', 'Service', 'DataSource', 'AlertPolicy', 'AlertCondition', 'AlertNotificationTarget'];

/** Source: OpenSLO specification v1, object types and duration shorthand. */
const v1: Dialect = {
  title: 'OpenSLO',
  apiVersion: 'openslo/v1',
  kinds,
  isAlpha: false,
  serviceKeys: ['service'],
  indicatorKeys: ['indicator', 'indicatorRef'],
  scopeKey: 'namespace',
};

/** Source: OpenSLO specification v1alpha. */
const v1alpha: Dialect = { ...v1, apiVersion: 'openslo/v1alpha', isAlpha: true };

/** Source: OpenSLO enhancement v2alpha, which has `service`, and its Go package, which has `serviceRef`. */
const v2alpha: Dialect = {
  ...v1,
  apiVersion: 'openslo.com/v2alpha',
  serviceKeys: ['serviceRef', 'service'],
  indicatorKeys: ['sli', 'sliRef'],
};

/** Source: Nobl9's YAML guide, kind SLO: the shape of OpenSLO v1alpha, which began there. */
const nobl9: Dialect = {
  ...v1alpha,
  title: 'Nobl9',
  apiVersion: 'n9/v1alpha',
  kinds: null,
  indicatorKeys: ['indicator', 'indicatorRef'],
  scopeKey: 'project',
};

export const dialects: readonly Dialect[] = [v1, v1alpha, v2alpha, nobl9];
