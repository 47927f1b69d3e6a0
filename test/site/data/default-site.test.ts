import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { inputs } from '../../../src/contract/inputs';
import { jiraSource } from '../../support/jira-measure';
import { searchJql } from '../jira/jql/search-jql';
import type { Issue, SiteData } from '../jira/model';
import type { DataProblem } from './data-problem';
import { parseInstant } from './instant';
import { loadSiteData } from './load';
import { isRecord } from './raw-value';
import { rewind } from './rewind';
import { DEFAULT_SITE, readSiteFile } from './site-file';
import { openView } from './site-view';

const problems: DataProblem[] = [];
const site = readSiteFile(DEFAULT_SITE, problems);
if (site === null) throw new Error('The default site has no site.json');

const objectives = z
  .array(
    z.object({
      projectKey: z.string(),
      as: z.string(),
      objective: z.unknown(),
      keyResults: z.array(z.looseObject({ title: z.string() })),
    }),
  )
  .parse(JSON.parse(readFileSync(site.objectives ?? '', 'utf8')));

/** Counted from the files by a script that shares no code with the site. */
const expected = z
  .array(
    z.object({
      at: z.string(),
      keyResult: z.string(),
      issues: z.number(),
      done: z.number(),
      numerator: z.number(),
      denominator: z.number().nullable(),
    }),
  )
  .parse(JSON.parse(readFileSync(join(DEFAULT_SITE, 'expected-values.json'), 'utf8')));

let data: SiteData;
beforeAll(() => {
  const loaded = loadSiteData([DEFAULT_SITE]);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  data = loaded.value;
});

const amounts: Readonly<Record<string, (fields: Issue['fields']) => unknown>> = {
  count: () => 1,
  timeSpent: (fields) => Number(fields['timespent'] ?? 0) / 3600,
  originalEstimate: (fields) => Number(fields['timeoriginalestimate'] ?? 0) / 3600,
  remainingEstimate: (fields) => Number(fields['timeestimate'] ?? 0) / 3600,
  storyPoints: (fields) => fields['customfield_10024'] ?? fields['customfield_10016'] ?? 0,
};

function isDone({ fields: { status } }: Issue): boolean {
  return (
    isRecord(status) && isRecord(status['statusCategory']) && status['statusCategory']['id'] === 3
  );
}

describe('the default site', () => {
  it('has nothing wrong in its files', () => {
    expect(problems).toEqual([]);
    expect(data.issues).toHaveLength(10_425 + 55 + 54);
  });

  it('holds every persona, and objectives that the app accepts', () => {
    const people = new Set(data.users.map(({ accountId }) => accountId));
    for (const { accountId } of site.personas) expect(people).toContain(accountId);
    const keys = new Set(data.projects.map(({ key }) => key));
    for (const { projectKey, objective, keyResults } of objectives) {
      expect(keys).toContain(projectKey);
      inputs.createObjective.parse({ projectId: null, fields: objective });
      for (const fields of keyResults) {
        inputs.createKeyResult.parse({ objectiveId: 'objective-1', fields });
      }
    }
  });

  it('hides some issues of TIMOB behind a security level', () => {
    const restricted = data.issues.filter(({ fields }) => isRecord(fields['security']));
    expect(restricted.map(({ key }) => key)).toEqual([
      'TIMOB-25633',
      'TIMOB-26959',
      'TIMOB-27834',
      'TIMOB-27958',
    ]);
  });

  it('has both story point fields', () => {
    const names = data.fields.filter(({ name }) => name.startsWith('Story p')).length;
    expect(names + data.fields.filter(({ name }) => name === 'Story Points').length).toBe(2);
  });

  it.each([...new Set(expected.map(({ at }) => at))])(
    'gives every key result its counted value on %s',
    (at) => {
      const now = parseInstant(at) ?? 0;
      const view = openView(rewind(data, now).data, now);
      const found = expected
        .filter((row) => row.at === at)
        .map((row) => count(row.keyResult, (jql) => search(jql, view)));
      const counted = expected
        .filter((row) => row.at === at)
        .map(({ keyResult, issues, done, numerator, denominator }) => ({
          keyResult,
          issues,
          done,
          numerator,
          denominator,
        }));
      expect(found).toEqual(counted);
    },
  );
});

function search(jql: string, view: ReturnType<typeof openView>): Issue[] {
  const answer = searchJql(jql, view, { accountId: null, timeZone: 'UTC' });
  if (!answer.ok) throw new Error(`${jql}: ${answer.messages.join(' ')}`);
  return answer.issues;
}

function count(title: string, find: (jql: string) => Issue[]) {
  const fields = objectives
    .flatMap(({ keyResults }) => keyResults)
    .find((keyResult) => keyResult.title === title);
  const source = jiraSource(
    inputs.createKeyResult.parse({ objectiveId: 'x', fields }).fields.source,
  );
  const issues = find(source.jql);
  const done = issues.filter(isDone);
  const sum = (some: readonly Issue[]) =>
    some.reduce((total, issue) => total + Number(amounts[source.measure.kind]?.(issue.fields)), 0);
  const counted = source.mode === 'percent' || source.doneOnly ? done : issues;
  return {
    keyResult: title,
    issues: issues.length,
    done: done.length,
    numerator: sum(counted),
    denominator: source.mode === 'percent' ? sum(issues) : null,
  };
}
