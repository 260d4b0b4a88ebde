import type { ComposeFacts, UsageFacts } from '../../../core/usage-facts.ts';
import { baselineText } from '../../baseline/baseline-text.ts';
import { joinedBy, listed, quoted, someOf } from '../phrases.ts';
import type { ProblemText } from '../problem-words.ts';

/** What an option may need, and what a call is instead. */
const neededCalls: Readonly<Record<string, string>> = {
  incidents: 'a log of incidents',
  events: 'a table of counted events',
  counts: 'counts that a server has',
  log: 'a log',
  fresh: 'a budget without a log',
  totals: 'counts (--good, --total)',
  written: 'a call that only writes SLOs',
  design: 'one design',
};
const otherCalls: Readonly<Record<string, string>> = {
  events: 'this is one of counted events',
  counts: 'here are counts of events that a server has',
  designs: 'here are several',
  totals: 'counts that are summed up have no time',
  means: 'here are --mtbf and --mttr instead',
  incidents: 'here is a log of incidents',
  fresh: 'there is no log',
  written: 'here SLOs are written down, and none is judged',
};

/** The logs that would do; where one does, that it may be left out as well is not worth a word. */
const logsOf = (only: readonly string[]): readonly string[] =>
  only.filter((each) => !(only.length > 1 && each === 'fresh') && !(each === 'counts' && only.includes('events')));

