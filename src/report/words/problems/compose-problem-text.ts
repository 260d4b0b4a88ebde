import type { ComposeFacts } from '../../../core/usage-facts.ts';
import { formatCount, formatShare } from '../../numbers.ts';
import { quoted } from '../phrases.ts';
import type { ProblemText } from '../problem-words.ts';

/** The words for what is wrong with a call of compose. */
export const composeProblemTexts: { readonly [K in keyof ComposeFacts]: (facts: ComposeFacts[K]) => ProblemText } = {
  nothingToCompose: () => ({
    what: 'nothing to compose was given',
    todo: "write an expression, 'web=99.9 -> db=99.95', or name a topology file",
  }),
  betaOfFile: () => ({
    what: '--beta is for expressions, and this is a file',
    todo: 'say it in the file: commonCause: [{ components: [a, b], beta: 5% }]',
  }),
  betaTooLarge: ({ name, gates }) => ({
    what: `${name} stands in ${gates} redundant gates, which would take more than all of its failures`,
    todo: `give at most ${formatShare(1 / gates)}`,
  }),
  maintenanceNone: () => ({
    what: '--without-maintenance leaves planned work out, and there is none',
    todo: 'give a component maintenance: { every: 30d, lasts: 2h }, or leave --without-maintenance out',
  }),
  measuredEmpty: ({ path }) => ({
    what: `${path} has no incident to measure anything by`,
    todo: 'name another log, or leave --measured out',
  }),
  measuredNoService: ({ path }) => ({
    what: `${path} says of no incident which service it hit, so that it measures no component`,
    todo: 'name the column of the services `service`, with the components as they are called here, or leave --measured out',
  }),
  composedTwice: ({ what, form }) => ({
    what: `${quoted(what)} and ${form} say different things`,
    todo: 'give an expression, a file, or one of the quick forms',
  }),
  drillUnknown: ({ text }) => ({
    what: `--drill ${quoted(text)} is not known`,
    todo: `--drill all tries every part by itself; --down ${text || 'NAME'} takes one down`,
  }),
  drillNeedsExact: () => ({
    what: '--drill needs the exact numbers',
    todo: 'leave --approximate out, or raise --max-nodes',
  }),
  downEmpty: ({ isWhole, example }) => ({
    what: isWhole ? 'it is empty' : 'a name is missing beside a comma',
    todo: `name what is down, such as --down ${example}; --drill all tries everything by itself`,
  }),
  strategiesOfOne: ({ candidates, have }) =>
    candidates.length === 0
      ? {
          what: '--strategies needs a component with mtbf and mttr, and there is none',
          todo: 'give the component mtbf and mttr instead of an availability',
        }
      : {
          what: `--strategies compares one component, and ${candidates.length} have ${have === 'standby' ? 'a standby' : 'mtbf and mttr'}`,
          todo: `name it: --component ${candidates.slice(0, 4).join(', --component ')}`,
        },
  simulationLawUnreadable: ({ text }) => ({
    what: `${quoted(text)} is no distribution of a simulation`,
    todo: 'write exponential, fixed, lognormal:SIGMA (0 to 20), weibull:SHAPE (0.05 to 1000) or log:FILE',
  }),
  connectionsAtOnce: ({ count }) => ({
    what: `${formatCount(count)} connections would be open at once; a simulation takes 10 million`,
    todo: 'name a share of them: the shares of nodes are the same',
  }),
  connectionsInAll: ({ count, most }) => ({
    what: `${formatCount(count)} connections would be simulated, and ${formatCount(most)} are the most`,
    todo: 'simulate fewer years, or fewer connections: the shares of nodes are the same',
  }),
  lagWithoutWrites: () => ({
    what: '--lag-times spreads the lags of regions, and there is no write region whose copies could lag',
    todo: 'add regions and writes to the file (docs/regions.md), or leave --lag-times out',
  }),
  connectionsWithoutClusters: () => ({
    what: '--connections goes to clusters, and there are none',
    todo: 'add clusters to the file (docs/simulation.md), or leave --connections out',
  }),
  flapsWithoutStandby: () => ({
    what: '--log is looked through for flaps of components with failover, and there is none',
    todo: 'give a component failover in a topology file, or leave --log out',
  }),
  logWithoutEnds: ({ path, use }) => ({
    what: `${path} has no incident with a start and an end to ${use === 'flaps' ? 'look for flaps in' : 'draw a repair from'}`,
    todo: use === 'flaps' ? 'name another log, or leave --log out' : 'name another log, or lognormal:SIGMA',
  }),
};
