/** Which team an issue belongs to, by everything that can say so. Source: metrics-spec P16. */
import { HIDDEN_TEAM, teamAt } from '../../../../src/domain/metrics/catalogue/teams';
import type { Practice } from '../../../../src/domain/metrics/catalogue/practice';
import type { AccountId, ProjectId } from '../../../../src/domain/shared/ids';
import { NO_TEAM_RULE, practice } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const rule: Practice['teams'] = {
  fieldId: 'customfield_team',
  byValue: new Map([['opt-1', 'checkout']]),
  byComponent: new Map([
    ['41', 'checkout'],
    ['42', 'ledger'],
  ]),
  byProject: new Map(),
  members: new Map([['cem' as AccountId, 'platform']]),
};

const team = (values: Readonly<Record<string, string>>, teams: Partial<Practice['teams']> = {}) =>
  teamAt(anIssueTimeline('K-1', [['01T09:00', 'To Do']], { values }), march('20T09:00'), {
    practice: practice({ teams: { ...rule, ...teams } }),
  });

describe('The team of an issue', () => {
  const everything = { customfield_team: 'opt-1', components: '42', assignee: 'cem' };

  it('is what its field says, above all else', () => {
    expect(team(everything)).toBe('checkout');
    expect(team({ ...everything, customfield_team: 'opt-9' })).toBe('opt-9');
  });

  it('is else who owns one of its components; of several teams the one named first', () => {
    expect(team({ ...everything, customfield_team: '' })).toBe('ledger');
    expect(team(everything, { fieldId: null })).toBe('ledger');
    expect(team({ components: '42,41' })).toBe('checkout');
    expect(team({ components: '99' })).toBe('project 1');
  });

  it('is else that of its project, of its assignee, and in the end the project itself', () => {
    expect(team({ assignee: 'cem' })).toBe('platform');
    const byProject = new Map([['1' as ProjectId, 'all of it']]);
    expect(team({ assignee: 'cem' }, { byProject })).toBe('all of it');
    expect(team({ assignee: 'ann' })).toBe('project 1');
    expect(team(everything, NO_TEAM_RULE)).toBe('project 1');
  });

  it('is as it was then: components that came later do not count yet', () => {
    const timeline = anIssueTimeline('K-1', [['01T09:00', 'To Do']], {
      values: { components: '41' },
      changes: { components: [{ at: march('10T09:00'), from: null, to: '41' }] },
    });
    const said = { practice: practice({ teams: rule }) };
    expect(teamAt(timeline, march('09T09:00'), said)).toBe('project 1');
    expect(teamAt(timeline, march('11T09:00'), said)).toBe('checkout');
  });

  it('of an issue that nobody here may see is not told', () => {
    expect(teamAt(undefined, 0, { practice: practice() })).toBe(HIDDEN_TEAM);
  });
});
