import type { WorkItem } from '../../domain/metrics/work-item';
import type { IssueId } from '../../domain/shared/ids';
import type { Ports } from '../ports/ports';
import type { ScopeSummary } from '../ports/scope-store';
import type { FieldNeeds, MatchOutcome } from '../ports/work-items';
import { markStale, measureItems, readWholeScope, type ScopeOutcome } from './measure-scope';
import { type Dating, mayBeOfYesterday, readDating } from './date-changes';
import type { MeasuredOkrs } from './measured-okrs';
import { neededFields } from './needed-fields';
import { recordScope } from './record-scope';
import { restateDays } from './restate-days';
import { mergeNeeds, type Scope } from './scope';

export interface ScopeUpdate {
  readonly scope: Scope;
  readonly apply: () => Promise<ScopeOutcome>;
}

export interface Changes {
  readonly changedIds: readonly IssueId[];
  readonly deletedIds: readonly IssueId[];
}

/**
 * Which scopes the changes touch, and how to bring each up to date: an issue may enter, stay with
 * other values, or leave. One question to Jira answers it for all scopes.
 */
export async function planUpdates(
  ports: Ports,
  okrs: MeasuredOkrs,
  { scopes, changes }: { scopes: readonly Scope[]; changes: Changes },
): Promise<readonly ScopeUpdate[]> {
  const { changedIds, deletedIds } = changes;
  if (changedIds.length + deletedIds.length === 0 || scopes.length === 0) return [];
  const summaries = await ports.scopes.summaries(scopes.map(({ hash }) => hash));
  const matches: readonly MatchOutcome[] =
    changedIds.length === 0
      ? scopes.map(() => ({ kind: 'matched', issueIds: new Set<IssueId>() }))
      : await ports.workItems.match(
          changedIds,
          scopes.map(({ jql }) => jql),
        );
  const touched = scopes.flatMap((scope, index) => {
    const match = matches[index];
    const summary = summaries.get(scope.hash);
    return match !== undefined && isTouched(match, summary, changes)
      ? [{ scope, match, summary }]
      : [];
  });
  const facts = await fetchFacts(ports, touched);
  const isLate = await mayBeOfYesterday(ports, okrs.settings.timeZone);
  const dating = await readDating(ports, isLate ? stayed(touched) : []);
  return touched.map(({ scope, match, summary }) => ({
    scope,
    apply: () =>
      match.kind === 'invalid-jql'
        ? markStale(ports, scope, { reason: 'jql-invalid', messages: match.messages })
        : applyChanges(ports, okrs, {
            ...{ scope, summary, dating },
            changed: { changes, matched: match.issueIds, facts, needs: scope.needs },
          }),
  }));
}

interface Touched {
  readonly scope: Scope;
  readonly summary: ScopeSummary | undefined;
  readonly dating: Dating;
  readonly changed: Changed;
}

async function applyChanges(
  ports: Ports,
  okrs: MeasuredOkrs,
  { scope, summary, dating, changed }: Touched,
): Promise<ScopeOutcome> {
  const items = summary === undefined ? null : await ports.scopes.items(scope.hash);
  if (summary === undefined || items === null) return readWholeScope(ports, okrs, scope);
  const updated = withChanges(items, changed);
  const memberIds = updated.map(({ id }) => id);
  const at = ports.clock.now();
  const lastOkAt = new Date(at).toISOString();
  const recorded = await recordScope(ports, {
    ...{ hash: scope.hash, before: items, after: updated, at },
    dated: (before, after) => dating(before, after, scope.needs),
  });
  const outcome = await measureItems(ports, okrs, { scope, items: updated });
  // Last: an issue that left is missed in what is stored, and so found again until then.
  await ports.scopes.save({ ...summary, memberIds, lastOkAt, stale: null, retry: null }, updated);
  const since = Math.min(at, ...recorded.map((change) => change.at));
  await restateDays(ports, { scope, since, now: at, timeZone: okrs.settings.timeZone });
  return outcome;
}

/** Members before and after: what entered or left is dated by when that was seen. */
function stayed(
  touched: readonly { match: MatchOutcome; summary: ScopeSummary | undefined }[],
): readonly IssueId[] {
  const ids = new Set<IssueId>();
  for (const { match, summary } of touched) {
    if (match.kind !== 'matched') continue;
    for (const id of summary?.memberIds ?? []) if (match.issueIds.has(id)) ids.add(id);
  }
  return [...ids];
}

function isTouched(
  match: MatchOutcome,
  summary: ScopeSummary | undefined,
  { changedIds, deletedIds }: Changes,
): boolean {
  if (match.kind === 'invalid-jql' || match.issueIds.size > 0) return true;
  const members = new Set(summary?.memberIds ?? []);
  return [...changedIds, ...deletedIds].some((id) => members.has(id));
}

async function fetchFacts(
  ports: Ports,
  touched: readonly { scope: Scope; match: MatchOutcome }[],
): Promise<ReadonlyMap<IssueId, WorkItem>> {
  const ids = new Set<IssueId>();
  for (const { match } of touched) {
    if (match.kind === 'matched') for (const id of match.issueIds) ids.add(id);
  }
  if (ids.size === 0) return new Map();
  const needs = mergeNeeds(touched.map(({ scope }) => scope.needs));
  const items = await ports.workItems.byIds([...ids], needs);
  return new Map(items.map((item) => [item.id, item]));
}

interface Changed {
  readonly changes: Changes;
  readonly matched: ReadonlySet<IssueId>;
  readonly facts: ReadonlyMap<IssueId, WorkItem>;
  readonly needs: FieldNeeds;
}

function withChanges(
  items: readonly WorkItem[],
  { changes, matched, facts, needs }: Changed,
): readonly WorkItem[] {
  const replaced = new Set([...changes.changedIds, ...changes.deletedIds]);
  const kept = items.filter(({ id }) => !replaced.has(id));
  const entered = [...matched].flatMap((id) => {
    const item = facts.get(id);
    return item === undefined ? [] : [neededFields(item, needs)];
  });
  return [...kept, ...entered].sort((a, b) => Number(a.id) - Number(b.id));
}
