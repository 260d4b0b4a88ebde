import type { JsonObject } from '../../../src/core/json.ts';

const maybeNumber: JsonObject = { type: ['number', 'null'] };
const figures: JsonObject = {
  availability: maybeNumber,
  unavailability: maybeNumber,
  nines: maybeNumber,
  downtimeSeconds: { type: 'number' },
};

/** A small schema with everything that a path can meet: references, choices, lists, tuples, free keys. */
export const schema: JsonObject = {
  type: 'object',
  properties: {
    ...figures,
    failures: { type: 'integer' },
    mttrSeconds: maybeNumber,
    mtbfIntervalSeconds: { type: ['array', 'null'], items: maybeNumber },
    pair: { prefixItems: [{ type: 'string' }, { type: 'number' }] },
    window: { type: 'object', properties: { zone: { type: 'string' }, source: { enum: ['given', 'default'] } } },
    phases: { type: 'object', additionalProperties: { $ref: '#/$defs/phase' } },
    groups: {
      type: 'object',
      additionalProperties: {
        type: 'array',
        items: { type: 'object', properties: { key: { type: ['string', 'null'] }, ...figures } },
      },
    },
    longest: {
      type: 'array',
      items: { type: 'object', properties: { id: { type: ['string', 'null'] }, seconds: maybeNumber } },
    },
    policy: { anyOf: [{ type: 'null' }, { type: 'object', properties: { state: { type: 'string' } } }] },
    downtime: { oneOf: [{ type: 'object', properties: { yearSeconds: { type: 'number' } } }, { type: 'null' }] },
    broken: { $ref: '#/$defs/nowhere' },
  },
  $defs: {
    phase: {
      type: 'object',
      properties: { meanSeconds: maybeNumber, share: maybeNumber, withinTarget: { type: ['boolean', 'null'] } },
    },
  },
};
