import { failUnknownName } from '../../../core/unknown-name.ts';
import { positiveDurationOf, textOf } from '../../structured/values.ts';
import { keysOf, optionalText, textAt, valueAt } from '../keys.ts';
import { pyrraQueries } from '../queries/pyrra-queries.ts';
import { percentTargetOf } from '../ratio.ts';
import type { SloReader } from '../slo-reader.ts';
import { plainSlo } from './plain-slo.ts';

/**
 * A Pyrra object: `target` is a text in percent, `window` a duration of Prometheus (4w). It has no key for the service; the
 * label `pyrra.dev/service`, or `service`, is taken for it.
 * Source: Pyrra's custom resource pyrra.dev/v1alpha1, kind ServiceLevelObjective.
 */
export const pyrra: SloReader = {
  name: 'pyrra.dev/v1alpha1',
  title: 'Pyrra',
  recognises: (document) => textAt(document, 'apiVersion') === 'pyrra.dev/v1alpha1',
  read(document, { unused }) {
    const keys = keysOf(document, 'the Pyrra object');
    keys.ignore('apiVersion', 'status');
    const kind = keys.required('kind');
    if (textOf(kind, 'kind') !== 'ServiceLevelObjective')
      return failUnknownName('kind', textOf(kind, 'kind'), ['ServiceLevelObjective'], kind.place());
    const metadata = keysOf(keys.required('metadata'), 'the metadata of the Pyrra object');
    const name = textOf(metadata.required('name'), 'name');
    const labels = metadata.optional('labels');
    const service = labels && (textAt(labels, 'pyrra.dev/service') || textAt(labels, 'service'));
    const spec = keysOf(keys.required('spec'), `the Pyrra SLO ${name}`);
    spec.ignore('description');
    const targetNode = spec.required('target');
    const target = percentTargetOf(targetNode, 'target', 'Pyrra');
    const seconds = positiveDurationOf(spec.required('window'), 'window of Pyrra');
    unused.push(...keys.unused(), ...spec.unused());
    const scope = optionalText(metadata, 'namespace');
    const indicator = valueAt(spec.node, 'indicator');
    const queries = indicator && pyrraQueries(indicator);
    const slo = { name, service: service || null, scope, window: { kind: 'rolling', seconds }, queries } as const;
    return [plainSlo(slo, target, document, targetNode)];
  },
};
