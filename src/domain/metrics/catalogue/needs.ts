import type { CatalogueInput } from './catalogue-input';

/** What a metric cannot do without: what people have to say first, or what Jira has to have. */
export const NEEDS = [
  'status-mapping',
  'review-statuses',
  'bug-types',
  'found-in-signal',
  'debt-rule',
  'capacity',
  'sprint-verdicts',
  'deployments',
  'incidents',
  'person-metrics',
  'estimates',
  'priorities',
  'worklogs',
  'comments',
  'links',
  'sprints',
  'versions',
] as const;

export type Need = (typeof NEEDS)[number];

type Known = Pick<
  CatalogueInput,
  | 'practice'
  | 'estimateFieldId'
  | 'sprintFieldId'
  | 'priorityIds'
  | 'sprints'
  | 'versions'
  | 'worklogs'
  | 'comments'
  | 'links'
>;

const IS_MET: Readonly<Record<Need, (known: Known) => boolean>> = {
  'status-mapping': ({ practice }) => practice.statuses.wait !== null,
  'review-statuses': ({ practice }) => practice.statuses.review.size > 0,
  'bug-types': ({ practice }) => practice.bugTypeIds.size > 0,
  'found-in-signal': ({ practice }) => practice.foundIn !== null,
  'debt-rule': ({ practice }) => practice.debt !== null,
  capacity: ({ practice }) => practice.capacity.size > 0,
  'sprint-verdicts': ({ practice }) => practice.verdicts.size > 0,
  deployments: ({ practice }) => practice.deployments !== null,
  incidents: ({ practice }) => practice.incidents !== null,
  'person-metrics': ({ practice }) => practice.arePersonMetricsOn,
  estimates: ({ estimateFieldId }) => estimateFieldId !== null,
  priorities: ({ priorityIds }) => priorityIds.length > 0,
  worklogs: ({ worklogs }) => worklogs !== null,
  comments: ({ comments }) => comments !== null,
  links: ({ links }) => links !== null,
  sprints: ({ sprints, sprintFieldId }) => sprints.length > 0 && sprintFieldId !== null,
  versions: ({ versions }) => versions.length > 0,
};

/** Which of the needs are not met, in the order given. */
export function missingNeeds(needs: readonly Need[], known: Known): readonly Need[] {
  return needs.filter((need) => !IS_MET[need](known));
}
