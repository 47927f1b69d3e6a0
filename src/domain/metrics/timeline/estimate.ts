import { type IssueTimeline, valueAt } from './issue-timeline';

/**
 * What an issue was estimated at, at an instant; `null` for one that was not. Where nothing is
 * estimated (`estimateFieldId` is `null`) every issue is 1. Source: metrics-spec P12.
 */
export function estimateAt(
  timeline: IssueTimeline,
  at: number,
  { estimateFieldId }: { readonly estimateFieldId: string | null },
): number | null {
  if (estimateFieldId === null) return 1;
  const text = valueAt(timeline, estimateFieldId, at);
  return text === null || text.trim() === '' ? null : Number(text);
}
