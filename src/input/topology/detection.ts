import {
  type DetectionSettings,
  detectionSettings,
  type GivenDetection,
  type ProbeSettings,
  refuseOverlap,
} from '../../core/failover/standby/settings.ts';
import { fail } from '../../core/problem.ts';
import { type Fields, fieldsOf } from '../structured/fields.ts';
import { whereGiven } from './where-given.ts';

const mostProbes = 1000;

/** How a failure is noticed, as far as it is said: by `probe` or after `detect`; null where neither stands there. */
export function givenDetection(
  fields: Fields,
  probeKeys: readonly string[] = ['interval', 'timeout', 'failures'],
): GivenDetection | null {
  const node = fields.optional('probe');
  const detectSeconds = fields.duration('detect');
  if (!node) return detectSeconds === null ? null : { detectSeconds };
  if (detectSeconds !== null) fail('detectionTwice', { what: fields.what }, fields.keyPlace('detect'));
  const probe = fieldsOf(node, 'probe', probeKeys);
  const given: Partial<ProbeSettings> = {
    ...whereGiven('intervalSeconds', probe.positiveDuration('interval')),
    ...whereGiven('timeoutSeconds', probe.duration('timeout')),
    ...whereGiven('failures', probe.wholeNumber('failures', 1, mostProbes)),
    ...whereGiven('recoveries', probe.wholeNumber('recoveries', 1, mostProbes)),
  };
  refuseOverlap(given, (probe.optional('timeout') ?? probe.optional('interval') ?? node).place());
  return given;
}

/** The same with the defaults for what is left out of a probe. */
export function readDetection(fields: Fields): DetectionSettings | null {
  const given = givenDetection(fields);
  return given && detectionSettings(given);
}
