import type { PartKind } from '../../core/topology/compile/failure-model.ts';
import type { Expression } from '../../core/topology/expression/expression.ts';
import { foldExpression } from '../../core/topology/expression/fold-expression.ts';
import type { Assumption } from './assumption.ts';
import type { ComposeResult } from './result.ts';

/** What the numbers say of the time in which nobody has noticed, of planned work and of queues. */
export function noticingAssumptions(result: ComposeResult): readonly Assumption[] {
  const { model } = result;
  const has = (kind: PartKind): boolean => model.parts.some((part) => part.kind === kind);
  const found: Assumption[] = [];
  const atOnce = leftAtOnce(result);
  if (atOnce.length > 0)
    found.push({
      kind: 'leftAtOnce',
      message: `a dead ${atOnce[0]} is left at once${atOnce
        .slice(1)
        .map((each) => `, and so is a dead ${each}`)
        .join('')}: no probe or detect says how long requests still go there`,
    });
  const unnoticed = model.pools.filter(({ events }) => events.unnoticed !== null);
  if (unnoticed.length > 0)
    found.push({
      kind: 'unnoticed',
      message:
        'until a failure is noticed its share of the requests is lost, or sent on as often as retries say: such numbers are request-weighted, not time; repairs are exponential, and what is repaired is back at once',
    });
  if (unnoticed.some(({ name, kind }) => kind === 'cluster' && isLeastConnections(result, name)))
    found.push({
      kind: 'leastConnections',
      message:
        'least connections: requests hang on a dead node as long as they take elsewhere; where they fail at once it looks idle, and draws all of them until it is noticed',
    });
  const untimed = [...new Set(unnoticed.flatMap(({ sites }) => sites.filter(isUntimed).map(({ name }) => name)))];
  if (untimed.length > 0)
    found.push({
      kind: 'siteLeftAtOnce',
      message: `the loss of ${untimed.join(', ')} is noticed at once: no mttr says how long it is gone`,
    });
  if (has('planned'))
    found.push({
      kind: 'planned',
      message:
        'planned work takes one after the other, whatever else has failed meanwhile; while one machine of a pair is out the other serves alone',
    });
  if (result.topology.components.some(({ bridge, name }) => bridge && isUsed(result, name)))
    found.push({
      kind: 'bridge',
      message:
        'a bridge spans outages of the part itself, not of its domain or of what it depends on; repairs are exponential',
    });
  return found;
}

const isUntimed = ({ noticed, event }: { readonly noticed: unknown; readonly event: number | null }): boolean =>
  noticed === null && event !== null;

const isLeastConnections = ({ topology }: ComposeResult, cluster: string): boolean =>
  topology.clusters?.find(({ name }) => name === cluster)?.routing === 'least_connections';

const isUsed = ({ model }: ComposeResult, component: string): boolean =>
  model.parts.some((part) => part.component === component);

/** What stands in for each other, and nothing says how a dead one is noticed. */
function leftAtOnce(result: ComposeResult): readonly string[] {
  const { topology, journeys } = result;
  const { components, clusters = [], groups } = topology;
  const replica = components.some(
    ({ name, replicas, need, noticing }) => replicas > need && !noticing?.detection && isUsed(result, name),
  );
  const node = clusters.some(({ nodes, need, noticing }) => nodes.length > need && !noticing?.detection);
  const paths = [...journeys.map(({ analysis }) => analysis.journey.path), ...groups.values()];
  return [
    ...(replica ? ['replica'] : []),
    ...(node ? ['node'] : []),
    ...(paths.some(hasAlternatives) ? ['alternative'] : []),
  ];
}

/** `a | b`, `2of(a, b, c)`, `1of(2 x app)`. */
function hasAlternatives(path: Expression): boolean {
  return foldExpression<boolean>(
    path,
    () => false,
    (gate, parts) => {
      const positions = gate.parts.reduce((sum, part) => sum + (part.kind === 'copies' ? part.count : 1), 0);
      const isRedundant = gate.kind === 'parallel' || (gate.kind === 'atLeast' && gate.need < positions);
      return isRedundant || parts.some((part) => part);
    },
  );
}
