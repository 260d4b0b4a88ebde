import { formatInstant } from '../../core/time/instant.ts';
import { yearSeconds } from '../../core/topology/lint/facts.ts';
import type { Finding, LintFindingFacts, RuleName } from '../../core/topology/lint/finding.ts';
import { formatAvailability, formatCount, formatDuration, formatShare } from '../numbers.ts';
import { noticingMessage, noticingRemedy } from './noticing-lint-text.ts';
import { allOf, counted } from './phrases.ts';

/** What a rule found and why it matters, with its numbers; and what to do about it. */
interface LintWords<Facts> {
  readonly message: (facts: Facts) => string;
  readonly remedy: string | ((facts: Facts) => string);
}

const systemText = (system: string | null): string => system ?? 'the system';
const byTheYear = (unavailability: number): string => formatDuration(unavailability * yearSeconds);

/** So many redundant groups are told by name. */
const groupsNamed = 2;

function groupsText(groups: readonly (readonly string[])[]): string {
  const named = groups
    .slice(0, groupsNamed)
    .map((names) => (names.length === 1 ? `the replicas of ${names[0]}` : allOf(names, 4)));
  const more = groups.length - named.length;
  return more > 0 ? `${named.join(', ')} and those of ${counted(more, 'other group')}` : named.join(', and ');
}

const timeMissing = (time: string): LintWords<LintFindingFacts['mtbf-missing']>['message'] => {
  return ({ name, system }) =>
    `${name} has no ${time}, so the failures a year, MTBF and MTTR of ${systemText(system)} are not known`;
};

const pointRemedies: Readonly<Record<LintFindingFacts['single-point-of-failure']['kind'], string>> = {
  component: 'add a replica or an alternative beside it, or make it optional where the journey can do without.',
  domain: 'spread what sits in it over another domain.',
  commonCause: 'let its members fail apart: other versions, providers, racks or rollouts, so that beta falls.',
  node: 'add a node to its cluster: fewer than `need` are left without it.',
  region: 'put nodes into another region, so that `need` of them are left without it.',
};

function pointMessage({
  kind,
  name,
  replicas,
  journeys,
  downtimeSeconds,
}: LintFindingFacts['single-point-of-failure']): string {
  const costs = `takes down ${journeys === null ? 'the system' : allOf(journeys)} by itself: ${formatDuration(downtimeSeconds)} a year`;
  switch (kind) {
    case 'component':
      return replicas > 1
        ? `each of ${formatCount(replicas)} replicas of ${name} ${costs} each, with nothing to stand in`
        : `${name} ${costs}, with nothing to stand in`;
    case 'domain':
      return `the domain ${name} ${costs}, whatever sits in it`;
    case 'commonCause':
      return `the ${name} ${costs}, however many replicas there are`;
    case 'node':
      return `the node ${name} ${costs}`;
    case 'region':
      return `the region ${name} ${costs}, with all nodes in it`;
  }
}

function sharedFateMessage(facts: LintFindingFacts['same-domain']): string {
  if (facts.kind === 'replicas') {
    const { domain, component, need, replicas } = facts;
    return `the loss of ${domain} leaves ${component} with fewer than the ${formatCount(need)} of ${formatCount(replicas)} replicas that it needs: they share its fate`;
  }
  const { expression, parts, spare, shared, areDomains } = facts;
  const how = areDomains ? 'sit in one domain' : 'need the same part';
  const howMany = parts - spare === 1 ? `all ${parts}` : `more than the ${spare} of ${parts} that may fail`;
  return `the alternatives of ${expression} ${how}: ${howMany} go down with ${allOf(shared)}`;
}

function untestedMessage({ component, tested, daysAgo, unseenSeconds }: LintFindingFacts['standby-untested']): string {
  const unseen =
    unseenSeconds === null ? '' : `, and a dead standby goes unseen for ${formatDuration(unseenSeconds)} on average`;
  if (tested === null) return `nobody says that the takeover of ${component} was ever tested${unseen}`;
  const date = formatInstant(tested).slice(0, 10);
  return daysAgo === null
    ? `the takeover of ${component} is said to be tested on ${date}, which has not come yet${unseen}`
    : `the takeover of ${component} was last tested on ${date}, ${formatCount(daysAgo)} days ago${unseen}`;
}

