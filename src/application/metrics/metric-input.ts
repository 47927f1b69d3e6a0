import type { CatalogueInput, Version } from '../../domain/metrics/catalogue/catalogue-input';
import type { MetricBucket } from '../../domain/metrics/tracked-metric';
import type { IssueTimeline } from '../../domain/metrics/timeline/issue-timeline';
import type { CategoryOf } from '../../domain/metrics/timeline/status-timeline';
import type { Interval, WorkingHours } from '../../domain/metrics/working-time';
import { type ProjectPractice, practiceOf } from '../../domain/practice/project-practice';
import { type CalendarDate, parseCalendarDate } from '../../domain/shared/calendar-date';
import { startOfDay, startOfNextDay } from '../../domain/shared/zoned-time';
import type { KnownIssue } from '../ports/metric-facts';
import type { Ports } from '../ports/ports';
import type { SeenVersion } from '../ports/scope-timelines';
import type { Settings } from '../ports/settings-store';
import { withDebtFound } from './debt-found';
import type { KnownScope } from './known-scope';
import type { MetricBasis } from './metric-basis';
import type { SiteFields } from './timeline-needs';
import { toldDeliveries } from './told-deliveries';

/** Nine to five, until somebody asks for other hours. */
const FROM_MINUTES = 9 * 60;
const TO_MINUTES = 17 * 60;

/** Which points are wanted. */
export interface MetricWindow {
  readonly bucket: MetricBucket;
  /** First and last day, both included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

type InputPorts = Pick<
  Ports,
  'practice' | 'deliveries' | 'push' | 'histories' | 'metricFacts' | 'clock' | 'sprintSnapshots'
>;

/** Everything the catalogue asks for, from what is kept of a scope and what people said. */
export async function metricInput(
  ports: InputPorts,
  basis: MetricBasis,
  { known, window }: { readonly known: KnownScope; readonly window: MetricWindow },
): Promise<CatalogueInput> {
  const { issues, containers, linked } = known;
  const { settings, fields } = basis;
  const projectIds = [...new Set(issues.map(({ timeline }) => timeline.projectId))];
  const said = await Promise.all(projectIds.map((id) => ports.practice.load(id)));
  const [categoryOf, priorityIds, delivered, sprintSnapshots] = await Promise.all([
    categories(ports),
    ports.metricFacts.priorities(),
    toldDeliveries(ports, said, {
      times: timesOf(window, settings),
      timeZone: settings.timeZone,
    }),
    ports.sprintSnapshots.find(basis.hash),
  ]);
  const practice = practiceOf(said, delivered);
  const debt = await withDebtFound(ports, practice.debt, { metric: basis.metric, said });
  return {
    ...ofIssues(issues, fields),
    flaggedFieldId: flaggedField(said, fields),
    sprintFieldId: fields.work.sprint,
    estimateFieldId: estimateFieldOf(known, basis),
    linkedHistories: linked.map(({ timeline }) => timeline),
    categoryOf,
    priorityIds,
    sprints: containers.sprints,
    sprintSnapshots,
    versions: containers.versions.map((version) => toVersion(version, said, settings)),
    practice: { ...practice, debt },
    workingHours: workingHours(settings),
    timeZone: settings.timeZone,
    ...window,
    now: ports.clock.now(),
  };
}

const timesOf = ({ from, to }: MetricWindow, { timeZone }: Settings): Interval => ({
  start: startOfDay(from, timeZone),
  end: startOfNextDay(to, timeZone),
});

function ofIssues(
  issues: readonly KnownIssue[],
  { work }: SiteFields,
): Pick<CatalogueInput, 'histories' | 'links' | 'worklogs' | 'comments' | 'appAccountIds'> {
  const mapOf = <Value>(pick: (issue: KnownIssue) => Value | null) => {
    const entries = issues.flatMap((issue) => {
      const value = pick(issue);
      return value === null ? [] : [[issue.timeline.id, value] as const];
    });
    // Not read is not the same as none; an empty scope has nothing to be read.
    return entries.length === 0 && issues.length > 0 ? null : new Map(entries);
  };
  return {
    histories: issues.map(({ timeline }) => ranked(timeline, work.rank)),
    links: new Map(
      issues.map(({ timeline, links }) => [
        timeline.id,
        links.map((link) => ({ ...link, unlinkedAt: null })),
      ]),
    ),
    worklogs: mapOf(({ worklogs }) => worklogs),
    comments: mapOf(({ comments }) => comments),
    appAccountIds: new Set(issues.flatMap(({ appAccountIds }) => appAccountIds)),
  };
}

export async function categories(ports: Pick<Ports, 'histories'>): Promise<CategoryOf> {
  const known = await ports.histories.statusCategories();
  return (statusId) => known.get(statusId) ?? 'undefined';
}

const flaggedField = (said: readonly ProjectPractice[], { work }: SiteFields): string | null =>
  said.find(({ quality }) => quality.flaggedFieldId !== null)?.quality.flaggedFieldId ??
  work.flagged;

/** What the board estimates in, else what these issues use. */
export const estimateFieldOf = (
  { issues, containers }: Pick<KnownScope, 'issues' | 'containers'>,
  { fields }: Pick<MetricBasis, 'fields'>,
): string | null => containers.estimateFieldId ?? estimateField(issues, fields);

/** The first field of the site's that these issues use. Source: metrics-spec P12, A.3. */
function estimateField(issues: readonly KnownIssue[], { storyPoints }: SiteFields): string | null {
  const { override, companyManaged, teamManaged } = storyPoints;
  const candidates = [override, companyManaged, teamManaged].filter((id) => id !== null);
  const isUsed = (fieldId: string) =>
    issues.some(
      ({ timeline: { values, changes } }) =>
        values[fieldId] != null || (changes[fieldId] ?? []).length > 0,
    );
  return candidates.find(isUsed) ?? candidates[0] ?? null;
}

/** The catalogue knows the place in the backlog by one name. */
function ranked(timeline: IssueTimeline, rankFieldId: string | null): IssueTimeline {
  if (rankFieldId === null) return timeline;
  const rank = timeline.values[rankFieldId] ?? null;
  return { ...timeline, values: { ...timeline.values, rank } };
}

function toVersion(
  { id, name, projectId, startOn, releaseOn, isReleased, seenReleasedAt }: SeenVersion,
  said: readonly ProjectPractice[],
  { timeZone }: Settings,
): Version {
  const planned = said.find((one) => one.projectId === projectId)?.releases.get(id)?.plannedOn;
  const day = dayOf(releaseOn);
  const byDate = day === null ? null : startOfDay(day, timeZone);
  return {
    ...{ id, name, projectId },
    startOn: dayOf(startOn),
    plannedOn: planned ?? day,
    releasedAt: isReleased ? (seenReleasedAt ?? byDate) : null,
    isReconstructed: planned === undefined || (isReleased && seenReleasedAt === null),
  };
}

const dayOf = (text: string | null): CalendarDate | null =>
  text === null ? null : (parseCalendarDate(text.slice(0, 10)) ?? null);

const workingHours = ({ calendar, timeZone }: Settings): WorkingHours => ({
  ...calendar,
  timeZone,
  fromMinutes: FROM_MINUTES,
  toMinutes: TO_MINUTES,
});
