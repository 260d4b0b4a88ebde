import { group, option } from '../options/declare.ts';

export const initOptions = group('Topology:', {
  from: option(
    '<file>',
    'start a topology: a Compose file, Backstage catalog, Kubernetes manifests, Terraform or Jaeger JSON',
    (text) => text,
  ).naming(),
  output: option('<file>', 'write the topology there instead of to standard output', (text) => text).needing(['from']),
});