/** The words for what is wrong with a command line as a whole. */
export const usageProblemTexts: {
  readonly [K in Exclude<keyof UsageFacts, keyof ComposeFacts>]: (facts: UsageFacts[K]) => ProblemText;
} = {
  reportWithoutFile: ({ text }) => ({
    what: `${quoted(text)} names no file`,
    todo: 'write FORMAT=FILE; --format is for standard output',
  }),
  reportWithoutFormat: ({ file, known }) => ({
    what: `the ending of ${quoted(file)} is that of no format`,
    todo: `write FORMAT=${file}, with one of ${listed(known)}`,
  }),
  formatWithoutGraph: ({ format }) => ({
    what: `${format} draws a topology, and this result is about none`,
    todo: `draw one with: ninefold compose topology.yaml --format ${format}`,
  }),
  formatWithoutSlos: ({ format }) => ({
    what: `${format} writes SLOs, and this result is about none`,
    todo: `write SLOs with: ninefold budget --slo FILE --format ${format}`,
  }),
  windowNotWritable: ({ slo, seconds }) => ({
    what: `the window of ${slo}, ${seconds} s, is no whole number of minutes, which OpenSLO needs`,
    todo: 'give another with --window',
  }),
  argumentTwice: ({ first, second }) => ({
    what: `one file is read, and there are ${quoted(first)} and ${quoted(second)}`,
    todo: 'name one of them',
  }),
  gateWithoutCheck: ({ gate }) => ({
    what: `the gate ${quoted(gate)} checks nothing, and would always be met`,
    todo: 'add target: 99.9, assert: "mttrSeconds <= 1h", or run: budget',
  }),
  gateOfSeveralLogs: ({ logs }) => ({
    what: `the logs ${listed(logs)} are each read in their own way, and one call reads all of its logs alike`,
    todo: 'write a gate for each of them',
  }),
  baselineRefused: baselineText,
  reportsIntoOne: ({ file }) => ({
    what: `two results would go into ${quoted(file)}`,
    todo: 'name a file for each',
  }),
  folderMissing: ({ path }) => ({
    what: `there is no folder ${quoted(path)}`,
    todo: 'name one that there is, or none for this one',
  }),
  outputExists: ({ path }) => ({
    what: `there is ${quoted(path)} already, and it is left as it is`,
    todo: 'move it away to begin again',
  }),
  starterTemplate: ({ text }) => ({
    what: `this is a template and no file yet: ${quoted(text)} is still to be filled in`,
    todo: 'render it first: helm template CHART | ninefold init --from -',
  }),
  starterUnknown: () => ({
    what: 'this is no file that a topology can be started from',
    todo: 'there are: a Compose file, a Backstage catalog, Kubernetes manifests, terraform show -json, /api/dependencies of Jaeger',
  }),
  starterEmpty: ({ source }) => ({
    what: `it reads as a file of ${source}, and has no part that serves requests`,
    todo: 'name the file that describes what runs',
  }),
  optionTwice: ({ flag, texts }) => ({
    what: `${flag} is there ${texts.length === 2 ? 'twice' : `${texts.length} times`}: ${texts.map(quoted).join(' and ')}`,
    todo: 'keep one of them',
  }),
  optionNeeds: ({ flag, needs }) => ({
    what: `${flag} needs ${needs.map(({ usage }) => usage.split(' ')[0]).join(' or ')}`,
    todo: `add ${needs.map(({ usage, says }) => `${usage} (${says})`).join(', or ')}; or leave ${flag} out`,
  }),
  optionWithoutEffect: ({ flag, call, only }) => ({
    what: `${flag} needs ${logsOf(only)
      .map((each) => neededCalls[each] ?? each)
      .join(' or ')}, and ${otherCalls[call] ?? `this is ${call}`}`,
    todo:
      only.includes('fresh') && only.length === 1
        ? `leave ${flag} out, or the log`
        : `leave ${flag} out, or name ${only[0] === 'design' ? 'one design' : 'such a log'}`,
  }),
  commandLine: ({ message, command, hint }) => ({
    what: message,
    todo: hint
      ? `did you mean ${hint}? ninefold --help shows what there is`
      : `ninefold ${command === null ? '' : `${command} `}--help shows what there is`,
  }),
  defect: ({ message, stack }) => ({
    what: `ninefold failed: ${message}${stack === null ? '' : `\n${stack}`}`,
    todo: 'this is a defect; please report it with the command line (NINEFOLD_DEBUG=1 shows where)',
  }),
  countTooLarge: ({ text }) => ({ what: `${text} is too large to count exactly`, todo: 'write 10 or 1e6' }),
  calendarKey: ({ key }) => ({
    what: `${key} is no column to filter or weigh by`,
    todo: 'use --month, or --from and --to, for a part of the calendar',
  }),
  nothingToCompare: () => ({
    what: '--target has nothing to be compared with',
    todo: 'name what to compare: ninefold nines 99.95 --target 99.9, or --downtime, or --mtbf with --mttr',
  }),
  meanAlone: ({ flag, text, name, target }) => ({
    what: `${flag} needs a target, or ${name === 'mttr' ? '--mtbf or --failures' : '--mttr'}: any two of them give the third`,
    todo: `add one of them: ninefold nines ${target ?? '99.99'} ${flag} ${text}${target === null ? '' : ' (--target only compares)'}`,
  }),
  failuresTooLong: ({ failures, mttr }) => ({
    what: `${failures} failures of ${mttr} each last longer than their time`,
    todo: '--failures counts them by time: 12/y; with overlapping ones there is no uptime between them',
  }),
  downtimeAbovePeriod: ({ downtime, period }) => ({
    what: `${downtime} do not fit into ${period}`,
    todo: '--per names the period: year, quarter, month, week, day, hour or a duration',
  }),
  meansAndLog: () => ({
    what: 'a log and --mtbf or --mttr say different things',
    todo: 'with a log, --set mttr=10m, --set mtbf=30d and --mtbf x2 are changes; without one, --mtbf 720h --mttr 2h is where they start',
  }),
  meanTwice: () => ({ what: '--mtbf is there twice', todo: 'a change of it is a factor: --mtbf x2' }),
  meanMissing: ({ given, missing }) => ({
    what: `--${given} needs --${missing}`,
    todo: 'availability follows from both: MTBF / (MTBF + MTTR)',
  }),
  changeNeedsLog: ({ change, isOfPhase }) => ({
    what: `${change} needs a log${isOfPhase ? ', or phases: they are' : ': causes are'} not in an MTBF and an MTTR`,
    todo: isOfPhase
      ? 'write the MTTR by its phases: --mttr detect=5m,identify=30m,fix=7m,verify=3m; or name a log instead'
      : 'name a log instead of --mtbf and --mttr, or change mttr and mtbf only',
  }),
  phasesMissing: ({ text, missing }) => ({
    what: `${joinedBy('and', missing)} ${missing.length === 1 ? 'is' : 'are'} missing: a recovery is detect + identify + fix + verify`,
    todo: `write ${quoted(`${text},${missing.map((phase) => `${phase}=0s`).join(',')}`)} where there is none`,
  }),
  horizonTooLong: () => ({
    what: 'a forecast of more than 100 years is none',
    todo: '--window is how far it looks ahead: 30d',
  }),
  runsOutOfRange: ({ text, areTooFew }) => ({
    what: `${text} runs are ${areTooFew ? 'too few for a percentile' : 'more than memory should hold'}`,
    todo: 'give 100 to 10000000; without --runs it is 10000 to 100000',
  }),
  compareReadsTwice: () => ({
    what: '--compare reads --exclude twice',
    todo: 'put the exclusions into a file',
  }),
  settingOutsideQuotes: ({ setting, whole }) => ({
    what: `${quoted(setting)} stands outside the quotes of --failover`,
    todo: `write the settings inside them: --failover "${whole}"; a file of that name is ./${setting}`,
  }),
  scenarioNamedNow: () => ({ what: 'a scenario is called now, as what is', todo: 'give it another name' }),
  scenarioNamedAsAll: ({ name }) => ({ what: `${name} is the name of all of them`, todo: 'give it another' }),
  scenarioTwice: ({ name }) => ({ what: `the scenario ${name} is there twice`, todo: 'give each a name of its own' }),
  scenarioEmpty: ({ name }) => ({ what: `${name} changes nothing`, todo: 'list a change, such as "reduce mttr=50%"' }),
  scenariosNone: () => ({ what: 'the file has no scenario', todo: 'name one, with a list of changes' }),
  setTwice: ({ what }) => ({ what: `${what} is set twice`, todo: 'keep one of them' }),
  countsAndLog: () => ({
    what: '--good and --total stand instead of a log',
    todo: 'leave out the file, or the counts',
  }),
  freshOfSeveral: () => ({
    what: 'the SLO file has several objectives, and there is no log to tell them apart',
    todo: 'name the target: --slo 99.9; or name a log',
  }),
  freshJudged: ({ judge }) => ({
    what: `${judge} needs to know what is gone of the budget, and there is no log`,
    todo: 'name a log, pipe one, or say what is gone: --consumed 25m (--consumed 0 for nothing)',
  }),
  countsOfSeveral: () => ({ what: 'the SLO file has several objectives', todo: 'name the target: --slo 99.9' }),
  goodAboveTotal: ({ good, total }) => ({
    what: `${good} good events are more than all ${total}`,
    todo: '--total counts good and bad ones',
  }),
  sloMissing: () => ({
    what: 'no SLO was given',
    todo: 'name the target that the budget belongs to: --slo 99.9',
  }),
  targetMissing: ({ targets, services }) => ({
    what: `${targets} has no default and does not name ${someOf(services.map((each) => each ?? 'incidents without a service'))}`,
    todo: 'add the target, or a default (default: 99.9%), to the file, or name one here: --slo 99.9',
  }),
  sloWhole: ({ isWhole }) => ({
    what: isWhole ? 'an SLO of 100 % leaves no budget' : 'an SLO of 0 % is no target',
    todo: 'give a target between 0 and 100 %, such as 99.9',
  }),
  rulesWithoutFile: () => ({
    what: 'rules for Prometheus are made of queries, and no SLO file is named that has them',
    todo: 'write one to fill in with: ninefold budget --slo 99.9 --format sloth; then name it: --slo FILE --format prometheus',
  }),
  writtenJudged: () => ({
    what: 'here SLOs are written down, and nothing is measured that --target or --assert could judge',
    todo: 'leave them out, or name a log: ninefold budget LOG --slo FILE',
  }),
  minEventsIdle: () => ({
    what: '--min-events says when alerts are silent, and there are none here',
    todo: 'add --alerts or --format prometheus, or leave it out',
  }),
  alertsOfSlices: ({ flag }) => ({
    what: `${flag} looks at single events, and this SLO counts slices of time`,
    todo: `leave ${flag} out, or hold the counts to a target by events: --slo 99.9`,
  }),
  decisionOfSeveral: ({ flag, judged }) => ({
    what: `${flag} is about one budget, and here are several: ${judged === 'services' ? 'services have targets of their own' : 'the SLO file has several objectives'}`,
    todo: `leave ${flag} out, or hold the log to one target: --slo 99.9${judged === 'services' ? ' without --targets' : ''}, with --where service=NAME for one service`,
  }),
  targetsTwice: () => ({ what: '--targets and an SLO file both name targets', todo: 'give one of them' }),
  nothingToSuggest: () => ({
    what: 'no outage was recorded before now: there is nothing to suggest an SLO from',
    todo: 'name the target yourself: --slo 99.9',
  }),
  rollingFuture: ({ now }) => ({
    what: `a rolling window has no future: --to lies after now, ${now}`,
    todo: 'end it at now or before, or say where it begins: --from and --to, or --calendar month',
  }),
  coverageBackwards: ({ text }) => ({ what: `${text} ends before it begins`, todo: 'write FROM/TO' }),
};
