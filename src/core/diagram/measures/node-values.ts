import { productRest } from '../../quantity/double-double.ts';
import type { Compiled } from '../decision/compiled.ts';
import { sitesOf, sparedSites } from './counted-sites.ts';
import { probabilityOfSites, probabilityOfSpared } from './events-of-sites.ts';
import { probabilityOfCount } from './like-events.ts';
import type { Values } from './values.ts';

/**
 * The probability of every node as the sum of two doubles, about 31 digits: U is then right to its last digit, and the
 * small differences that the importance of an event is made of keep 12 digits and more. All terms are positive. With `p`,
 * the events' availabilities, an event with q near 1 is 1 − p. With `failed`, the values of all nodes, those of the
 * opposite: that each node does not fail.
 */
export function valuesOf(compiled: Compiled, q: Float64Array, p?: Float64Array, failed?: Values): Values {
  const { variable, low, high, counts } = compiled;
  const leading = new Float64Array(variable.length);
  const trailing = new Float64Array(variable.length);
  const modules = failed ?? { leading, trailing };
  leading[failed ? 0 : 1] = 1;
  for (let node = 2; node < leading.length; node++) {
    const asked = variable[node]!;
    if (low[node] === high[node]) {
      const counted = counts[asked]!;
      if (counted.sites) {
        const value = failed
          ? probabilityOfSpared(
              counted.events.length - counted.threshold + 1,
              sparedSites(counted, q, p ?? q, { leading, trailing }, failed),
            )
          : probabilityOfSites(counted.threshold, sitesOf(counted, q, { leading, trailing }));
        leading[node] = value.leading;
        trailing[node] = value.trailing;
        continue;
      }
      const threshold = failed ? counted.events.length - counted.threshold + 1 : counted.threshold;
      const value = probabilityOfCount({ ...counted, threshold }, failed && p ? p : q);
      leading[node] = value.leading;
      trailing[node] = value.trailing;
      continue;
    }
    const x = asked >= 0 ? q[asked]! : modules.leading[~asked]!;
    let xRest = asked >= 0 ? 0 : modules.trailing[~asked]!;
    // y = 1 − x
    let y = 1 - x;
    let yRest = 1 - y - x - xRest;
    if (asked < 0 && failed) {
      y = leading[~asked]!;
      yRest = trailing[~asked]!;
    } else if (asked >= 0 && p && x > 0.5) {
      y = p[asked]!;
      yRest = 0;
      xRest = 1 - y - x + (1 - (1 - y) - y);
    }
    const a = leading[high[node]!]!;
    const b = leading[low[node]!]!;
    const first = x * a;
    const second = y * b;
    const sum = first + second;
    const back = sum - first;
    const rest =
      productRest(x, a, first) +
      productRest(y, b, second) +
      (first - (sum - back) + (second - back)) +
      (x * trailing[high[node]!]! + xRest * a + y * trailing[low[node]!]! + yRest * b);
    const value = sum + rest;
    leading[node] = value;
    trailing[node] = rest - (value - sum);
  }
  return { leading, trailing };
}
