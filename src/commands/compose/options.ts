import { parseShare } from '../../core/quantity/availability.ts';
import { parsePositiveDuration } from '../../core/quantity/duration.ts';
import { flag, group, onlyFor, option, repeatable, type Values } from '../options/declare.ts';
import { costPerHourOption } from '../options/money.ts';
import { parseWhole } from '../options/readers.ts';
import type { SharedValues } from '../options/shared.ts';
import { usualLimits } from './limits.ts';

const { nodes, seconds } = usualLimits;

/** The file in `log:FILE`. */
const lawFiles = (text: string): readonly string[] => (text.startsWith('log:') ? [text.slice(4)] : []);
const ofSimulation = ['simulate'] as const;

/** Of one design in all its detail; several are told side by side. */
const ofOne = ['design'] as const;

export const composeOptions = {
  ...onlyFor(
    ofOne,
    group('Instead of an expression:', {
      series: option('<availabilities>', 'all must work: 99.9,99.9,99.5').excluding('parallel', 'each', 'count'),
      parallel: option('<availabilities>', 'any may work: 99,99').excluding('each', 'count'),
      each: option('<availability>', 'parts in series that are all alike; needs --count').needing(['count']),
      count: option('<n>', 'how many of them').needing(['each']),
    }),
  ),
  ...group('Independence:', {
    beta: option(
      '<share>',
      'of an expression: so much of the failures of what is redundant is common to it: 5%',
      parseShare,
    ),
  }),
  ...group('Result:', {
    journey: option('<name>', 'this journey alone (default: all, and the details of the worst)'),
    top: option('<n>', 'how many parts, changes and findings are listed', parseWhole)
      .or('10')
      .onlyFor(...ofOne),
    withoutMaintenance: flag('also without the planned work of the file').onlyFor(...ofOne),
    importance: flag('all measures of what each part does: Fussell-Vesely, RAW, RRW, Birnbaum').onlyFor(...ofOne),
    cutSets: option('<n>', 'list so many minimal cut sets, the most probable first', parseWhole).onlyFor(...ofOne),
    log: option('<file>', 'an incident log: lint sees whether failures come again sooner than failback.delay')
      .naming()
      .onlyFor(...ofOne),
    measured: option('<file>', 'an incident log: measured beside modelled, and numbers for components without')
      .naming()
      .excluding('down')
      .onlyFor(...ofOne),
    costPerHour: costPerHourOption,
    deny: repeatable('<rule>', 'a finding of this lint rule is a missed check').onlyFor(...ofOne),
  }),
  ...onlyFor(
    ofOne,
    group('Failover and drills:', {
      down: repeatable('<names>', 'given that these are down: parts, web#2, nodes, domains, regions'),
      drill: option('<all>', 'the loss of every single part, machine, domain and region, worst first'),
      strategies: flag('none, cold, warm, hot and active-active side by side for a component'),
      component: option('<name>', 'the component that --strategies is about').needing(['strategies']),
    }),
  ),
  ...onlyFor(
    ofOne,
    group('Simulation:', {
      simulate: option('<years>', 'discrete events beside the exact numbers: 1000y', parsePositiveDuration),
      seed: option('<n>', 'the same seed gives the same digits (default: 1)', parseWhole).needing([
        'simulate',
        'measured',
      ]),
      upTimes: option(
        '<law>',
        'exponential, fixed, lognormal:SIGMA, weibull:SHAPE; the means stay (default: exponential)',
      )
        .needing(ofSimulation)
        .naming(lawFiles),
      repairTimes: option('<law>', 'the same for repairs; log:FILE draws them as a log has them (default: exponential)')
        .needing(ofSimulation)
        .naming(lawFiles),
      lagTimes: option(
        '<law>',
        'the lags of regions spread by a law, drawn at each promotion (default: as the file says)',
      )
        .needing(ofSimulation)
        .naming(lawFiles),
      connections: option('<rate>', 'new connections of every cluster, routed one by one: 20/s')
        .needing(ofSimulation)
        .needing(['connectionLength']),
      connectionLength: option('<time>', 'how long a connection lasts on average: 10m', parsePositiveDuration).needing([
        'connections',
      ]),
    }),
  ),
  ...group('Limits of the exact computation:', {
    maxNodes: option('<n>', 'nodes of the decision diagram', parseWhole).or(`${nodes / 1e6}e6`),
    maxTime: option('<duration>', 'time before giving up', parsePositiveDuration).or(`${seconds}s`),
    approximate: flag('proven bounds where the exact number does not fit, labelled as not exact'),
  }),
};

export type ComposeValues = Values<typeof composeOptions> & SharedValues;
