/**
 * What every reading must be, today's and those of the past, told from Jira's own truth and from
 * what the sync has seen when, by the rule of decision 0019: an issue that stayed in a query counts
 * for a day as it really was at its end; what entered or left, what is in no changelog, and what
 * was found by reading a query whole, is dated by when it was seen.
 */
import type { Ports } from '../../src/application/ports/ports';
import type { QueryTraits } from '../../src/application/ports/okr-repository';
import type { FieldNeeds } from '../../src/application/ports/work-items';
import type { Scope } from '../../src/application/sync/scope';
import { measurePopulation } from '../../src/domain/metrics/measure-population';
import type { JiraMeasureSource } from '../../src/domain/metrics/metric';
import type { WorkItem } from '../../src/domain/metrics/work-item';
import { addDays, calendarDateAt, type CalendarDate } from '../../src/domain/shared/calendar-date';
import type { IssueId, MetricId } from '../../src/domain/shared/ids';
import { startOfNextDay } from '../../src/domain/shared/zoned-time';
import type { EditedSite } from '../doubles/edited-site';
import { issueTruth } from './issue-truth';

export interface Followed {
  readonly source: JiraMeasureSource;
  readonly traits: QueryTraits;
  readonly scope: Pick<Scope, 'hash' | 'needs'>;
}

interface Step {
  readonly from: number;
  /** `null`: not in the query. */
  readonly item: WorkItem | null;
}

/** A query over time: each issue's steps, oldest first. */
interface Line {
  readonly since: number;
  readonly steps: Map<IssueId, Step[]>;
}

interface Expected {
  readonly definition: string;
  readonly source: JiraMeasureSource;
  items: readonly WorkItem[];
}

const LAG_MS = 10 * 60_000;
const OPEN_DAYS = 35;

/** What was read of a query, and how. */
interface Seen {
  readonly before: readonly WorkItem[];
  readonly after: readonly WorkItem[];
  readonly at: number;
  /** What it finds may have happened the day before. */
  readonly isFirstLook: boolean;
}

export class ExpectedReadings {
  readonly truth: ReturnType<typeof issueTruth>;
  private readonly site: EditedSite;
  private readonly followed: ReadonlyMap<MetricId, Followed>;
  private readonly lines = new Map<string, Line>();
  private readonly readings = new Map<MetricId, Map<CalendarDate, Expected>>();
  /** When the reading of a whole query began that is not stored yet. */
  private wholeSince: number | null = null;
  private lastNight: CalendarDate | null = null;

  constructor(site: EditedSite, followed: ReadonlyMap<MetricId, Followed>) {
    this.site = site;
    this.followed = followed;
    this.truth = issueTruth(site);
  }

  /** The same ports, watched. */
  watched(ports: Ports): Ports {
    const { scopes, workItems } = ports;
    const search: Ports['workItems']['search'] = async (...input) => {
      const startedAt = this.now();
      const found = await workItems.search(...input);
      this.wholeSince = found.kind === 'found' ? startedAt : null;
      return found;
    };
    const save: Ports['scopes']['save'] = async (summary, after) => {
      await this.see(summary.hash, await scopes.items(summary.hash), after);
      return scopes.save(summary, after);
    };
    const remove: Ports['scopes']['remove'] = async (hash) => {
      this.lines.delete(hash);
      return scopes.remove(hash);
    };
    return { ...ports, workItems: { ...workItems, search }, scopes: { ...scopes, save, remove } };
  }

  /** A night's pass gives every value that stands a reading. */
  async afterJob(): Promise<void> {
    const { sync, states, scopes } = this.site.ports;
    const { lastFullOn } = await sync.state();
    if (lastFullOn === this.lastNight) return;
    this.lastNight = lastFullOn;
    for (const [metricId, one] of this.followed) {
      const state = await states.find(metricId);
      const items = await scopes.items(one.scope.hash);
      // Nobody knows what a value is that could not be renewed.
      if (state?.stale === null && items !== null) this.expect(metricId, one, items);
    }
  }

  /** By metric and day, what was measured. */
  all() {
    return [...this.readings].map(([metricId, days]) => ({
      metricId,
      readings: [...days]
        .map(([on, { source, items }]) => ({ on, ...measuredOf(measurePopulation(source, items)) }))
        .sort((a, b) => (a.on < b.on ? -1 : 1)),
    }));
  }

  private now(): number {
    return this.site.ports.clock.now();
  }

  private dayOf(at: number): CalendarDate {
    return calendarDateAt(at, this.site.timeZone);
  }

