export interface Room {
  readonly from: string;
  readonly mayImport: readonly string[];
  readonly because: string;
}

/**
 * The rooms inside of core, from the ground up: a room may import only rooms that stand above it here, so that there is no
 * circle, of types either. Files of src/core itself (what a problem, a notice, a JSON value is) may be imported everywhere.
 */
export const coreRooms: readonly Room[] = [
  { from: 'src/core', mayImport: [], because: 'what every room speaks of knows none of them' },
  { from: 'src/core/order', mayImport: [], because: 'sorting and searching are the same whatever is sorted' },
  {
    from: 'src/core/quantity',
    mayImport: [],
    because: 'an availability, a duration, a decimal mean the same in every room',
  },
  {
    from: 'src/core/time',
    mayImport: ['src/core/order'],
    because: 'an instant and a window are no matter of incidents',
  },
  {
    from: 'src/core/statistics/distributions',
    mayImport: ['src/core/quantity'],
    because: 'a distribution is compared with tables in books, which know no incidents',
  },
  {
    from: 'src/core/statistics/random',
    mayImport: ['src/core/statistics/distributions'],
    because: 'draws follow distributions and nothing else',
  },
  {
    from: 'src/core/statistics',
    mayImport: ['src/core/quantity', 'src/core/statistics/distributions', 'src/core/statistics/random'],
    because: 'a statistic is of numbers, whatever they count',
  },
  { from: 'src/core/incidents/log', mayImport: ['src/core/time'], because: 'a log is what was read, not yet judged' },
  {
    from: 'src/core/incidents/downtime',
    mayImport: [
      'src/core/quantity',
      'src/core/order',
      'src/core/time',
      'src/core/statistics',
      'src/core/incidents/log',
    ],
    because: 'downtime is a union of the rows of a log; summaries, budgets and projections rest on it',
  },
  {
    from: 'src/core/incidents',
    mayImport: [
      'src/core/order',
      'src/core/quantity',
      'src/core/time',
      'src/core/statistics',
      'src/core/incidents/log',
      'src/core/incidents/downtime',
    ],
    because: 'a summary of incidents looks back; what may come is for budget and projection',
  },
  { from: 'src/core/diagram/graph', mayImport: [], because: 'a fault graph is logic: it knows no servers' },
  {
    from: 'src/core/diagram/decision',
    mayImport: ['src/core/quantity', 'src/core/diagram/graph'],
    because: 'a graph becomes diagrams once, whatever is asked of them later',
  },
  {
    from: 'src/core/diagram/measures',
    mayImport: ['src/core/quantity', 'src/core/diagram/decision'],
    because: 'probabilities and cut sets are read off diagrams',
  },
  {
    from: 'src/core/diagram',
    mayImport: ['src/core/diagram/graph', 'src/core/diagram/decision', 'src/core/diagram/measures'],
    because: 'the door to the engine: it only names what lies inside',
  },
  {
    from: 'src/core/failover/standby',
    mayImport: ['src/core/quantity'],
    because: 'two machines and their manager, by formulas: no log, no graph',
  },
  {
    from: 'src/core/failover/routing',
    mayImport: ['src/core/order', 'src/core/quantity', 'src/core/diagram/graph'],
    because: 'where requests go follows from which nodes have failed',
  },
  {
    from: 'src/core/failover/replay',
    mayImport: [
      'src/core/order',
      'src/core/quantity',
      'src/core/time',
      'src/core/statistics',
      'src/core/incidents/downtime',
      'src/core/failover/standby',
    ],
    because: 'the outages of a log meet a manager; its state machine serves the simulation as well',
  },
  {
    from: 'src/core/failover/simulation/events',
    mayImport: ['src/core/statistics/distributions', 'src/core/statistics/random'],
    because: 'a clock, its next event and drawn durations: the parts that all simulations are made of',
  },
  {
    from: 'src/core/failover/simulation/pair',
    mayImport: [
      'src/core/statistics/random',
      'src/core/failover/standby',
      'src/core/failover/replay',
      'src/core/failover/simulation/events',
    ],
    because: 'a pair of machines is simulated with the state machine of the replay',
  },
  {
    from: 'src/core/failover/simulation/traffic',
    mayImport: [
      'src/core/order',
      'src/core/statistics/random',
      'src/core/diagram/graph',
      'src/core/failover/routing',
      'src/core/failover/simulation/events',
    ],
    because: 'connections and writes are routed as the exact numbers route them',
  },
  {
    from: 'src/core/failover/simulation',
    mayImport: [
      'src/core/quantity',
      'src/core/statistics',
      'src/core/statistics/distributions',
      'src/core/statistics/random',
      'src/core/diagram/graph',
      'src/core/failover/standby',
      'src/core/failover/simulation/events',
      'src/core/failover/simulation/pair',
      'src/core/failover/simulation/traffic',
    ],
    because: 'a simulation is of a graph with parts; it knows no topology and no exact number',
  },
  {
    from: 'src/core/topology/expression',
    mayImport: ['src/core/quantity'],
    because: 'a text becomes a tree; what its names mean is for the model',
  },
  {
    from: 'src/core/topology/model',
    mayImport: [
      'src/core/quantity',
      'src/core/failover/standby',
      'src/core/failover/routing',
      'src/core/topology/expression',
    ],
    because: 'a model is what a file or an expression says, not yet worked out',
  },
  {
    from: 'src/core/topology/compile',
    mayImport: [
      'src/core/quantity',
      'src/core/diagram/graph',
      'src/core/failover/routing',
      'src/core/topology/expression',
      'src/core/topology/model',
    ],
    because: 'a model becomes a fault graph in one place, for exact numbers and simulation alike',
  },
  {
    from: 'src/core/topology/analyze',
    mayImport: [
      'src/core/quantity',
      'src/core/diagram/graph',
      'src/core/diagram/decision',
      'src/core/failover/routing',
      'src/core/topology/expression',
      'src/core/topology/model',
      'src/core/topology/compile',
    ],
    because: 'an analysis asks an engine that it is given; it does not build diagrams',
  },
  {
    from: 'src/core/topology/drill',
    mayImport: [
      'src/core/order',
      'src/core/quantity',
      'src/core/diagram/decision',
      'src/core/topology/expression',
      'src/core/topology/model',
      'src/core/topology/compile',
    ],
    because: 'a drill is a model with something taken out',
  },
  {
    from: 'src/core/topology/simulate',
    mayImport: [
      'src/core/diagram/graph',
      'src/core/failover/standby',
      'src/core/failover/routing',
      'src/core/failover/simulation',
      'src/core/failover/simulation/events',
      'src/core/failover/simulation/traffic',
      'src/core/topology/model',
      'src/core/topology/compile',
      'src/core/topology/analyze',
    ],
    because: 'says what is simulated for a topology; how it is simulated does not know topologies',
  },
  {
    from: 'src/core/topology/improve',
    mayImport: [
      'src/core/order',
      'src/core/quantity',
      'src/core/diagram/decision',
      'src/core/topology/expression',
      'src/core/topology/model',
      'src/core/topology/compile',
      'src/core/topology/analyze',
    ],
    because: 'a plan is a changed model, analyzed like any other',
  },
  {
    from: 'src/core/topology/lint',
    mayImport: [
      'src/core/order',
      'src/core/quantity',
      'src/core/time',
      'src/core/failover/standby',
      'src/core/failover/routing',
      'src/core/failover/replay',
      'src/core/topology/expression',
      'src/core/topology/model',
      'src/core/topology/compile',
      'src/core/topology/analyze',
      'src/core/topology/improve',
    ],
    because: 'a rule looks at all that is known of a topology, and nothing looks at a rule',
  },
  { from: 'src/core/gates', mayImport: ['src/core/quantity'], because: 'a gate compares numbers of any command' },
  {
    from: 'src/core/projection',
    mayImport: [
      'src/core/order',
      'src/core/quantity',
      'src/core/time',
      'src/core/statistics',
      'src/core/statistics/random',
      'src/core/incidents/log',
      'src/core/incidents/downtime',
      'src/core/incidents',
      'src/core/failover/standby',
      'src/core/failover/replay',
    ],
    because: 'what may come is told from what was; a budget is one use of it and unknown here',
  },
  {
    from: 'src/core/budget',
    mayImport: ['src/core/quantity', 'src/core/gates'],
    because: 'an account and its policy are the same for downtime and for failed events',
  },
  {
    from: 'src/core/budget/time',
    mayImport: [
      'src/core/order',
      'src/core/quantity',
      'src/core/time',
      'src/core/incidents/log',
      'src/core/incidents/downtime',
      'src/core/incidents',
      'src/core/budget',
    ],
    because: 'a budget in time is spent by incidents alone',
  },
  {
    from: 'src/core/budget/events',
    mayImport: ['src/core/order', 'src/core/quantity', 'src/core/time', 'src/core/statistics', 'src/core/budget'],
    because: 'a budget in events is counted: it knows no incidents',
  },
  {
    from: 'src/core/budget/decisions',
    mayImport: [
      'src/core/order',
      'src/core/quantity',
      'src/core/time',
      'src/core/statistics',
      'src/core/incidents/log',
      'src/core/incidents/downtime',
      'src/core/projection',
      'src/core/budget',
      'src/core/budget/time',
    ],
    because: 'alerts, deploys and statements rest on what was spent; a forecast only suggests a target',
  },
];
