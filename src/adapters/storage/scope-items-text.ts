import * as z from 'zod';
import type { StatusCategory, WorkItem } from '../../domain/metrics/work-item';
import type { IssueId, ProjectId } from '../../domain/shared/ids';

/** Issues written small: storage is paid for by size. A missing name is a field Jira did not send. */
export const compactItem = z.object({
  i: z.string(),
  k: z.string(),
  p: z.string(),
  a: z.string().exactOptional(),
  l: z.number().exactOptional(),
  c: z.number(),
  r: z.literal(1).exactOptional(),
  x: z.literal(1).exactOptional(),
  t: z.record(z.string(), z.number().nullable()).exactOptional(),
  n: z.record(z.string(), z.number().nullable()).exactOptional(),
});
export type CompactItem = Readonly<z.infer<typeof compactItem>>;

const CATEGORIES: readonly StatusCategory[] = ['new', 'indeterminate', 'done', 'undefined'];

const AMOUNTS = {
  ts: 'timeSpent',
  oe: 'originalEstimate',
  re: 'remainingEstimate',
  ats: 'aggregateTimeSpent',
  aoe: 'aggregateOriginalEstimate',
  are: 'aggregateRemainingEstimate',
  sp: 'storyPoints',
} as const satisfies Record<string, keyof WorkItem>;

export function toCompact(item: WorkItem): CompactItem {
  const amounts = present(
    Object.entries(AMOUNTS).map(([short, name]) => [short, item[name]] as const),
  );
  const numbers = present(Object.entries(item.numbers));
  return {
    i: item.id,
    k: item.key,
    p: item.projectId,
    ...(item.parentId !== null && { a: item.parentId }),
    ...(item.hierarchyLevel !== 0 && { l: item.hierarchyLevel }),
    c: CATEGORIES.indexOf(item.statusCategory),
    ...(item.isRestricted && { r: 1 as const }),
    ...(item.hasStoryPointConflict && { x: 1 as const }),
    ...(amounts !== null && { t: amounts }),
    ...(numbers !== null && { n: numbers }),
  };
}

function present(
  entries: readonly (readonly [string, number | null | undefined])[],
): Record<string, number | null> | null {
  const known = entries.flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return known.length === 0 ? null : Object.fromEntries(known);
}

export function fromCompact(compact: CompactItem): WorkItem {
  const { t = {}, n = {} } = compact;
  return {
    id: compact.i as IssueId,
    key: compact.k,
    projectId: compact.p as ProjectId,
    parentId: (compact.a ?? null) as IssueId | null,
    hierarchyLevel: compact.l ?? 0,
    statusCategory: CATEGORIES[compact.c] ?? 'undefined',
    isRestricted: compact.r === 1,
    hasStoryPointConflict: compact.x === 1,
    timeSpent: t['ts'],
    originalEstimate: t['oe'],
    remainingEstimate: t['re'],
    aggregateTimeSpent: t['ats'],
    aggregateOriginalEstimate: t['aoe'],
    aggregateRemainingEstimate: t['are'],
    storyPoints: t['sp'],
    numbers: n,
  };
}

/** Ids as differences in base 36: about three characters an issue. */
export function idsToText(ids: readonly IssueId[]): string {
  const sorted = ids.map(Number).sort((a, b) => a - b);
  return sorted.map((id, at) => (id - (sorted[at - 1] ?? 0)).toString(36)).join('.');
}

export function idsFromText(text: string): readonly IssueId[] {
  let id = 0;
  return text === ''
    ? []
    : text.split('.').map((step) => {
        id += parseInt(step, 36);
        return String(id) as IssueId;
      });
}