  private expect(metricId: MetricId, { source, scope }: Followed, items: readonly WorkItem[]) {
    const days = this.readings.get(metricId) ?? new Map<CalendarDate, Expected>();
    this.readings.set(metricId, days);
    const definition = definitionOf(source, scope.hash);
    days.set(this.dayOf(this.now()), { definition, source, items });
  }

  /** Called before what was read is stored. */
  private async see(
    hash: string,
    before: readonly WorkItem[] | null,
    after: readonly WorkItem[],
  ): Promise<void> {
    const isWhole = this.wholeSince !== null;
    const at = this.wholeSince ?? this.now();
    this.wholeSince = null;
    const metrics = [...this.followed].filter(([, one]) => one.scope.hash === hash);
    const line = this.lines.get(hash);
    if (before === null || line === undefined) {
      const steps = after.map((item): [IssueId, Step[]] => [item.id, [{ from: at, item }]]);
      this.lines.set(hash, { since: at, steps: new Map(steps) });
    } else {
      const isFirstLook = !isWhole && (await this.isFirstLook());
      const needs = metrics[0]?.[1].scope.needs;
      const first = this.noteChanges(line, { before, after, at, isFirstLook }, needs);
      if (!isWhole) this.restate(metrics, line, { since: Math.min(at, first), at });
    }
    for (const [metricId, one] of metrics) this.expect(metricId, one, after);
  }

  private async isFirstLook(): Promise<boolean> {
    const { confirmedAt } = await this.site.ports.sync.state();
    if (confirmedAt === null) return false;
    return this.dayOf(Date.parse(confirmedAt) - LAG_MS) !== this.dayOf(this.now());
  }

  /** The earliest instant that something is dated to. */
  private noteChanges(line: Line, seen: Seen, needs: FieldNeeds | undefined): number {
    const was = new Map(seen.before.map((item) => [item.id, item]));
    const is = new Map(seen.after.map((item) => [item.id, item]));
    let first = seen.at;
    for (const id of new Set([...was.keys(), ...is.keys()])) {
      const [old, item] = [was.get(id) ?? null, is.get(id) ?? null];
      if (isSame(old, item)) continue;
      const steps = line.steps.get(id) ?? [];
      line.steps.set(id, steps);
      const hasStayed = old !== null && item !== null;
      const canTell = hasStayed && seen.isFirstLook && needs !== undefined;
      const told = canTell ? this.truth.between(old, item, needs) : null;
      for (const step of told ?? [{ from: seen.at, item }]) {
        const from = Math.min(seen.at, Math.max(line.since + 1, step.from));
        first = Math.min(first, from);
        // What was seen before cannot come after.
        steps.push({ from: Math.max(from, steps.at(-1)?.from ?? from), item: step.item });
      }
    }
    return first;
  }

  private restate(
    metrics: readonly (readonly [MetricId, Followed])[],
    line: Line,
    { since, at }: { since: number; at: number },
  ): void {
    const today = this.dayOf(at);
    const oldest = addDays(today, -OPEN_DAYS);
    for (const [metricId, { source, scope, traits }] of metrics) {
      if (traits.isTimeDependent) continue;
      for (const [on, expected] of this.readings.get(metricId) ?? []) {
        const isOpen = on >= this.dayOf(since) && on < today && on >= oldest;
        const end = startOfNextDay(on, this.site.timeZone) - 1;
        if (!isOpen || end < line.since) continue;
        const isOfNow = expected.definition === definitionOf(source, scope.hash);
        if (isOfNow) expected.items = itemsAt(line, end);
      }
    }
  }
}

const definitionOf = (source: JiraMeasureSource, hash: string): string =>
  JSON.stringify([hash, Object.entries(source).sort(([a], [b]) => (a < b ? -1 : 1))]);

type Measured = Pick<
  ReturnType<typeof measurePopulation>,
  'value' | 'reason' | 'numerator' | 'denominator' | 'n' | 'flags'
>;

/** What a reading tells besides its day. */
export function measuredOf({
  value,
  reason,
  numerator,
  denominator,
  n,
  flags,
}: Measured): Measured {
  return { value, reason, numerator, denominator, n, flags };
}

function itemsAt({ steps }: Line, at: number): readonly WorkItem[] {
  return [...steps.values()]
    .flatMap((all) => all.findLast(({ from }) => from <= at)?.item ?? [])
    .sort((a, b) => Number(a.id) - Number(b.id));
}

const isSame = (a: WorkItem | null, b: WorkItem | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
