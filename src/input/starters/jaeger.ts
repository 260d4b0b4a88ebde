import { textAt, valueAt } from '../slo/keys.ts';
import { itemsAt } from './nodes.ts';
import type { Starter } from './starter.ts';

/** What `/api/dependencies` of Jaeger answers: who called whom. Source: Jaeger, internal/uimodel. */
export const jaeger: Starter = {
  source: 'jaeger',
  recognises([document]) {
    const calls = document ? itemsAt(valueAt(document, 'data')) : [];
    return calls.length > 0 && calls.every((call) => textAt(call, 'parent') !== '' && textAt(call, 'child') !== '');
  },
  read([document]) {
    const calls = itemsAt(valueAt(document!, 'data'));
    const edges = calls.map((call) => ({
      ...{ from: textAt(call, 'parent'), to: textAt(call, 'child'), key: 'call', place: call.place() },
    }));
    const parts = edges.flatMap(({ from, to, place }) => [from, to].map((id) => ({ id, name: id, place })));
    const once = new Map(parts.toReversed().map((part) => [part.id, part])); // at its first place
    const names = new Set(parts.map(({ id }) => id));
    return { parts: [...names].map((id) => once.get(id)!), edges, assumptions: ['callsNeeded', 'callsSampled'] };
  },
};
