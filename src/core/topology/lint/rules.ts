import { betaFloor } from './beta-floor.ts';
import type { RuleName } from './finding.ts';
import { failbackWithinFlap } from './flapping.ts';
import { independenceAssumed } from './independence.ts';
import { monitorDependsOnMonitored } from './monitors.ts';
import { noticingWithoutEffect } from './noticing.ts';
import { overloadAfterLoss } from './overload.ts';
import type { Rule } from './rule.ts';
import { sameDomain } from './same-domain.ts';
import { longChain, nothingOptional, oneRegion } from './shape.ts';
import { singlePointOfFailure } from './single-point.ts';
import { failbackTooSoon, probeTooSlow, splitBrainPossible, standbyUntested, switchTooSlow } from './standby.ts';
import { farAboveTarget, sloAboveCeiling } from './targets.ts';
import { mtbfMissing, mttrMissing } from './times.ts';
import { singleWriteRegion } from './write-region.ts';

/** Every rule by its name, in the order in which they are told. */
export const rules: { readonly [Name in RuleName]: Rule<Name> } = {
  'slo-above-ceiling': sloAboveCeiling,
  'monitor-depends-on-monitored': monitorDependsOnMonitored,
  'single-point-of-failure': singlePointOfFailure,
  'same-domain': sameDomain,
  'one-region': oneRegion,
  'long-chain': longChain,
  'beta-floor': betaFloor,
  'independence-assumed': independenceAssumed,
  'mtbf-missing': mtbfMissing,
  'mttr-missing': mttrMissing,
  'standby-untested': standbyUntested,
  'failback-too-soon': failbackTooSoon,
  'failback-within-flap': failbackWithinFlap,
  'probe-too-slow': probeTooSlow,
  'switch-too-slow': switchTooSlow,
  'split-brain-possible': splitBrainPossible,
  'single-write-region': singleWriteRegion,
  'overload-after-loss': overloadAfterLoss,
  'noticing-without-effect': noticingWithoutEffect,
  'nothing-optional': nothingOptional,
  'far-above-target': farAboveTarget,
};

/** For gates on a rule, help and suggestions. */
export const ruleNames: readonly string[] = Object.keys(rules);
