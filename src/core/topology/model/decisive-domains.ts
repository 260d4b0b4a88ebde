import type { Component } from './model.ts';

/**
 * The domains whose loss leaves too few replicas; of one replica (from 1) that in which it sits. Replicas go round the list
 * of domains, in which one may stand twice. @example decisiveDomains({ …, replicas: 3, need: 2, domains: ['a', 'b'] }, null) // ['a']
 */
export function decisiveDomains({ domains, replicas, need }: Component, instance: number | null): readonly string[] {
  if (domains.length === 0) return [];
  if (instance !== null) return [domains[(instance - 1) % domains.length]!];
  const lost = new Map<string, number>();
  for (let i = 0; i < replicas; i++) {
    const domain = domains[i % domains.length]!;
    lost.set(domain, (lost.get(domain) ?? 0) + 1);
  }
  return [...lost].filter(([, count]) => replicas - count < need).map(([domain]) => domain);
}
