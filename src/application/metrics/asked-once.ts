import type { MetricFacts } from '../ports/metric-facts';

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
