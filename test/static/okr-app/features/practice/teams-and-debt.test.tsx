/** Which issues are a team's, and which work is technical debt: what the forms offer and send. */
import { act } from 'react';
import { host, resetHost } from '../../fake-bridge';
import { button, closePage, field, openPage, pageText, press, type, wait } from '../../open-page';
import { aPage } from '../../records';
import type { PracticeDto } from '../../../../../src/contract/practice/calls';
import { NO_TEAMS } from '../../../../../src/domain/practice/teams';
import { practice } from './practice-records';

const sent = (name: string) => host.sent.filter((one) => one.name === name).map((one) => one.input);

async function openPractice(section: string, data: PracticeDto): Promise<void> {
  host.path = `/practice?section=${section}`;
  host.calls.getPractice = () => ({ ok: true, data });
  await openPage(aPage([]));
  await wait();
}

/** Opens the list of a field and takes the option, as a person would by the keyboard. */
async function choose(label: string, option: string): Promise<void> {
  const control = field(label);
  await act(async () => {
    control.focus();
    control.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    await Promise.resolve();
  });
  await wait();
  const found = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(
    (one) => one.textContent === option,
  );
  if (found === undefined) throw new Error(`no option ${option} in:\n${pageText()}`);
  await act(async () => {
    found.click();
    await Promise.resolve();
  });
  await wait();
}

const teamsOf = (change: Partial<PracticeDto['teams']['value']>): PracticeDto => ({
  ...practice,
  teams: { ...practice.teams, value: { ...NO_TEAMS, ...change } },
});

const CHECKOUT = { id: 't', name: 'Checkout', memberIds: [], componentIds: [], valueIds: [] };

beforeEach(resetHost);
afterEach(closePage);

describe('a team', () => {
  it('is given components, and values of the field that holds the team', async () => {
    host.calls.listFieldValues = () => ({ ok: true, data: [{ id: 'opt-1', name: 'Team C' }] });
    host.calls.setTeams = () => ({ ok: true, data: practice });
    await openPractice('teams', teamsOf({ fieldId: 'customfield_1', teams: [CHECKOUT] }));
    await choose('Components it owns', 'Checkout');
    await choose('Values of the team field that mean this team', 'Team C');
    await press('Save');
    expect(sent('setTeams')).toMatchObject([
      { teams: { teams: [{ name: 'Checkout', componentIds: ['41'], valueIds: ['opt-1'] }] } },
    ]);
  });

  it('offers no components where the project has none', async () => {
    await openPractice('teams', { ...teamsOf({ teams: [CHECKOUT] }), components: [] });
    expect(pageText()).not.toContain('Components it owns');
  });

  it('says who it is to people who may not change it, without asking for values', async () => {
    const data = { ...teamsOf({ fieldId: 'customfield_1', teams: [CHECKOUT] }), canManage: false };
    await openPractice('teams', data);
    expect(pageText()).toContain('Checkout');
    expect(sent('listFieldValues')).toEqual([]);
  });
});

describe('technical debt', () => {
  const debtOf = (jql: string | null): PracticeDto => {
    const debt = { labels: [], typeIds: [], componentIds: [], jql };
    const { value } = practice.quality;
    return { ...practice, quality: { ...practice.quality, value: { ...value, debt } } };
  };

  it('by components is sent, and shows Jira’s own words where a query is refused', async () => {
    host.calls.setQualitySignals = () => ({
      ok: false,
      error: {
        code: 'invalid-input',
        reason: 'jql-invalid',
        field: 'signals.debt.jql',
        jiraMessages: ['Expecting a value but got "="'],
      },
    });
    await openPractice('bugs', debtOf('priority = = Low'));
    await choose('Components that hold nothing but technical debt', 'Checkout');
    await press('Save');
    await wait();
    expect(sent('setQualitySignals')).toMatchObject([
      { signals: { debt: { componentIds: ['41'], jql: 'priority = = Low' } } },
    ]);
    expect(pageText()).toContain('Expecting a value but got "="');
    // What was typed outlives the page; the next test begins with nothing.
    await press('Discard changes');
  });

  it('by a query is offered, typed, and taken back when the text is', async () => {
    host.calls.setQualitySignals = () => ({ ok: true, data: practice });
    await openPractice('bugs', practice);
    await press('Add a query for technical debt');
    await type(field('Query for technical debt (JQL)'), 'priority = Low');
    await press('Save');
    expect(sent('setQualitySignals').at(-1)).toMatchObject({
      signals: { debt: { labels: [], jql: 'priority = Low' } },
    });
    await type(field('Query for technical debt (JQL)'), ' ');
    expect(button('Discard changes')).toBeDefined();
    await press('Save');
    expect(sent('setQualitySignals').at(-1)).toMatchObject({ signals: { debt: null } });
  });

  it('is read by people who may not change it', async () => {
    await openPractice('bugs', { ...debtOf('priority = Low'), canManage: false });
    expect(pageText()).toContain('Query for technical debt: priority = Low');
    expect(pageText()).not.toContain('Add a query');
  });
});
