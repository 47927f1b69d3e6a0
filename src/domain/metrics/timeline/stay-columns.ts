import type { Interval } from '../working-time';
import type { StatusCategory } from '../work-item';
import type { Stay } from './status-timeline';

/** A status in the category it had when it was entered. */
export type Status = Pick<Stay, 'statusId' | 'category'>;

/**
 * The stays of many issues, side by side in columns: as objects they would take a third of the
 * memory of a big site, and everything that asks only when an issue was open would walk through
 * them. An issue is known by its place, in the order of adding.
 */
export class StayColumns {
  /** Where the stays of each issue begin; the last one is where the next issue would begin. */
  private readonly begins: number[] = [0];
  private readonly starts: number[] = [];
  private readonly statuses: Status[] = [];
  /** By its id. */
  private readonly known = new Map<string, Status>();

  /** Takes in the stays of one more issue and tells its place. */
  add(stays: readonly Stay[]): number {
    for (const { start, statusId, category } of stays) {
      this.starts.push(start);
      this.statuses.push(this.shared(statusId, category));
    }
    return this.begins.push(this.starts.length) - 2;
  }

  /** Put together anew each time it is asked. */
  staysOf(place: number): readonly Stay[] {
    const stays: Stay[] = [];
    const last = this.endOf(place) - 1;
    for (let at = this.beginOf(place); at <= last; at += 1) {
      const { statusId, category } = this.statusAt(at);
      const end = at === last ? Infinity : this.startAt(at + 1);
      stays.push({ statusId, category, start: this.startAt(at), end });
    }
    return stays;
  }

  /** When the first of its stays began; `null` for an issue that was nowhere. */
  firstStart(place: number): number | null {
    const begin = this.beginOf(place);
    return this.endOf(place) > begin ? this.startAt(begin) : null;
  }

  /** When the last of its stays began; `null` for an issue that was nowhere. */
  lastStart(place: number): number | null {
    const end = this.endOf(place);
    return end > this.beginOf(place) ? this.startAt(end - 1) : null;
  }

  /** The category an issue is in at an instant; `null` before it was created. */
  categoryAt(place: number, instant: number): StatusCategory | null {
    const begin = this.beginOf(place);
    for (let at = this.endOf(place) - 1; at >= begin; at -= 1) {
      if (this.startAt(at) <= instant) return this.statusAt(at).category;
    }
    return null;
  }

  /** When it became done, and when it was not any more, in turn. */
  doneChanges(place: number): readonly number[] {
    const moments: number[] = [];
    const end = this.endOf(place);
    let wasDone = false;
    for (let at = this.beginOf(place); at < end; at += 1) {
      const isDone = this.statusAt(at).category === 'done';
      if (isDone !== wasDone) moments.push(this.startAt(at));
      wasDone = isDone;
    }
    return moments;
  }

  /** When it was in statuses of a kind: those that follow each other are one stretch. */
  stretches(place: number, isOfKind: (status: Status) => boolean): readonly Interval[] {
    const stretches: Interval[] = [];
    const end = this.endOf(place);
    let start: number | null = null;
    for (let at = this.beginOf(place); at < end; at += 1) {
      const isIn = isOfKind(this.statusAt(at));
      if (isIn) start ??= this.startAt(at);
      if (isIn || start === null) continue;
      stretches.push({ start, end: this.startAt(at) });
      start = null;
    }
    if (start !== null) stretches.push({ start, end: Infinity });
    return stretches;
  }

  /** Whether it was ever in a status of a kind. */
  hasBeen(place: number, isOfKind: (status: Status) => boolean): boolean {
    const end = this.endOf(place);
    for (let at = this.beginOf(place); at < end; at += 1) {
      if (isOfKind(this.statusAt(at))) return true;
    }
    return false;
  }

  /** One for all that were in it, until it is moved to another category. */
  private shared(statusId: string, category: StatusCategory): Status {
    const before = this.known.get(statusId);
    if (before?.category === category) return before;
    const status = { statusId, category };
    this.known.set(statusId, status);
    return status;
  }

  private beginOf(place: number): number {
    return this.begins[place] ?? 0;
  }

  private endOf(place: number): number {
    return this.begins[place + 1] ?? 0;
  }

  private startAt(at: number): number {
    return this.starts[at] ?? 0;
  }

  private statusAt(at: number): Status {
    return this.statuses[at] ?? NOWHERE;
  }
}

const NOWHERE: Status = { statusId: '', category: 'undefined' };
