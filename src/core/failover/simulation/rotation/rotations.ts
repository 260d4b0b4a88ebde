import type { Random } from '../../../statistics/random/random.ts';
import { Rotation, type RotationSpec, type SiteDraws } from './rotation.ts';

/** A member or site of one group. */
interface Place {
  readonly rotation: Rotation;
  readonly part: number;
}

/** All groups of a simulation: who of them must know that a part has changed, and which parts are worked on. */
export class Rotations {
  readonly all: readonly Rotation[];
  private readonly places: readonly (readonly Place[])[];
  private readonly draws: SiteDraws = new Map();
  /** By event, how many works take it out of service now. */
  private readonly works: Uint8Array;

  constructor(specs: readonly RotationSpec[], events: number, clock: Float64Array, random: Random) {
    this.all = specs.map((spec) => new Rotation(spec, clock, random, this.draws));
    const places: Place[][] = Array.from({ length: events }, () => []);
    for (const rotation of this.all)
      [...rotation.spec.members, ...rotation.spec.sites].forEach(({ event }, part) => {
        if (event !== null) places[event]!.push({ rotation, part });
      });
    this.places = places;
    this.works = new Uint8Array(events);
  }

  isWorkedOn(event: number): boolean {
    return this.works[event]! > 0;
  }

  /** A part has failed or was repaired. */
  turn(event: number, isDown: boolean, changed: (rotation: Rotation) => void): void {
    for (const { rotation, part } of this.places[event]!) {
      rotation.turn(part, isDown);
      changed(rotation);
    }
  }

  /** The instant of a group has come; `changed` is told the events that work takes out or gives back. */
  fire(rotation: Rotation, changed: (event: number) => void): void {
    const before = rotation.worked;
    rotation.fire();
    const after = rotation.worked;
    if (before === after) return;
    for (const [member, more] of [
      [before, -1],
      [after, 1],
    ] as const) {
      const event = member < 0 ? null : rotation.spec.members[member]!.event;
      if (event === null) continue;
      this.works[event]! += more;
      changed(event);
    }
  }

  /** The share of writes that meet a dead node of each region while it serves; a request passes through every group there. */
  lostByRegion(regions: readonly { readonly name?: string }[]): Float64Array {
    return Float64Array.from(regions, ({ name }) =>
      name === undefined ? 0 : 1 - this.all.reduce((served, group) => served * (1 - group.lostInRegion(name)), 1),
    );
  }

  endBatch(seconds: number): void {
    for (const rotation of this.all) rotation.endBatch(seconds);
    for (const draw of this.draws.values()) draw.failedAt -= seconds;
  }
}
