import type { Initiative, InitiativeWork } from '../../domain/okr/initiative';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';

/**
 * Tells that work was put under a key result or taken away. The work goes by its id: its name is
 * for those alone who may see it in Jira.
 */
export async function traceInitiative(
  { audit, ids, clock }: Pick<Ports, 'audit' | 'ids' | 'clock'>,
  { accountId }: Caller,
  change: {
    readonly keyResult: KeyResult;
    readonly before?: Initiative;
    readonly after?: Initiative;
  },
): Promise<void> {
  const { id, title, objectiveId, projectId } = change.keyResult;
  await audit.append([
    {
      ...{ id: ids.next(), at: new Date(clock.now()).toISOString(), by: accountId },
      ...{ kind: 'key-result', subjectId: id, title, objectiveId, projectId },
      ...{ action: 'edited', origin: 'page' },
      changes: [{ field: 'initiative', before: named(change.before), after: named(change.after) }],
    },
  ]);
}

function named(initiative: Initiative | undefined): string | null {
  return initiative === undefined ? null : nameOf(initiative.work);
}

const nameOf = (work: InitiativeWork): string =>
  work.kind === 'issue' ? `Issue ${work.issueId}` : `Project ${work.projectId}`;
