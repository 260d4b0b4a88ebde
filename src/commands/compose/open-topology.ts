import type { Notice } from '../../core/notice.ts';
import { fail, type Place } from '../../core/problem.ts';
import { parseExpression } from '../../core/topology/expression/parse.ts';
import { printExpression } from '../../core/topology/expression/print.ts';
import { type QuickForm, quickForm } from '../../core/topology/expression/quick-form.ts';
import { topologyOfExpression } from '../../core/topology/model/from-expression.ts';
import type { MeasuredNumbers } from '../../core/topology/model/measured.ts';
import type { Topology } from '../../core/topology/model/model.ts';
import { withSharedCauses } from '../../core/topology/model/shared-causes.ts';
import { isTopologyFile } from '../../input/topology/is-topology-file.ts';
import { shortened } from '../../report/words/phrases.ts';
import type { CommandContext } from '../command.ts';
import type { ComposeValues } from './options.ts';

/** A topology, what to call it, and what its reader must know of it. */
export interface OpenedTopology {
  readonly topology: Topology;
  readonly title: string;
  readonly notices: readonly Notice[];
}

/** What was asked for, as a topology, with what an expression cannot say of common causes. */
export async function openTopology(
  args: readonly string[],
  options: ComposeValues,
  measured: MeasuredNumbers | null,
  context: CommandContext,
): Promise<OpenedTopology> {
  const opened = await openWritten(args, options, measured, context);
  const { beta } = options;
  if (beta === null) return opened;
  if (opened.topology.from === 'file') return fail('betaOfFile', {});
  const topology = withSharedCauses(opened.topology, beta);
  for (const { name } of topology.components) {
    const gates = topology.commonCauses.filter(({ components }) => components.includes(name)).length;
    if (gates * beta > 1) fail('betaTooLarge', { name, gates });
  }
  return { ...opened, topology };
}

/** What was asked for, as a topology, with the numbers of a log for what has none: an expression, a file, or one of the quick forms. */
async function openWritten(
  args: readonly string[],
  options: ComposeValues,
  measured: MeasuredNumbers | null,
  context: CommandContext,
): Promise<OpenedTopology> {
  const { series, parallel, each } = options;
  const [what] = args;
  const form = series ?? parallel ?? each;
  if (what !== undefined && form) fail('composedTwice', { what, form: form.flag });
  const quick = quickFormOf(options);
  if (quick) {
    const { tree, placeOf } = quickForm(quick);
    return { topology: topologyOfExpression(tree, placeOf), title: shortened(printExpression(tree)), notices: [] };
  }
  const path = what ?? (context.standardInputIsFree ? '-' : undefined);
  if (path === undefined) return fail('nothingToCompose', {});
  if (isTopologyFile(path)) {
    const { readTopology } = await import('../../input/topology/read-topology.ts');
    const { notices, ...topology } = await readTopology(path, context.standardInput, measured);
    return { topology, title: path, notices };
  }
  const placeOf = (offset: number, length: number): Place => ({
    kind: 'typed',
    option: null,
    text: path,
    offset,
    length,
  });
  return {
    topology: topologyOfExpression(parseExpression(path, placeOf), placeOf, measured ?? undefined),
    title: shortened(path),
    notices: [],
  };
}

/** The short form that was typed instead of an expression; of several the options say that they exclude each other. */
function quickFormOf({ series, parallel, each, count }: ComposeValues): QuickForm | null {
  if (series) return { kind: 'series', values: series.place() };
  if (parallel) return { kind: 'parallel', values: parallel.place() };
  return each && count ? { kind: 'copies', value: each.place(), count: count.place() } : null;
}
