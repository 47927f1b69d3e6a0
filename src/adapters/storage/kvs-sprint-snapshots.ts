import { kvs, WhereConditions } from '@forge/kvs';
import * as z from 'zod';
import type { SprintSnapshots } from '../../application/ports/sprint-snapshots';
import type { FrozenIssue, SprintSnapshot } from '../../domain/metrics/sprint/sprint-snapshot';
import type { IssueId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';
import { everyPage, PAGE, setAll } from './kvs-call';

const PREFIX = 'sprint-snapshot:';
const keyOf = (scopeHash: string, sprintId: string) => `${PREFIX}${scopeHash}:${sprintId}`;

/** An issue as `[id, estimate, done]`: a sprint of a hundred issues stays below one write unit. */
const frozen = z.array(z.tuple([z.string(), z.number().nullable(), z.boolean()])).nullable();
type Frozen = z.infer<typeof frozen>;

interface Stored {
  readonly atStart: Frozen;
  readonly atClose: Frozen;
}

export const sprintSnapshotFormat = recordFormat<Stored>(
  z.object({ atStart: frozen, atClose: frozen }),
);

export function createKvsSprintSnapshots(): SprintSnapshots {
  return {
    async find(scopeHash) {
      const prefix = keyOf(scopeHash, '');
      const rows = await everyPage((cursor) => {
        const query = kvs.query().where('key', WhereConditions.beginsWith(prefix)).limit(PAGE);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany<unknown>();
      });
      return new Map(
        rows.map(({ key, value }) => [key.slice(prefix.length), toSnapshot(value)] as const),
      );
    },
    async save(scopeHash, snapshots) {
      const rows = [...snapshots].map(([sprintId, { atStart, atClose }]) => ({
        key: keyOf(scopeHash, sprintId),
        value: sprintSnapshotFormat.write({
          atStart: toFrozen(atStart),
          atClose: toFrozen(atClose),
        }),
      }));
      await setAll(rows);
    },
  };
}

function toSnapshot(value: unknown): SprintSnapshot {
  const { atStart, atClose } = sprintSnapshotFormat.read(value);
  return { atStart: fromFrozen(atStart), atClose: fromFrozen(atClose) };
}

const toFrozen = (issues: readonly FrozenIssue[] | null): Frozen =>
  issues?.map(({ issueId, estimate, isDone }) => [issueId, estimate, isDone]) ?? null;

const fromFrozen = (issues: Frozen): readonly FrozenIssue[] | null =>
  issues?.map(([issueId, estimate, isDone]) => ({
    ...{ issueId: issueId as IssueId, estimate, isDone },
  })) ?? null;
