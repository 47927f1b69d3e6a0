import type { AuditLog } from '../../src/application/ports/audit';
import type { Deliveries, PracticePart, PracticeStore } from '../../src/application/ports/practice';
import { type DeliveryEvent, happenedAt } from '../../src/domain/practice/delivery';
import { joinedPractice, type PracticeContent } from '../../src/domain/practice/practice-content';
import type { ProjectId } from '../../src/domain/shared/ids';
import { memoryAuditLog } from './memory-audit';

function subjectOf(content: PracticeContent): string {
  if ('sprintId' in content) return content.sprintId;
  return 'versionId' in content ? content.versionId : '';
}

/** What people said, in memory; writers must name the version they replace, as in storage. */
export function memoryPractice(audit: AuditLog = memoryAuditLog()): PracticeStore {
  const stored = new Map<string, PracticePart>();
  const keyOf = (projectId: ProjectId, content: PracticeContent) =>
    `${projectId} ${content.kind} ${subjectOf(content)}`;
  const partsOf = (projectId: ProjectId) =>
    [...stored.values()].filter((part) => part.projectId === projectId);
  return {
    parts: async (projectId) => Promise.resolve(partsOf(projectId)),
    load: async (projectId) =>
      Promise.resolve(
        joinedPractice(
          projectId,
          partsOf(projectId).map(({ content }) => content),
        ),
      ),
    find: async (projectId, content) =>
      Promise.resolve(stored.get(keyOf(projectId, content)) ?? null),
    save: async (part, trace = []) => {
      const key = keyOf(part.projectId, part.content);
      if ((stored.get(key)?.version ?? 0) !== part.version - 1) return 'version-conflict';
      stored.set(key, part);
      await audit.append(trace);
      return 'saved';
    },
  };
}

export function memoryDeliveries(): Deliveries {
  const stored = new Map<string, { readonly projectId: string; readonly event: DeliveryEvent }>();
  const keyOf = (projectId: string, { kind, id }: Pick<DeliveryEvent, 'kind' | 'id'>) =>
    `${projectId} ${kind} ${id}`;
  const sorted = <Kind extends DeliveryEvent['kind']>(projectId: string, kind: Kind) =>
    [...stored.values()]
      .filter((one) => one.projectId === projectId)
      .flatMap(({ event }) => (isOf(kind, event) ? [event] : []))
      .sort((a, b) => happenedAt(a) - happenedAt(b));
  return {
    list: async (projectId, kind, { from, to }) => {
      const all = sorted(projectId, kind);
      if (all.length === 0) return Promise.resolve(null);
      return Promise.resolve(
        all.filter((event) => happenedAt(event) >= from && happenedAt(event) < to),
      );
    },
    ends: async (projectId, kind) => {
      const all = sorted(projectId, kind);
      return Promise.resolve(all.filter((_, place) => [0, all.length - 1].includes(place)));
    },
    put: async (projectId, events) => {
      for (const event of events) stored.set(keyOf(projectId, event), { projectId, event });
      return Promise.resolve();
    },
    remove: async (projectId, events) => {
      for (const event of events) stored.delete(keyOf(projectId, event));
      return Promise.resolve();
    },
  };
}

function isOf<Kind extends DeliveryEvent['kind']>(
  kind: Kind,
  event: DeliveryEvent,
): event is Extract<DeliveryEvent, { readonly kind: Kind }> {
  return event.kind === kind;
}
