import type { PracticeContent } from '../../domain/practice/practice-content';
import type { ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import { changesBetween } from '../audit/audit-changes';
import type { Caller } from '../caller';
import type { AuditEntry, Json } from '../ports/audit';
import type { Ports } from '../ports/ports';
import type { PracticePart } from '../ports/practice';
import { conflict, type Outcome } from '../refusal';

type SavePorts = Pick<Ports, 'practice' | 'ids' | 'clock'>;

export interface PartChange {
  readonly projectId: ProjectId;
  /** The version the person saw; 0 when nobody had said anything. */
  readonly version: number;
  readonly content: PracticeContent;
  /** How the change is called in the list of changes. */
  readonly title: string;
  /** What is told of a content there; account ids under names that erasing knows. */
  readonly told: (content: PracticeContent) => Readonly<Record<string, Json>>;
}

/** Writes one part over exactly the version that was seen, with a trace of who changed what. */
export async function savePart(
  ports: SavePorts,
  caller: Caller,
  change: PartChange,
): Promise<Outcome<PracticePart>> {
  const { projectId, version, content } = change;
  const before = await ports.practice.find(projectId, content);
  if ((before?.version ?? 0) !== version) return conflict(before);
  const part: PracticePart = {
    projectId,
    version: version + 1,
    updatedAt: new Date(ports.clock.now()).toISOString(),
    updatedBy: caller.accountId,
    content,
  };
  const trace = traceOf(ports, caller, { ...change, before, part });
  if ((await ports.practice.save(part, trace)) === 'version-conflict') {
    return conflict(await ports.practice.find(projectId, content));
  }
  return ok(part);
}

interface Traced extends PartChange {
  readonly before: PracticePart | null;
  readonly part: PracticePart;
}

function traceOf(
  { ids }: Pick<Ports, 'ids'>,
  { accountId }: Caller,
  { projectId, title, told, before, part }: Traced,
): readonly AuditEntry[] {
  const changes = changesBetween(before === null ? {} : told(before.content), told(part.content));
  if (changes.length === 0) return [];
  return [
    {
      ...{ id: ids.next(), at: part.updatedAt, by: accountId, kind: 'practice', title },
      ...{ subjectId: `practice-${projectId}`, objectiveId: null, projectId },
      ...{ action: before === null ? 'created' : 'edited', origin: 'page', changes },
    },
  ];
}
