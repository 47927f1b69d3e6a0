import { CATALOGUE } from '../../domain/metrics/catalogue/catalogue';
import { missingNeeds, type Need } from '../../domain/metrics/catalogue/needs';
import type { DeliveryEvent } from '../../domain/practice/delivery';
import {
  nothingSaid,
  practiceOf,
  type ProjectPractice,
} from '../../domain/practice/project-practice';
import type { Home, ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { homeAccess } from '../okr/authorise';
import type { KnownSprint } from '../ports/metric-facts';
import type { Ports } from '../ports/ports';
import { notFound, type Outcome } from '../refusal';

export interface CatalogueView {
  readonly entries: readonly {
    readonly key: string;
    readonly needs: readonly { readonly need: Need; readonly state: 'there' | 'missing' }[];
    readonly added: readonly { readonly metricId: string; readonly title: string }[];
  }[];
  readonly canManage: boolean;
}

/** How this place could use every metric there is: what it has for it, and what is there already. */
export async function getCatalogue(
  ports: Ports,
  caller: Caller,
  { projectId }: { readonly projectId: string | null },
): Promise<Outcome<CatalogueView>> {
  const home = caller.projectId ?? (projectId as ProjectId | null);
  const access = await homeAccess(ports, caller, home);
  if (!access.canSee) return notFound('project-not-found');
  const [tracked, known] = await Promise.all([
    ports.trackedMetrics.list({ home }, 'active'),
    knownOf(ports, home),
  ]);
  return ok({
    canManage: access.canManage,
    entries: CATALOGUE.map(({ key, needs }) => {
      const missing = new Set(missingNeeds(needs, known));
      return {
        key,
        needs: needs.map((need) => ({ need, state: missing.has(need) ? 'missing' : 'there' })),
        added: tracked
          .filter(({ source }) => source.catalogueKey === key)
          .map(({ id, title }) => ({ metricId: id, title })),
      };
    }),
  });
}

type Known = Parameters<typeof missingNeeds>[1];

/** What people said and Jira has; a site as a whole is judged by its fields only. */
async function knownOf(ports: Ports, home: Home): Promise<Known> {
  const [settings, work, detected, priorityIds] = await Promise.all([
    ports.settings.load(),
    ports.metricFacts.fields(),
    ports.fields.storyPoints(),
    ports.metricFacts.priorities(),
  ]);
  const { storyPointFieldId: override } = settings;
  const { companyManaged, teamManaged } = detected;
  const ofSite = {
    estimateFieldId: override ?? companyManaged ?? teamManaged,
    sprintFieldId: work.sprint,
    priorityIds,
    // These are read with the issues, wherever there are any.
    ...{ worklogs: new Map(), comments: new Map(), links: new Map() },
  };
  if (home === null) {
    const practice = practiceOf([nothingSaid('' as ProjectId)], NOTHING_DELIVERED);
    return { ...ofSite, practice, sprints: [], versions: [] };
  }
  const [said, containers, delivered] = await Promise.all([
    ports.practice.load(home),
    projectContainers(ports, home),
    deliveriesOf(ports, home),
  ]);
  return { ...ofSite, ...containers, practice: practiceOf([said], withNone(said, delivered)) };
}

const NOTHING_DELIVERED = { deployments: null, incidents: null };

async function projectContainers(
  ports: Pick<Ports, 'metricFacts' | 'jql'>,
  projectId: ProjectId,
): Promise<Pick<Known, 'sprints' | 'versions'>> {
  const [planned, hasVersions] = await Promise.all([
    // Boards anywhere may hold them; a site without sprints does not know the word.
    ports.jql.count(`project = ${projectId} AND sprint is not EMPTY`, 'app'),
    ports.metricFacts.hasVersions(projectId),
  ]);
  const hasSprints = planned.kind === 'counted' && planned.count > 0;
  return {
    sprints: hasSprints ? [SOME_SPRINT] : [],
    versions: hasVersions ? [SOME_VERSION] : [],
  };
}

/** Stands for those there are: only whether there are any is asked. */
const SOME_SPRINT: KnownSprint = {
  ...{ id: '', boardId: '', name: '', goal: '', state: 'closed' },
  ...{ startedAt: 0, plannedEndAt: 0, completedAt: 0 },
};

const SOME_VERSION: Known['versions'][number] = {
  ...{ id: '', name: '', projectId: '' as ProjectId, startOn: null },
  ...{ plannedOn: null, releasedAt: null, isReconstructed: true },
};

async function deliveriesOf(ports: Pick<Ports, 'deliveries'>, projectId: ProjectId) {
  const [deployments, incidents] = await Promise.all([
    ports.deliveries.ends(projectId, 'deployment'),
    ports.deliveries.ends(projectId, 'incident'),
  ]);
  return { deployments, incidents };
}

/** That there was none is something somebody can say, too. */
function withNone(
  { toldThrough }: ProjectPractice,
  { deployments, incidents }: Awaited<ReturnType<typeof deliveriesOf>>,
) {
  const isNone = (all: readonly unknown[], kind: DeliveryEvent['kind']) => {
    const { completeOn, arePushesComplete } = toldThrough[kind];
    return all.length === 0 && completeOn === null && !arePushesComplete;
  };
  return {
    deployments: isNone(deployments, 'deployment') ? null : deployments,
    incidents: isNone(incidents, 'incident') ? null : incidents,
  };
}
