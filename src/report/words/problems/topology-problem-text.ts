import type { ProblemFacts } from '../../../core/problem.ts';
import { exactly } from '../../../core/quantity/decimal.ts';
import type { AgainstCopies } from '../../../core/value-facts.ts';
import { formatDuration, formatPercent } from '../../numbers.ts';
import { shellWord } from '../../shell-word.ts';
import { counted, isOrAre, lineText, quoted, someOf } from '../phrases.ts';
import type { ProblemText } from '../problem-words.ts';

type TopologyProblem =
  | (
      | 'nameUnusable'
      | 'nameShared'
      | 'givenTwice'
      | 'topologyOfOther'
      | 'numbersToFill'
      | 'numbersMissing'
      | 'measuredNowhere'
      | 'timeMissing'
      | 'timesUnfit'
    )
  | ('needAboveReplicas' | 'domainsOfOne' | 'callContradicts' | 'valueDiffers' | 'valueOfGroup' | 'copiesUnfit')
  | ('allOptional' | 'circle' | 'commonCauseOfOne' | 'commonCauseTooLarge')
  | ('failoverWithoutTimes' | 'failoverConflict' | 'detectionTwice' | 'probesOverlap' | 'needAboveNodes')
  | (
      | 'clientShares'
      | 'regionOfItself'
      | 'regionTwice'
      | 'regionWithoutNodes'
      | 'valueOfCluster'
      | 'nameAmbiguous'
      | 'checkWithoutFailures'
      | 'leaseWithoutTime'
      | 'noticingWithoutRepair'
      | 'bridgeWithoutRepair'
      | 'bridgeOfMany'
      | 'maintenanceTooLong'
    );

const numberForms = 'give availability or unavailability, or mtbf and mttr';

/** A long circle by its two ends. */
const chain = (path: readonly string[]): string =>
  (path.length > 12 ? [...path.slice(0, 6), `… (${path.length - 11} more) …`, ...path.slice(-5)] : path).join(' → ');

const againstCopies: Readonly<Record<Extract<AgainstCopies, string>, string>> = {
  isGroup: 'it is a group',
  isCluster: 'it is a cluster',
  isMeasured: 'the log has measured it as a whole; give the numbers of one copy',
  hasReplicas: 'it has replicas of its own',
  hasStandby: 'it has a standby of its own',
  hasNoticing: 'it says how a dead replica is noticed; write replicas and need instead',
  hasMaintenance: 'it has maintenance, of one replica at a time; write replicas and need instead',
};

function againstCopiesText(name: string, reason: AgainstCopies): string {
  if (typeof reason === 'string') return againstCopies[reason];
  return `${reason.own} has another value than ${name}, which ${reason.like} would have`;
}

