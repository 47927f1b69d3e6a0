import type { CatalogueMetric } from '../../domain/metrics/catalogue/catalogue-metric';
import type { ProjectPractice } from '../../domain/practice/project-practice';
import type { StoryPointFields } from '../ports/fields';
import type { TimelineNeeds, WorkFields } from '../ports/metric-facts';

/** What the changelog tells of every issue, whatever the metric: one read serves all of them. */
const USUAL_FIELDS = [
  'status',
  'priority',
  'assignee',
  'issuetype',
  'project',
  'parent',
  'resolution',
  'components',
  'fixVersions',
  'versions',
  'labels',
  'description',
  'timeoriginalestimate',
  'timeestimate',
  'timespent',
] as const;

export interface SiteFields {
  readonly work: WorkFields;
  readonly storyPoints: StoryPointFields;
}

/** What has to be read of the issues of a scope for a metric over them. */
export function timelineNeeds(
  { facts }: Pick<CatalogueMetric, 'facts'>,
  { work, storyPoints }: SiteFields,
  said: readonly ProjectPractice[],
): TimelineNeeds {
  const { override, companyManaged, teamManaged } = storyPoints;
  const ofPractice = said.flatMap(({ quality, teams }) => [
    quality.severity?.kind === 'field' ? quality.severity.fieldId : null,
    quality.foundIn?.kind === 'field' ? quality.foundIn.fieldId : null,
    quality.flaggedFieldId,
    teams.fieldId,
  ]);
  const ids = [
    work.sprint,
    work.flagged,
    work.rank,
    override,
    companyManaged,
    teamManaged,
    ...ofPractice,
  ];
  return {
    fieldIds: [...new Set([...USUAL_FIELDS, ...ids.filter((id) => id !== null)])].sort(),
    withEffort: facts.includes('worklogs') || facts.includes('comments'),
  };
}
