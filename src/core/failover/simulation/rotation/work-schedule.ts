import type { Random } from '../../../statistics/random/random.ts';
import type { PlannedWork } from '../../noticing/planned-work.ts';

const never = Number.POSITIVE_INFINITY;

/** Work on n members in turn, evenly spread over each period, from a drawn instant on. */
export class WorkSchedule {
  /** The member that is worked on; −1 where none is. */
  current = -1;
  /** When that changes next. */
  next: number;
  private readonly lasts: number;
  private readonly gap: number;
  private readonly members: number;
  private turn = 0;

  constructor({ everySeconds, lastsSeconds }: PlannedWork, members: number, random: Random) {
    this.members = members;
    this.gap = everySeconds / members;
    this.lasts = Math.min(lastsSeconds, this.gap);
    this.next = this.lasts > 0 ? random.uniform() * this.gap : never;
  }

  /** Its instant has come: work begins or ends. */
  advance(): void {
    if (this.current >= 0) {
      this.current = -1;
      this.next += this.gap - this.lasts;
      if (this.lasts < this.gap) return;
    }
    this.current = this.turn;
    this.turn = (this.turn + 1) % this.members;
    this.next += this.lasts;
  }

  rebase(seconds: number): void {
    this.next -= seconds;
  }
}
