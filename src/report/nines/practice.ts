import type { JsonObject } from '../../core/json.ts';
import { parseAvailability } from '../../core/quantity/availability.ts';
import { type Block, text } from '../report.ts';

/** What a number of nines suits, and what it takes on top of the level before. Practice, not arithmetic: docs/nines.md. */
const levels = [
  {
    target: '99%',
    suits: 'internal tools',
    takes: [
      'one machine, watched',
      'backups that were restored once',
      'repairs and deploys in office hours, with a maintenance window',
    ],
  },
  {
    target: '99.9%',
    suits: 'business applications',
    takes: [
      'redundant instances behind a load balancer with health checks',
      'alerts on symptoms and somebody on call',
      'staged deploys that can be rolled back',
      'a replica of the database',
    ],
  },
  {
    target: '99.99%',
    suits: 'e-commerce',
    takes: [
      'several availability zones',
      'automatic failover within seconds to minutes, drilled',
      'zero-downtime deploys (rolling, blue-green, canary) with automatic rollback',
      'timeouts, retries and circuit breakers between services',
      'an error budget that stops releases',
    ],
  },
  {
    target: '99.999%',
    suits: 'financial systems',
    takes: [
      'several live regions, each with room for the loss of another',
      'recovery without a human',
      'chaos practice: game days and failures injected in production',
      'changes to one region at a time',
    ],
  },
  {
    target: '99.9999%',
    suits: 'few, such as signalling',
    takes: [
      'independent stacks that share no code, vendor or operator',
      'no recovery and no switch by hand',
      'verification and change control as in safety engineering',
    ],
  },
] as const;

export function practiceBlocks(): readonly Block[] {
  return [
    {
      kind: 'facts',
      title: 'What each level typically takes, beside what stands above it',
      facts: levels.map(({ target, suits, takes }) => ({ label: target, value: text(suits), note: takes.join('; ') })),
    },
    {
      kind: 'list',
      title: 'Rule of thumb',
      items: [{ text: 'each further nine costs about ten times as much as the one before' }],
    },
  ];
}

export function practiceData(): readonly JsonObject[] {
  return levels.map(({ target, suits, takes }) => ({ ...parseAvailability(target), suits, takes: [...takes] }));
}