/** The words for what is wrong with a topology file. */
export const topologyProblemTexts: { readonly [K in TopologyProblem]: (facts: ProblemFacts[K]) => ProblemText } = {
  nameUnusable: ({ what, name }) => ({
    what: `${quoted(name)} cannot be the name of a ${what}: no path could name it`,
    todo: 'a name is letters, digits and _ . : / $ # -, begins with a letter or _ and does not end with -',
  }),
  nameShared: ({ name, kinds }) => ({
    what: `${quoted(name)} is the name of both a ${kinds[0]} and a ${kinds[1]}`,
    todo: 'rename one of them',
  }),
  givenTwice: ({ what, keys }) => ({
    what: `${what} gives its availability twice: ${keys.join(' and ')}`,
    todo: numberForms,
  }),
  topologyOfOther: ({ source, path }) => ({
    what: `this is no topology; it reads as a file of ${source}`,
    todo: `start one from it: ninefold init --from ${shellWord(path)} --output topology.yaml`,
  }),
  numbersToFill: ({ parts }) => ({
    what: `${counted(parts.length, 'number is', 'numbers are')} still to be filled in: ${someOf(
      parts.map(({ name, line }) => `${name} (${lineText(line)})`),
      6,
    )}`,
    todo: 'write one for each "?", as 99.9 or 99.95%; where a log knows a part, leave its availability out and give --measured LOG',
  }),
  numbersMissing: ({ what }) => ({ what: `${what} has no availability`, todo: numberForms }),
  measuredNowhere: ({ what, service }) => ({
    what: `${what} has no availability, and the log has no outage of ${quoted(service)} to measure one`,
    todo: `${numberForms}; or say what the log calls it: service: NAME`,
  }),
  timeMissing: ({ what, has, lacks }) => ({
    what: `${what} has ${has} and no ${lacks}`,
    todo: `add ${lacks} or availability: the third follows from two`,
  }),
  timesUnfit: ({ what, availability }) => ({
    what: `no times follow from an availability of ${availability}: ${what} never changes`,
    todo: 'leave out mtbf and mttr, or give both and no availability',
  }),
  needAboveReplicas: ({ need, replicas }) => ({
    what: `need is ${need}, but there ${isOrAre(replicas)} ${counted(replicas, 'replica')}`,
    todo: 'need is how many of the replicas must work',
  }),
  domainsOfOne: ({ what, count }) => ({
    what: `${what} is one replica and cannot sit in ${count} domains`,
    todo: 'give its replicas, or one domain',
  }),
  callContradicts: ({ what, name }) => ({
    what: `${what} both depends on ${name} and can do without it`,
    todo: 'name it in dependsOn or in optional',
  }),
  valueDiffers: ({ name, text, otherText }) => ({
    what:
      otherText === null
        ? `${name}=${text}: ${name} stands in components with another value`
        : `${name} is ${text} here and ${otherText} elsewhere`,
    todo: 'give the value once',
  }),
  valueOfGroup: ({ name }) => ({ what: `the group ${name} has no value of its own`, todo: 'leave the value out' }),
  copiesUnfit: ({ name, reason }) => ({
    what: `there can be no copies of ${name}: ${againstCopiesText(name, reason)}`,
  }),
  allOptional: () => ({
    what: 'everything is optional and there are no journeys: nothing is left that could fail',
    todo: 'add journeys, or take optional away from what users cannot do without',
  }),
  circle: ({ path }) => ({
    what: `these depend on each other in a circle: ${chain(path)}`,
    todo: 'leave one of the calls out, also an optional one: what works would rest on itself',
  }),
  commonCauseOfOne: ({ name }) => ({
    what: `a common cause needs two components${name === null ? '' : `, and ${name} is one without replicas`}`,
    todo: 'name two or more, or one with replicas',
  }),
  commonCauseTooLarge: ({ name, common, unavailability }) => ({
    what: `the common causes of ${name} add up to an unavailability of ${common}, more than its own ${unavailability}`,
    todo: 'lower beta',
  }),
  failoverWithoutTimes: ({ what }) => ({
    what: `${what} has no mtbf and mttr, and a takeover is computed from both`,
    todo: 'give mtbf and mttr, or one of them beside the availability',
  }),
  failoverConflict: ({ what, key }) => ({
    what: `${what} has failover and ${key}: a pair is two machines, one that serves and one that stands by`,
    todo: key.includes('domain')
      ? 'give one domain, which then holds for both machines'
      : `leave ${key} out, or leave failover out and let replicas share the load`,
  }),
  detectionTwice: ({ what }) => ({
    what: `${what} says twice how a failure is noticed: probe and detect`,
    todo: 'give the probes, or the time that detection takes',
  }),
  noticingWithoutRepair: ({ what }) => ({
    what: `${what} has no mttr, and how much of a failure goes unnoticed hangs on how long one lasts`,
    todo: 'add mttr beside its availability, or leave probe and detect out',
  }),
  bridgeWithoutRepair: ({ what }) => ({
    what: `${what} has no mttr above 0, and how many outages a bridge spans hangs on how long they last`,
    todo: 'add mttr beside its availability, or leave bridge out',
  }),
  bridgeOfMany: ({ what, replicas }) => ({
    what: `${what} has ${replicas} replicas, whose outages together have no exponential length`,
    todo: 'leave replicas out, or leave bridge out and put the queue before one part',
  }),
  maintenanceTooLong: ({ what, inTurn, lastsSeconds, everySeconds, besideSeconds }) => ({
    what:
      inTurn === 1
        ? `the work on ${what} lasts ${formatDuration(lastsSeconds)} and begins anew every ${formatDuration(everySeconds)}`
        : `${what} is ${inTurn}, worked on one at a time: ${inTurn} × ${formatDuration(lastsSeconds)}${besideSeconds > 0 ? ` and ${formatDuration(besideSeconds)} for the switches` : ''} does not fit into ${formatDuration(everySeconds)}`,
    todo: 'give a shorter lasts or a longer every: lasts is the work on one, every from one beginning to the next',
  }),
  leaseWithoutTime: () => ({
    what: 'the lease has no time',
    todo: 'write lease 10s: how long after the last renewal the old primary stops by itself',
  }),
  checkWithoutFailures: ({ what, mode }) => ({
    what: `${what} has checkEvery, and a ${mode} standby is off and never fails while it stands by`,
    todo: 'leave checkEvery out, or choose the mode warm or hot',
  }),
  probesOverlap: ({ timeoutSeconds, intervalSeconds, isDefault }) => ({
    what: `a probe that waits ${timeoutSeconds} s${isDefault ? ' (the default)' : ''} for its answer is not over when the next begins, after ${intervalSeconds} s`,
    todo: 'give a timeout of at most the interval',
  }),
  needAboveNodes: ({ need, nodes }) => ({
    what: `need is ${need}, but there ${isOrAre(nodes)} ${counted(nodes, 'node')}`,
    todo: 'need is how many of the nodes must work',
  }),
  clientShares: ({ clients }) => ({
    what: `the clients of the regions add up to ${formatPercent(exactly(clients))}, not to 100%`,
    todo: 'clients is the share of all clients that is nearest to a region; or leave it out everywhere',
  }),
  regionOfItself: ({ name, key }) => ({
    what:
      key === 'near'
        ? `the region ${name} is near itself`
        : `${name} takes the writes already and cannot take them over`,
    todo:
      key === 'near'
        ? 'near names other regions, the nearest first'
        : 'order names the other regions, the first to take over first',
  }),
  regionTwice: ({ name, key }) => ({
    what: `the region ${name} stands twice in ${key}`,
    todo: 'keep the first: what comes earlier is taken first',
  }),
  regionWithoutNodes: ({ name }) => ({
    what: `the region ${name} has no nodes, so it cannot take the writes`,
    todo: 'give it a node, or name another region',
  }),
  valueOfCluster: ({ name }) => ({ what: `the cluster ${name} has no value of its own`, todo: 'leave the value out' }),
  nameAmbiguous: ({ name, ways }) => ({
    what: `${quoted(name)} could be more than one thing`,
    todo: `write ${ways.join(' or ')}`,
  }),
};
