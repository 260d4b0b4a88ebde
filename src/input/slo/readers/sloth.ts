import { failUnknownName } from '../../../core/unknown-name.ts';
import type { FileNode } from '../../structured/node.ts';
import { listOf, textOf } from '../../structured/values.ts';
import { type Keys, keysOf, readEach, textAt } from '../keys.ts';
import type { Slo } from '../model.ts';
import { slothAlerting } from '../queries/sloth-alerting.ts';
import { slothQueries } from '../queries/sloth-queries.ts';
import { percentTargetOf } from '../ratio.ts';
import type { SloReader, SloReading } from '../slo-reader.ts';
import { plainSlo } from './plain-slo.ts';

const title = 'Sloth';

/**
 * The file of Sloth: a service with its SLOs, `objective` in percent. The window is an option of Sloth, not in the file.
 * Source: Sloth's specification `prometheus/v1` (pkg/prometheus/api/v1).
 */
export const slothFile: SloReader = {
  name: 'prometheus/v1',
  title,
  recognises: (document) => textAt(document, 'version') === 'prometheus/v1',
  read(document, reading) {
    const keys = keysOf(document, 'the Sloth file');
    keys.ignore('version');
    return readService(keys, reading);
  },
};

/** The same as a Kubernetes object (pkg/kubernetes/api/sloth/v1). */
export const slothObject: SloReader = {
  name: 'sloth.slok.dev/v1',
  title,
  recognises: (document) => textAt(document, 'apiVersion') === 'sloth.slok.dev/v1',
  read(document, reading) {
    const keys = keysOf(document, 'the Sloth object');
    keys.ignore('apiVersion', 'metadata', 'status');
    const kind = keys.required('kind');
    if (textOf(kind, 'kind') !== 'PrometheusServiceLevel')
      return failUnknownName('kind', textOf(kind, 'kind'), ['PrometheusServiceLevel'], kind.place());
    const slos = readService(keysOf(keys.required('spec'), 'the spec of the Sloth object'), reading);
    reading.unused.push(...keys.unused());
    return slos;
  },
};

function readService(keys: Keys, reading: SloReading): readonly Slo[] {
  const service = textOf(keys.required('service'), 'service');
  keys.ignore('labels');
  const list = keys.required('slos');
  const slos = readEach(list, listOf(list, 'slos'), (item) => readSlo(item, service, keys.node, reading));
  reading.unused.push(...keys.unused());
  return slos;
}

function readSlo(item: FileNode, service: string, around: FileNode, reading: SloReading): Slo {
  const name = textOf(keysOf(item, 'the Sloth SLO').required('name'), 'name');
  const keys = keysOf(item, `the Sloth SLO ${name}`);
  keys.ignore('name', 'description', 'labels');
  const alerting = slothAlerting(around, item);
  const objective = keys.required('objective');
  const target = percentTargetOf(objective, 'objective', title);
  reading.unused.push(...keys.unused());
  return plainSlo(
    { name, service, scope: service, window: null, queries: slothQueries(item), alerting },
    target,
    item,
    objective,
  );
}
