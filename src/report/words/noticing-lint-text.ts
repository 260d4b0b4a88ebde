import type { LintFindingFacts } from '../../core/topology/lint/finding.ts';
import { formatCount } from '../numbers.ts';

type Facts = LintFindingFacts['noticing-without-effect'];

export function noticingMessage({ name, members, need, isDetected, retries, why }: Facts): string {
  if (why === 'leftAtOnce')
    return `retries of ${name} change no number: without a probe or detect a dead member is left at once, and no request to it fails`;
  const what = [...(isDetected ? ['how soon a dead one is noticed'] : []), ...(retries > 0 ? ['retries'] : [])];
  const changes = retries > 0 ? 'change' : 'changes';
  const all =
    members === 1 ? `${name} has one member` : `${name} needs ${formatCount(need)} of ${formatCount(members)}`;
  return `${all}, so ${what.join(' and ')} ${changes} no number: the first that fails is an outage`;
}

export function noticingRemedy({ why }: Facts): string {
  return why === 'leftAtOnce'
    ? 'say with `probe` or `detect` how long requests still go there.'
    : 'add a replica that is not needed, or leave `probe`, `detect` and `retries` out.';
}
