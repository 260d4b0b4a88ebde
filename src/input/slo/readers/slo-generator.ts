import { failUnknownName } from '../../../core/unknown-name.ts';
import { textOf } from '../../structured/values.ts';
import { keysOf, textAt } from '../keys.ts';
import { targetRatioOf } from '../ratio.ts';
import type { SloReader } from '../slo-reader.ts';
import { plainSlo } from './plain-slo.ts';

/**
 * An object of slo-generator: `goal` is a ratio. Windows are steps of its error budget policy, a file of its own, so this one
 * has none. Source: slo-generator, docs of the v2 configuration.
 */
export const sloGenerator: SloReader = {
  name: 'sre.google.com/v2',
  title: 'slo-generator',
  recognises: (document) => textAt(document, 'apiVersion') === 'sre.google.com/v2',
  read(document, { unused }) {
    const keys = keysOf(document, 'the slo-generator object');
    keys.ignore('apiVersion');
    const kind = keys.required('kind');
    if (textOf(kind, 'kind') !== 'ServiceLevelObjective')
      return failUnknownName('kind', textOf(kind, 'kind'), ['ServiceLevelObjective'], kind.place());
    const metadata = keysOf(keys.required('metadata'), 'the metadata of the slo-generator object');
    const name = textOf(metadata.required('name'), 'name');
    const labels = metadata.optional('labels');
    const service = (labels && textAt(labels, 'service_name')) || null;
    const spec = keysOf(keys.required('spec'), `the slo-generator SLO ${name}`);
    spec.ignore('description');
    const goal = spec.required('goal');
    const target = targetRatioOf(goal, 'goal', 'slo-generator');
    unused.push(...keys.unused(), ...spec.unused());
    return [plainSlo({ name, service, scope: service, window: null }, target, document, goal)];
  },
};
