import type { GoalVerdict } from '../../domain/metrics/catalogue/practice';
import {
  capacityInPoints,
  problemWithCapacity,
  sprintWorkdays,
  type SprintCapacity,
} from '../../domain/practice/sprint-capacity';
import {
  isVerdictOpen,
  type SprintVerdict,
  unratedSprints,
} from '../../domain/practice/sprint-verdict';
import { calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';
import { ok } from '../../domain/shared/result';
import { toJson } from '../audit/audit-changes';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { PracticePart } from '../ports/practice';
import type { BoardSprint } from '../ports/project-facts';
import { invalid, notFound, type Outcome } from '../refusal';
import { type InProject, managedPlace, type Place, visiblePlace } from './practice-place';
import { saidOf, type SaidView } from './practice-view';
import { savePart } from './save-part';
import type { Typed } from './typed';

export interface SprintView extends Pick<
  BoardSprint,
  'id' | 'name' | 'boardName' | 'state' | 'goal'
> {
  readonly startOn: CalendarDate | null;
  readonly endOn: CalendarDate | null;
  readonly workdays: number | null;
  readonly capacity: SaidView<SprintCapacity | null>;
  readonly capacityPoints: number | null;
  readonly verdict: SaidView<SprintVerdict | null>;
  readonly isVerdictOpen: boolean;
  readonly isOwed: boolean;
}

export interface SprintPracticeView {
  readonly canManage: boolean;
  readonly sprints: readonly SprintView[];
}

export async function getSprintPractice(
  ports: Ports,
  caller: Caller,
  asked: InProject,
): Promise<Outcome<SprintPracticeView>> {
  const place = await visiblePlace(ports, caller, asked);
  return place.ok ? ok(await sprintPractice(ports, place.value)) : place;
}

async function sprintPractice(ports: Ports, place: Place): Promise<SprintPracticeView> {
  const [sprints, parts, settings] = await Promise.all([
    ports.projectFacts.sprints(place.projectId),
    ports.practice.parts(place.projectId),
    ports.settings.load(),
  ]);
  const verdicts = new Map(
    parts.flatMap(({ content }) =>
      content.kind === 'verdict' && content.verdict !== null
        ? [[content.sprintId, content.verdict] as const]
        : [],
    ),
  );
  const owed = new Set(unratedSprints(sprints, verdicts).map(({ id }) => id));
  return {
    canManage: place.canManage,
    sprints: sprints.map((sprint) => ({
      ...viewOf(sprint, parts, ports.clock.now()),
      ...daysOf(sprint, settings),
      isOwed: owed.has(sprint.id),
    })),
  };
}

function viewOf(sprint: BoardSprint, parts: readonly PracticePart[], now: number) {
  const { id, name, boardName, state, goal } = sprint;
  const capacity = parts.find(
    ({ content }) => content.kind === 'capacity' && content.sprintId === id,
  );
  const verdict = parts.find(
    ({ content }) => content.kind === 'verdict' && content.sprintId === id,
  );
  const saidCapacity = capacity?.content.kind === 'capacity' ? capacity.content.capacity : null;
  const saidVerdict = verdict?.content.kind === 'verdict' ? verdict.content.verdict : null;
  return {
    ...{ id, name, boardName, state, goal },
    capacity: saidOf(capacity, saidCapacity),
    capacityPoints: saidCapacity === null ? null : capacityInPoints(saidCapacity),
    verdict: saidOf(verdict, saidVerdict),
    isVerdictOpen: state === 'closed' && isVerdictOpen(saidVerdict, now),
  };
}

type Calendar = Awaited<ReturnType<Ports['settings']['load']>>;

function daysOf({ startAt, endAt }: BoardSprint, settings: Calendar) {
  const dayOf = (instant: string | null) =>
    instant === null ? null : calendarDateAt(Date.parse(instant), settings.timeZone);
  const [startOn, endOn] = [dayOf(startAt), dayOf(endAt)];
  const workdays =
    startOn === null || endOn === null ? null : sprintWorkdays(startOn, endOn, settings.calendar);
  return { startOn, endOn, workdays };
}

interface OfSprint extends InProject {
  readonly sprintId: string;
  readonly version: number;
}

interface FoundSprint {
  readonly place: Place;
  readonly sprint: BoardSprint;
}

async function managedSprint(
  ports: Ports,
  caller: Caller,
  { sprintId, ...asked }: OfSprint,
): Promise<Outcome<FoundSprint>> {
  const place = await managedPlace(ports, caller, asked);
  if (!place.ok) return place;
  const sprints = await ports.projectFacts.sprints(place.value.projectId);
  const sprint = sprints.find(({ id }) => id === sprintId);
  return sprint === undefined ? notFound('sprint-not-found') : ok({ place: place.value, sprint });
}

export async function setSprintCapacity(
  ports: Ports,
  caller: Caller,
  { capacity: typed, ...asked }: OfSprint & { readonly capacity: Typed<SprintCapacity> | null },
): Promise<Outcome<SprintPracticeView>> {
  const found = await managedSprint(ports, caller, asked);
  if (!found.ok) return found;
  const capacity = typed as SprintCapacity | null;
  const problem = capacity === null ? null : problemWithCapacity(capacity);
  if (problem !== null) return invalid('capacity', problem);
  const { place, sprint } = found.value;
  const saved = await savePart(ports, caller, {
    ...{ projectId: place.projectId, version: asked.version },
    title: `${sprint.name}: capacity`,
    content: { kind: 'capacity', sprintId: sprint.id, capacity },
    told: (content) => (content.kind === 'capacity' ? { capacity: toJson(content.capacity) } : {}),
  });
  return saved.ok ? ok(await sprintPractice(ports, place)) : saved;
}

interface TypedVerdict {
  readonly verdict: GoalVerdict;
  readonly note: string;
}

export async function setSprintVerdict(
  ports: Ports,
  caller: Caller,
  { verdict, ...asked }: OfSprint & { readonly verdict: TypedVerdict | null },
): Promise<Outcome<SprintPracticeView>> {
  const found = await managedSprint(ports, caller, asked);
  if (!found.ok) return found;
  const { place, sprint } = found.value;
  if (sprint.state !== 'closed') return invalid('verdict', 'sprint-not-over');
  const said = (await ports.practice.load(place.projectId)).verdicts.get(sprint.id) ?? null;
  if (!isVerdictOpen(said, ports.clock.now())) return invalid('verdict', 'verdict-closed');
  const at = said?.at ?? new Date(ports.clock.now()).toISOString();
  const saved = await savePart(ports, caller, {
    ...{ projectId: place.projectId, version: asked.version },
    title: `${sprint.name}: sprint goal`,
    content: {
      kind: 'verdict',
      sprintId: sprint.id,
      verdict: verdict === null ? null : { ...verdict, by: caller.accountId, at },
    },
    told: (content) =>
      content.kind === 'verdict'
        ? { verdict: content.verdict?.verdict ?? null, note: content.verdict?.note ?? null }
        : {},
  });
  return saved.ok ? ok(await sprintPractice(ports, place)) : saved;
}
