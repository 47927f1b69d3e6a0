import type { IssueId } from '../../domain/shared/ids';
import type { KnownIssue, MetricFacts } from '../ports/metric-facts';
import { hasFields, readSharing } from './kept-issues';

/** Boards, sprints and versions of several scopes in one run: each is asked of Jira once. */
export function askedOnce(facts: MetricFacts): MetricFacts {
  return {
    ...facts,
    boardsOf: once((id) => facts.boardsOf(id)),
    board: once((id) => facts.board(id)),
    sprintsOf: once((id) => facts.sprintsOf(id)),
    sprint: once((id) => facts.sprint(id)),
    versionsOf: once((id) => facts.versionsOf(id)),
  };
}

/** What failed is asked again. */
function once<Id extends string, Value>(
  ask: (id: Id) => Promise<Value>,
): (id: Id) => Promise<Value> {
  const asked = new Map<Id, Promise<Value>>();
  return (id) => {
    const known = asked.get(id);
    if (known !== undefined) return known;
    const answer = ask(id);
    asked.set(id, answer);
    answer.catch(() => asked.delete(id));
    return answer;
  };
}

/** An issue in several scopes is read for the first of them; for runs that look at one instant. */
export function readOnce(facts: MetricFacts): MetricFacts {
  const read = new Map<IssueId, KnownIssue>();
  return {
    ...facts,
    read: async (ids, needs) => {
      const known = ids.flatMap((id) => {
        const issue = read.get(id);
        return issue !== undefined && hasFields(issue, needs) ? [[id, issue] as const] : [];
      });
      const issues = await readSharing(facts, ids, { needs, byId: new Map(known) });
      for (const issue of issues) read.set(issue.timeline.id, issue);
      return issues;
    },
  };
}
