import type { Field, Issue, SiteView } from '../model';
import { customField, rankField } from './custom-fields';
import { ENTITY_FIELDS } from './entity-fields';
import { hierarchyLevel, ISSUE_FIELDS } from './issue-fields';
import { bagAt, bagsIn, numberOf, textAt } from './issue-values';
import { type SearchField, UnmodelledJql } from './jql-scope';
import { userField, usersField } from './people-fields';
import { versionField } from './release-fields';
import { savedFilterField } from './saved-filter';
import { dayField, instantField, numberField, workDurationField } from './scalar-fields';
import { TEXT_FIELDS } from './text-fields';
import { type TokenField, tokenField } from './token-field';
import { parseInstant } from './zoned-time';

function worklogs(issue: Issue) {
  return bagsIn(bagAt(issue, 'worklog')?.['worklogs']);
}

const attachments: SearchField = {
  operators: ['is', 'is not'],
  compile: (clause) => (issue) =>
    bagsIn(issue.fields['attachment']).length > 0 === (clause.operator === 'is not'),
};

const worklogAuthor = tokenField({
  ...usersField('worklog').spec,
  tokensOf: (issue) =>
    worklogs(issue).flatMap((each) => {
      const author = each['author'];
      return bagsIn(author).flatMap((person) => textAt(person, 'accountId') ?? []);
    }),
});

const worklogDate = instantField('worklog', (issue) =>
  worklogs(issue).flatMap((each) => parseInstant(textAt(each, 'started') ?? '') ?? []),
);

interface SystemField {
  readonly field: SearchField;
  /** The first name is the one autocomplete shows. */
  readonly names: readonly string[];
}

/** Fields every Jira site has, under all the names JQL knows them by. */
export const SYSTEM_FIELDS: readonly SystemField[] = [
  { names: ['affectedVersion', 'version'], field: versionField('versions') },
  { names: ['assignee'], field: userField('assignee') },
  { names: ['attachments'], field: attachments },
  { names: ['comment'], field: TEXT_FIELDS['comment'] },
  { names: ['component', 'components'], field: ENTITY_FIELDS.component },
  { names: ['created', 'createdDate'], field: instantField('created') },
  { names: ['creator'], field: userField('creator') },
  { names: ['description'], field: TEXT_FIELDS['description'] },
  { names: ['due', 'duedate'], field: dayField('duedate') },
  { names: ['environment'], field: TEXT_FIELDS['environment'] },
  { names: ['Epic Link'], field: ISSUE_FIELDS.epicLink },
  { names: ['filter', 'savedfilter', 'request', 'searchrequest'], field: savedFilterField },
  { names: ['fixVersion'], field: versionField('fixVersions') },
  { names: ['hierarchyLevel'], field: numberField(hierarchyLevel) },
  {
    names: ['issuekey', 'key', 'issue', 'id', 'workItemKey', 'workItem'],
    field: ISSUE_FIELDS.key,
  },
  { names: ['issueLinkType', 'workItemLinkType'], field: ISSUE_FIELDS.issueLinkType },
  { names: ['issuetype', 'type', 'workType'], field: ENTITY_FIELDS.issueType },
  { names: ['labels'], field: ENTITY_FIELDS.labels },
  { names: ['level'], field: ENTITY_FIELDS.securityLevel },
  {
    names: ['originalEstimate', 'timeoriginalestimate'],
    field: workDurationField('timeoriginalestimate'),
  },
  { names: ['parent'], field: ISSUE_FIELDS.parent },
  { names: ['parentEpic'], field: ISSUE_FIELDS.parentEpic },
  { names: ['priority'], field: ENTITY_FIELDS.priority },
  { names: ['project', 'space'], field: ENTITY_FIELDS.project },
  { names: ['projectType', 'spaceType'], field: ENTITY_FIELDS.projectType },
  { names: ['Rank'], field: rankField(null) },
  { names: ['remainingEstimate', 'timeestimate'], field: workDurationField('timeestimate') },
  { names: ['reporter'], field: userField('reporter') },
  { names: ['resolution'], field: ENTITY_FIELDS.resolution },
  { names: ['resolved', 'resolutiondate'], field: instantField('resolutiondate') },
  { names: ['status'], field: ENTITY_FIELDS.status },
  { names: ['statusCategory'], field: ENTITY_FIELDS.statusCategory },
  { names: ['statusCategoryChangedDate'], field: instantField('statuscategorychangedate') },
  { names: ['summary'], field: TEXT_FIELDS['summary'] },
  { names: ['text', 'textfields'], field: TEXT_FIELDS['text'] },
  { names: ['timespent'], field: workDurationField('timespent') },
  { names: ['updated', 'updatedDate'], field: instantField('updated') },
  { names: ['votes'], field: numberField((issue) => numberOf(bagAt(issue, 'votes')?.['votes'])) },
  {
    names: ['watchers'],
    field: numberField((issue) => numberOf(bagAt(issue, 'watches')?.['watchCount'])),
  },
  { names: ['worklogAuthor'], field: worklogAuthor },
  { names: ['worklogDate'], field: worklogDate },
  { names: ['workRatio'], field: numberField((issue) => numberOf(issue.fields['workratio'])) },
].flatMap(({ names, field }) => (field === undefined ? [] : [{ names, field }]));

/** Names JQL knows on a real site whose data the local site does not hold. */
const UNMODELLED = [
  'approvals',
  'category',
  'development',
  'hasremotelinks',
  'issue.property',
  'lastviewed',
  'organizations',
  'parentproject',
  'projectcategory',
  'request-channel-type',
  'request-last-activity-time',
  'spacecategory',
  'team',
  'voter',
  'watcher',
  'worklogcomment',
];

const systemByName = new Map(
  SYSTEM_FIELDS.flatMap(({ names, field }) => names.map((name) => [name.toLowerCase(), field])),
);

function isCalled(field: Field, lower: string): boolean {
  const names = [field.name, field.untranslatedName, ...(field.clauseNames ?? [])];
  const number = field.schema?.customId ?? field.id.replace(/^customfield_/, '');
  if (lower === `cf[${String(number)}]`) return true;
  return names.some((name) => {
    if (name === undefined) return false;
    const own = name.toLowerCase();
    // `Story Points[Number]`: the collapsed form names the kind of field as well.
    return lower === own || (lower.startsWith(`${own}[`) && lower.endsWith(']'));
  });
}

/**
 * Every field a name means. A system field wins over custom fields of the same name; several
 * custom fields may share one name, and Jira then looks in all of them.
 */
export function fieldsNamed(name: string, view: SiteView): readonly SearchField[] {
  const lower = name.toLowerCase();
  const custom = view.data.fields.filter((field) => field.custom && isCalled(field, lower));
  const system = systemByName.get(lower);
  const isEpicOrRank = lower === 'epic link' || lower === 'rank';
  if (system !== undefined && !(isEpicOrRank && custom.length > 0)) return [system];
  if (custom.length > 0) return custom.map(customField);
  if (UNMODELLED.includes(lower)) throw new UnmodelledJql(`the JQL field '${name}'`);
  return [];
}

export function isTokenField(field: SearchField): field is TokenField {
  return 'spec' in field;
}
