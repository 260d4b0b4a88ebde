import type { Component } from '../model/model.ts';

/**
 * A component of which a change moves more than the probability of its own failure: a pair, one with planned work, one
 * whose dead replicas are noticed late, one behind a queue. @example isMoreThanOneEvent(componentOf('db')) // false
 */
export function isMoreThanOneEvent({ failover, planned, noticing, bridge }: Component): boolean {
  return [failover, planned, noticing, bridge].some((each) => each !== undefined);
}
