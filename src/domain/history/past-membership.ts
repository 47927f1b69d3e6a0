import { comparisonsIn, type Condition, evaluate } from './condition';
import type { Span, StatusCategories } from './issue-facts';
import type { IssueHistory } from './issue-history';
import { answerAt, relevantChanges } from './past-answer';
import { isAboutResolution, resolutions } from './resolved-answer';

/**
 * When an issue that belongs to a scope today belonged to it before. Jira cannot be asked which
 * issues a query found on another day, so its clauses are asked of the issue's own history:
 * fields whose changes are on record answer for every instant; a field that never changed
 * answers as it does today; a clause that cannot be told (functions, texts, relative dates)
 * decides nothing. What is not ruled out counts as a member, from its creation on. Issues that
 * had left before cannot be found at all. Readings made from this are marked `reconstructed`.
 * Source: metrics-spec G.3, decision 0011.
 */
export function pastMembership(
  history: IssueHistory,
  condition: Condition,
  { until, categories }: { readonly until: number; readonly categories: StatusCategories },
): readonly Span[] {
  const whole: Span = { from: history.createdAt, to: null };
  const isMember = (at: number) =>
    evaluate(condition, (comparison) => answerAt(comparison, history, { at, categories })) !== 'no';
  // It is one today. An answer that denies it misread the query, so it cannot be trusted.
  if (!isMember(until)) return [whole];
  const instants = instantsOf(history, condition).filter((at) => at > whole.from && at < until);
  const starts = [whole.from, ...new Set(instants)].sort((a, b) => a - b);
  const spans: Span[] = [];
  for (const [at, from] of starts.entries()) {
    if (!isMember(from)) continue;
    const to = starts[at + 1] ?? null;
    const last = spans.at(-1);
    if (last?.to === from) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return spans;
}

/** Where the answer can change: changes of fields that are asked for, and the dates in the query. */
function instantsOf(history: IssueHistory, condition: Condition): readonly number[] {
  const comparisons = comparisonsIn(condition);
  const changes = comparisons.flatMap((comparison) => relevantChanges(comparison.field, history));
  const resolved = comparisons.some(({ field }) => isAboutResolution(field))
    ? resolutions(history).map(({ at }) => at)
    : [];
  return [...changes.map(({ at }) => at), ...resolved];
}
