import type { DeployCost } from '../../core/budget/decisions/deploy-risk.ts';
import type { DeployRecord } from '../../core/budget/decisions/deploys.ts';
import { costOf } from '../../core/quantity/money.ts';
import { formatCount, formatDuration, formatMoney, formatShare } from '../numbers.ts';
import { type Block, count, duration, type Fact, joined, missing, share, text } from '../report.ts';
import type { BudgetReportFacts } from './facts.ts';
import { exact } from './summary.ts';

/** May we ship: what a change, or so many of them, may cost. */
export function deployBlock({ deploy, deploys, costPerHour }: BudgetReportFacts): readonly Block[] {
  const record: readonly Block[] =
    deploys === null ? [] : [{ kind: 'facts', title: 'Deploys', facts: recordFacts(deploys) }];
  if (deploy === null) return record;
  const one = deploys ? 'The next deploy' : 'This deploy';
  const title = deploy.count === 1 ? one : `${deploys ? 'The next' : 'These'} ${formatCount(deploy.count)} deploys`;
  return [...record, { kind: 'facts', title, facts: costFacts(deploy, costPerHour) }];
}

function costFacts(deploy: DeployCost, costPerHour: number | null): readonly Fact[] {
  const { count: times, probability, outageSeconds } = deploy;
  const isSeries = times > 1;
  const money = costOf(deploy.expectedSeconds, costPerHour);
  return [
    {
      label: 'Expected cost',
      value: joined(
        exact(deploy.expectedSeconds),
        text(', '),
        share(deploy.expectedBudgetShare),
        text(' of the budget'),
      ),
      note: `${isSeries ? `${formatCount(times)} × ` : ''}${formatShare(probability)} × ${formatDuration(outageSeconds)}${money === null ? '' : `; ${formatMoney(money)} in money`}`,
    },
    ...(isSeries
      ? [{ label: 'One fails', value: share(deploy.failureProbability), note: 'the chance of at least one failure' }]
      : []),
    {
      label: 'Uses it up',
      value: share(deploy.exhaustionProbability),
      note: 'the chance that nothing is left afterwards',
    },
    {
      label: 'Worst case',
      value: joined(exact(outageSeconds * times), text(', '), share(deploy.worstBudgetShare), text(' of the budget')),
      note: `${
        deploy.worstRemainingShare === null
          ? 'nothing is left to pay it'
          : `${formatShare(deploy.worstRemainingShare)} of what is left`
      }${isSeries ? '; every one fails' : ''}`,
    },
    ...stateFacts(deploy),
    { label: 'Largest outage', value: exact(deploy.largestOutageSeconds), note: 'that what is left takes' },
    {
      label: 'Such deploys',
      value: count(deploy.worstFits),
      note: `fit if each fails${deploy.expectedFits === null ? '' : `; ${formatCount(deploy.expectedFits)} at the expected cost`}`,
    },
  ];
}

function stateFacts({ count: times, stateAfter, stateAfterExpected, states }: DeployCost): readonly Fact[] {
  const shown = (state: string | null) => (state === null ? missing() : text(state));
  const worst: Fact = { label: 'State after', value: shown(stateAfter), note: 'after the worst case' };
  if (times === 1) return [worst];
  const likely = (states ?? []).filter(({ probability }) => probability > 0);
  return [
    {
      ...worst,
      value: shown(stateAfterExpected),
      note: `at the expected cost; ${stateAfter ?? 'none'} if every one fails`,
    },
    ...(likely.length === 0
      ? []
      : [
          {
            label: 'By chance',
            value: text(likely.map(({ state, probability }) => `${state} ${formatShare(probability)}`).join(', ')),
          },
        ]),
  ];
}

function recordFacts(record: DeployRecord): Fact[] {
  const { count: all, failed, rate: share, rateInterval, burnSecondsPerDeploy, leftOut } = record;
  const others = [
    ...(leftOut.otherServices > 0 ? [`${formatCount(leftOut.otherServices)} of other services`] : []),
    ...(leftOut.filtered > 0 ? [`${formatCount(leftOut.filtered)} left out by --where`] : []),
    ...(leftOut.uncovered > 0 ? [`${formatCount(leftOut.uncovered)} in time that the log does not cover`] : []),
  ];
  const notCounted = others.length > 0 ? `; not counted: ${others.join(', ')}` : '';
  return [
    { label: 'Deploys', value: count(all), note: `${formatCount(failed)} failed${notCounted}` },
    {
      label: 'Change failure rate',
      value: share === null ? missing() : { kind: 'share', ratio: share },
      ...(rateInterval && {
        note: `95 %: ${formatShare(rateInterval.low)} to ${formatShare(rateInterval.high)} (exact)`,
      }),
    },
    { label: 'Burn a deploy', value: duration(burnSecondsPerDeploy), note: 'their downtime / all deploys' },
  ];
}