function overloadMessage(facts: LintFindingFacts['overload-after-loss']): string {
  const { cluster, kind, lost, node, share, need, overloaded } = facts;
  const others = overloaded > 1 ? ` and ${formatCount(overloaded - 1)} more` : '';
  const who = `${node}${others} of ${cluster}`;
  const carries = `${overloaded > 1 ? 'carry' : 'carries'} up to ${formatShare(share)} of the traffic`;
  const made = `and ${formatCount(need)} nodes are to carry all of it, ${formatShare(1 / need)} each`;
  return kind === 'nothing'
    ? `${who} ${carries} with nothing lost, ${made}`
    : `after the loss of ${lost} ${who} ${carries}, ${made}`;
}

/** Whole days by number, else a length. */
const daysText = (seconds: number): string =>
  seconds % 86_400 === 0 ? counted(seconds / 86_400, 'day') : formatDuration(seconds);

const quietFirst = 'and go back by hand once the primary has been quiet.';

/** The words of every rule; a rule without words does not compile. */
const texts: { readonly [Name in RuleName]: LintWords<LintFindingFacts[Name]> } = {
  'slo-above-ceiling': {
    message: ({ system, target, unavailability, costliest }) =>
      `${systemText(system)} is to reach ${formatAvailability(target, unavailability)}, ` +
      `but its parts allow ${formatAvailability(unavailability, target)} at most: ` +
      `${byTheYear(unavailability)} down a year instead of ${byTheYear(target)}` +
      (costliest ? `; ${costliest.name} alone costs ${formatShare(costliest.criticality)} of that` : ''),
    remedy: 'lower the target, or change the parts that cost most.',
  },
  'monitor-depends-on-monitored': {
    message: ({ monitor, watched, because }) => {
      if (because.kind === 'itself') return `${monitor} watches itself`;
      return because.kind === 'needs'
        ? `${monitor} watches ${watched} and cannot work without it: ${because.trail.join(' -> ')}`
        : `${monitor} watches ${watched} from its only domain, ${because.domain}: both go down with it`;
    },
    remedy: 'run it apart: other dependencies, another domain, and alert on its silence.',
  },
  'single-point-of-failure': { message: pointMessage, remedy: ({ kind }) => pointRemedies[kind] },
  'same-domain': {
    message: sharedFateMessage,
    remedy: ({ kind }) =>
      kind === 'replicas'
        ? 'list more domains for it; replicas go round them.'
        : 'spread it over domains, and give each alternative what it depends on of its own.',
  },
  'one-region': {
    message: ({ domain, components, downtimeSeconds }) =>
      `all ${formatCount(components)} components that have a domain sit in ${domain}` +
      (downtimeSeconds === null ? '' : `: nothing works while it is down, ${formatDuration(downtimeSeconds)} a year`),
    remedy: 'put replicas into a second domain, at least of what everything needs.',
  },
  'long-chain': {
    message: ({ system, parts, unavailability }) =>
      `${formatCount(parts.length)} parts of ${systemText(system)} must all work ` +
      `(${allOf(parts, 3)}): together they come to ${formatAvailability(unavailability)}`,
    remedy: 'take parts out of the way of the request (queue, cache, precompute), merge some, or make some optional.',
  },
  'beta-floor': {
    message: ({ components, floor, beta, share }) =>
      `more replicas cannot make ${allOf(components)} better than ${formatAvailability(floor)}: ` +
      `what takes all of them at once (beta ${formatShare(beta)}) is ${formatShare(share)} of their unavailability together`,
    remedy: 'spend on telling them apart (other versions, providers, racks, staged rollouts) and not on more of them.',
  },
  'independence-assumed': {
    message: ({ system, groups, beta, unavailability, withShared }) =>
      `${systemText(system)} is at ${formatAvailability(unavailability)} only if ${groupsText(groups)} fail independently: ` +
      `were ${formatShare(beta)} of their failures common, it would be at ${formatAvailability(withShared, unavailability)}`,
    remedy: ({ system }) =>
      system === null
        ? 'say what share of failures is common: `--beta 5%`.'
        : 'say what share of failures is common: `commonCause: [{ components: […], beta: 5% }]`.',
  },
  'mtbf-missing': {
    message: timeMissing('MTBF'),
    remedy: 'give `mtbf` (mean up time) and `mttr` instead of an availability.',
  },
  'mttr-missing': {
    message: timeMissing('MTTR'),
    remedy: 'give `mtbf` and `mttr` instead of an availability.',
  },
  'standby-untested': {
    message: untestedMessage,
    remedy: ({ testEverySeconds }) =>
      `fail over on purpose, put the date into \`tested\`, and do it again within ${daysText(testEverySeconds)}.`,
  },
  'failback-too-soon': {
    message: ({ component, delaySeconds, noticedSeconds }) =>
      `${component} fails back ${formatDuration(delaySeconds)} after a takeover, sooner than a new failure is noticed (${formatDuration(noticedSeconds)}): it may flap`,
    remedy: 'raise `failback.delay` well above the time that detection takes, or set `automatic: false`.',
  },
  'failback-within-flap': {
    message: ({ component, returns, recurrences, longestGapSeconds, delaySeconds, failovers, ...better }) =>
      `${formatCount(recurrences)} of ${formatCount(returns)} returns of ${component} were followed by the next failure within ${formatDuration(longestGapSeconds)}; ` +
      `with failback.delay at ${formatDuration(delaySeconds)} ${formatCount(failovers)} of these take a failover: ` +
      `${formatDuration(better.betterDelaySeconds)} would have spared ${formatCount(better.spared)}`,
    remedy: ({ betterDelaySeconds }) =>
      `set \`failback.delay\` to ${formatDuration(betterDelaySeconds)}, or \`automatic: false\` ${quietFirst}`,
  },
  'probe-too-slow': {
    message: ({ component, spentSeconds, failures, journey, allowedSeconds }) => {
      const spent = formatDuration(spentSeconds);
      const how = failures === null ? `takes ${spent}` : `needs ${formatCount(failures)} failed probes, ${spent},`;
      return `${component} ${how} to notice a failure, and ${journey} may be down for ${formatDuration(allowedSeconds)} a failure`;
    },
    remedy: 'probe more often, or count fewer failures; fewer failures in a row also mean more switches in vain.',
  },
  'switch-too-slow': {
    message: ({ component, spentSeconds, mode, journey, allowedSeconds }) =>
      `${component} takes ${formatDuration(spentSeconds)} to switch (${mode}), and ${journey} may be down for ${formatDuration(allowedSeconds)} a failure`,
    remedy:
      'lower the time to live of the DNS record, promote faster, or keep the standby closer: warm instead of cold, hot instead of warm.',
  },
  'split-brain-possible': {
    message: ({ component, splitBrainSeconds }) =>
      splitBrainSeconds === null
        ? `nothing keeps both machines of ${component} from serving at once when the monitor loses sight of the primary, and no \`partition\` says how often that is`
        : `both machines of ${component} serve at once for ${formatDuration(splitBrainSeconds)} a year: nothing stops the primary when the monitor loses sight of it`,
    remedy: 'add `fencing`: stonith, quorum, or a lease that is longer than the longest pause of the primary.',
  },
  'single-write-region': {
    message: ({ region, late, maxLagSeconds }) =>
      late.length === 0
        ? `only ${region} takes writes: while it is down nobody does`
        : `only ${region} takes writes: ${late.join(' and ')} ${late.length === 1 ? 'lags' : 'lag'} by more than ${formatDuration(maxLagSeconds)}`,
    remedy: 'name regions in `order` that may take over, with a lag of at most `maxLag`.',
  },
  'overload-after-loss': {
    message: overloadMessage,
    remedy:
      'add nodes where that traffic goes, spread it (`near`, weights, another routing), or raise what a node can carry; what is overloaded goes down next.',
  },
  'noticing-without-effect': {
    message: noticingMessage,
    remedy: noticingRemedy,
  },
  'nothing-optional': {
    message: ({ journey, components }) =>
      `nothing in ${journey} is optional: it has ${counted(components, 'component')} and no way to go on without one`,
    remedy:
      'find a part that users can do without for a while, answer without it (a default, a cached or an empty answer), and mark it `optional`.',
  },
  'far-above-target': {
    message: ({ system, target, unavailability, times }) =>
      `${systemText(system)} reaches ${formatAvailability(unavailability, target)} ` +
      `where ${formatAvailability(target, unavailability)} is asked: ${formatCount(times)} times less downtime than allowed`,
    remedy: 'take a replica out, buy cheaper parts, or raise the target to what is worth it.',
  },
};

/** What a rule found and why it matters, with its numbers. */
export function lintMessage({ rule, data }: Finding): string {
  const { message } = texts[rule] as LintWords<Finding['data']>;
  return message(data);
}

/** What to do about it. */
export function lintRemedy({ rule, data }: Finding): string {
  const { remedy } = texts[rule] as LintWords<Finding['data']>;
  return typeof remedy === 'string' ? remedy : remedy(data);
}
