import type { Request } from '@forge/resolver';
import type { Caller } from '../application/caller';
import type { AccountId, IssueId, ProjectId } from '../domain/shared/ids';

/** Who calls and from where, from the platform's context alone; `null` for anonymous callers. */
export function callerOf(context: Request<unknown>['context']): Caller | null {
  const accountId: unknown = context['accountId'];
  if (typeof accountId !== 'string' || accountId === '') return null;
  const extension: unknown = context['extension'];
  return {
    accountId: accountId as AccountId,
    projectId: idIn(extension, 'project') as ProjectId | null,
    issueId: idIn(extension, 'issue') as IssueId | null,
  };
}

function idIn(extension: unknown, name: string): string | null {
  if (!isRecord(extension)) return null;
  const place = extension[name];
  if (!isRecord(place)) return null;
  const { id } = place;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
