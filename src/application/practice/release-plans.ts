import { movedByDays, type PlannedRelease } from '../../domain/practice/planned-release';
import { type CalendarDate, parseCalendarDate } from '../../domain/shared/calendar-date';
import type { ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { PracticePart } from '../ports/practice';
import type { ProjectVersion } from '../ports/project-facts';
import { invalid, notFound, type Outcome } from '../refusal';
import { type InProject, managedPlace, type Place, visiblePlace } from './practice-place';
import { savePart } from './save-part';

export interface ReleasePlanView {
  readonly versionId: string;
  readonly name: string;
  readonly isReleased: boolean;
  readonly releaseOn: CalendarDate | null;
  readonly version: number;
  readonly plannedOn: CalendarDate | null;
  readonly source: PlannedRelease['source'] | null;
  readonly seenAt: string | null;
  readonly movedByDays: number | null;
}

export interface ReleasePlansView {
  readonly canManage: boolean;
  readonly releases: readonly ReleasePlanView[];
}

export async function getReleasePlans(
  ports: Ports,
  caller: Caller,
  asked: InProject,
): Promise<Outcome<ReleasePlansView>> {
  const place = await visiblePlace(ports, caller, asked);
  return place.ok ? ok(await releasePlans(ports, place.value)) : place;
}

async function releasePlans(ports: Ports, place: Place): Promise<ReleasePlansView> {
  const versions = await ports.projectFacts.versions(place.projectId);
  const parts = await withNewlySeen(ports, place.projectId, versions);
  const releases = versions.map((version) => planOf(version, parts)).toSorted(latestFirst);
  return { canManage: place.canManage, releases };
}

const partOf = (parts: readonly PracticePart[], versionId: string) =>
  parts.find(({ content }) => content.kind === 'release' && content.versionId === versionId);

/** What is planned, once written down, stays; so the first who looks makes the app remember it. */
async function withNewlySeen(
  ports: Pick<Ports, 'practice' | 'clock'>,
  projectId: ProjectId,
  versions: readonly ProjectVersion[],
): Promise<readonly PracticePart[]> {
  const parts = await ports.practice.parts(projectId);
  const unseen = versions.filter(
    ({ id, releaseOn }) => releaseOn !== null && partOf(parts, id) === undefined,
  );
  for (const { id, releaseOn } of unseen) {
    if (releaseOn !== null) await rememberPlan(ports, projectId, { versionId: id, releaseOn });
  }
  return unseen.length === 0 ? parts : ports.practice.parts(projectId);
}

/** Does nothing when there is a plan already: somebody saw the version before. */
export async function rememberPlan(
  { practice, clock }: Pick<Ports, 'practice' | 'clock'>,
  projectId: ProjectId,
  { versionId, releaseOn }: { readonly versionId: string; readonly releaseOn: CalendarDate },
): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  const release: PlannedRelease = { plannedOn: releaseOn, source: 'first-seen', at };
  const content = { kind: 'release', versionId, release } as const;
  await practice.save({ projectId, version: 1, updatedAt: at, updatedBy: null, content });
}

function planOf(found: ProjectVersion, parts: readonly PracticePart[]): ReleasePlanView {
  const { id: versionId, name, isReleased, releaseOn } = found;
  const shown = { versionId, name, isReleased, releaseOn };
  const part = partOf(parts, versionId);
  if (part?.content.kind !== 'release') return { ...shown, ...NO_PLAN };
  const { plannedOn, source, at } = part.content.release;
  return {
    ...shown,
    ...{ version: part.version, plannedOn, source, seenAt: at },
    movedByDays: movedByDays({ plannedOn }, releaseOn),
  };
}

const NO_PLAN = { version: 0, plannedOn: null, source: null, seenAt: null, movedByDays: null };

/** Versions without any day come last. */
const dayOf = ({ plannedOn, releaseOn }: ReleasePlanView) => plannedOn ?? releaseOn ?? '';
const latestFirst = (a: ReleasePlanView, b: ReleasePlanView) => (dayOf(a) < dayOf(b) ? 1 : -1);

export async function setPlannedRelease(
  ports: Ports,
  caller: Caller,
  input: InProject & {
    readonly versionId: string;
    readonly version: number;
    readonly plannedOn: string;
  },
): Promise<Outcome<ReleasePlansView>> {
  const place = await managedPlace(ports, caller, input);
  if (!place.ok) return place;
  const { projectId } = place.value;
  const plannedOn = parseCalendarDate(input.plannedOn);
  if (plannedOn === undefined) return invalid('plannedOn', 'not-a-date');
  const versions = await ports.projectFacts.versions(projectId);
  const found = versions.find(({ id }) => id === input.versionId);
  if (found === undefined) return notFound('version-not-found');
  const at = new Date(ports.clock.now()).toISOString();
  const saved = await savePart(ports, caller, {
    ...{ projectId, version: input.version, title: `${found.name}: planned release` },
    content: {
      kind: 'release',
      versionId: found.id,
      release: { plannedOn, source: 'person', at },
    },
    told: (content) => (content.kind === 'release' ? { plannedOn: content.release.plannedOn } : {}),
  });
  return saved.ok ? ok(await releasePlans(ports, place.value)) : saved;
}
