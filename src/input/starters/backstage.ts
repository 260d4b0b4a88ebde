import type { Assumption } from '../../core/topology/model/sketch.ts';
import { textAt } from '../slo/keys.ts';
import type { FileNode } from '../structured/node.ts';
import { textAlong, textsAt, valueAlong } from './nodes.ts';
import type { RawEdge, RawPart, Starter } from './starter.ts';

/** A catalog of Backstage: catalog-info.yaml, one or many entities. Source: its descriptor format. */
export const backstage: Starter = {
  source: 'backstage',
  recognises: (documents) => documents.some((each) => textAt(each, 'apiVersion').startsWith('backstage.io/')),
  read(documents) {
    const assumptions = new Set<Assumption>(['catalogNeeds']);
    const described = documents.filter((each) => ['Component', 'Resource'].includes(textAt(each, 'kind')));
    const libraries = new Set(described.filter((each) => textAlong(each, 'spec', 'type') === 'library').map(idOf));
    if (libraries.size > 0) assumptions.add('librariesLeftOut');
    const entities = described.filter((each) => !libraries.has(idOf(each)));
    const parts = entities.map(
      (each): RawPart => ({ id: idOf(each), name: textAlong(each, 'metadata', 'name'), place: each.place() }),
    );
    const references = (key: string, kind: string): readonly RawEdge[] =>
      entities.flatMap((each) =>
        textsAt(valueAlong(each, 'spec', key)).map(([text, node]) => ({
          ...{ from: idOf(each), to: reference(text, kind, namespaceOf(each)), key, place: node.place() },
        })),
      );
    const provided = references('providesApis', 'api');
    const consumed = references('consumesApis', 'api').flatMap((edge) => {
      const providers = provided.filter(({ to, from }) => to === edge.to && from !== edge.from);
      return providers.length > 0 ? providers.map(({ from }) => ({ ...edge, to: from })) : [edge];
    });
    const turned = references('dependencyOf', 'component').map((edge) => ({ ...edge, from: edge.to, to: edge.from }));
    const edges = [...references('dependsOn', 'component'), ...consumed, ...turned];
    return {
      parts,
      edges: edges.filter(({ from, to }) => !libraries.has(from) && !libraries.has(to)),
      assumptions: [...assumptions],
    };
  },
};

const namespaceOf = (entity: FileNode): string => textAlong(entity, 'metadata', 'namespace') || 'default';

const idOf = (entity: FileNode): string =>
  `${textAt(entity, 'kind')}:${namespaceOf(entity)}/${textAlong(entity, 'metadata', 'name')}`.toLowerCase();

/** `[kind:][namespace/]name`, whole. @example reference('resource:db', 'component', 'default') // 'resource:default/db' */
function reference(text: string, kind: string, namespace: string): string {
  const [, ofKind = kind, inNamespace = namespace, name = text] =
    /^(?:([^:/]+):)?(?:([^:/]+)\/)?(.+)$/.exec(text) ?? [];
  return `${ofKind}:${inNamespace}/${name}`.toLowerCase();
}
