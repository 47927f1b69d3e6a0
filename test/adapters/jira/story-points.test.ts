import { issuePayload, toWorkItem } from '../../../src/adapters/jira/issue-payload';
import type { StoryPointFields } from '../../../src/application/ports/fields';

const COMPANY = 'customfield_10016';
const TEAM = 'customfield_10017';
const OTHER = 'customfield_10030';
const BY_STYLE: StoryPointFields = { override: null, companyManaged: COMPANY, teamManaged: TEAM };

interface Given {
  readonly simplified?: boolean;
  readonly values: Readonly<Record<string, number | null>>;
  readonly where?: StoryPointFields;
}

function read({ simplified = false, values, where = BY_STYLE }: Given) {
  const payload = issuePayload.parse({
    id: '1',
    key: 'K-1',
    fields: {
      status: { name: 'To Do', statusCategory: { key: 'new' } },
      issuetype: { hierarchyLevel: 0 },
      project: { id: '100', simplified },
      ...values,
    },
  });
  const needs = { times: false, aggregateTimes: false, storyPoints: where, numbers: [] };
  const { storyPoints, hasStoryPointConflict } = toWorkItem(payload, needs);
  return { storyPoints, hasStoryPointConflict };
}

describe('the story points of an issue (A.3)', () => {
  it('are those of the field that fits the project’s style', () => {
    const values = { [COMPANY]: 5, [TEAM]: null };
    expect(read({ values })).toEqual({ storyPoints: 5, hasStoryPointConflict: false });
    const inTeam = { [COMPANY]: null, [TEAM]: 3 };
    expect(read({ simplified: true, values: inTeam }).storyPoints).toBe(3);
  });

  it('are those of the other field when the fitting one is empty', () => {
    expect(read({ values: { [COMPANY]: null, [TEAM]: 8 } }).storyPoints).toBe(8);
    const moved = { [COMPANY]: 8, [TEAM]: null };
    expect(read({ simplified: true, values: moved }).storyPoints).toBe(8);
  });

  it('are never the sum of both: 5 and 3 are 5 here, 3 there, and a conflict', () => {
    const values = { [COMPANY]: 5, [TEAM]: 3 };
    expect(read({ values })).toEqual({ storyPoints: 5, hasStoryPointConflict: true });
    expect(read({ simplified: true, values })).toEqual({
      storyPoints: 3,
      hasStoryPointConflict: true,
    });
  });

  it('are no conflict when both fields say the same', () => {
    expect(read({ values: { [COMPANY]: 5, [TEAM]: 5 } })).toEqual({
      storyPoints: 5,
      hasStoryPointConflict: false,
    });
  });

  it('are 0 when the fitting field says 0, whatever the other field holds', () => {
    expect(read({ values: { [COMPANY]: 0, [TEAM]: 3 } }).storyPoints).toBe(0);
  });

  it('are those of the field an admin chose, before everything else', () => {
    const where = { ...BY_STYLE, override: OTHER };
    expect(read({ values: { [OTHER]: 13, [COMPANY]: 5 }, where }).storyPoints).toBe(13);
    expect(read({ values: { [OTHER]: null, [COMPANY]: 5 }, where }).storyPoints).toBe(5);
  });

  it('are empty where the fields are, and unknown where Jira returns none of them', () => {
    expect(read({ values: { [COMPANY]: null } }).storyPoints).toBeNull();
    expect(read({ values: {} }).storyPoints).toBeUndefined();
  });
});
