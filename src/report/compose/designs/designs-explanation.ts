import { ninesText } from '../../formula.ts';
import { costExplanation } from '../cost-report.ts';
import { frequencyText, systemText } from '../explanation.ts';
import type { Design } from './design.ts';

/** How the answer of each design came about. Its gates and parts are those of the design asked for alone. */
export function designsExplanation(designs: readonly Design[]): readonly string[] {
  return designs.flatMap(({ name, journeys, costPerHour }) =>
    journeys
      .flatMap((each) => [
        systemText(each.analysis),
        ...(each.analysis.result.nines === null ? [] : [ninesText(each.analysis.result, each.analysis.result.nines)]),
        ...frequencyText(each.analysis),
        ...costExplanation(each, costPerHour),
      ])
      .map((line) => `${name}: ${line}`),
  );
}
