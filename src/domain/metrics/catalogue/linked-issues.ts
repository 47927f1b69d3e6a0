import type { IssueId } from '../../shared/ids';
import type { IssueTimeline } from '../timeline/issue-timeline';
import type { CatalogueInput } from './catalogue-input';

/** What links lead to, as far as somebody here may see it: few of the issues are linked at all. */
export function linkedIssues({
  links,
  histories,
  linkedHistories,
}: Pick<CatalogueInput, 'links' | 'histories' | 'linkedHistories'>): ReadonlyMap<
  IssueId,
  IssueTimeline
> {
  const linked = new Set<IssueId>();
  for (const own of links?.values() ?? []) for (const { otherId } of own) linked.add(otherId);
  const found = new Map<IssueId, IssueTimeline>();
  for (const some of [linkedHistories, histories]) {
    for (const history of some) if (linked.has(history.id)) found.set(history.id, history);
  }
  return found;
}
