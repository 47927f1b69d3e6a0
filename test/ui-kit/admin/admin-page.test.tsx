import type { DataHealthDto } from '../../../src/contract/dto';
import type { SettingsDto } from '../../../src/contract/settings/calls';
import { DEFAULT_SITE_RULES } from '../../../src/domain/okr/site-rules';
import { DEFAULT_STATUS_RULE } from '../../../src/domain/okr/status-rule';
import { openPage, type DocNode, type UiKitPage } from '../../support/ui-kit-page';

const ok = (data: unknown) => ({ ok: true, data });

const settings: SettingsDto = {
  ...DEFAULT_SITE_RULES,
  version: 3,
  statusRule: DEFAULT_STATUS_RULE,
  timeZone: 'Europe/Berlin',
  storyPointFieldId: null,
  quotaShare: 25,
  checkInCadence: { kind: 'off' },
  storyPointCandidates: [
    { id: 'customfield_10016', name: 'Story point estimate' },
    { id: 'customfield_10028', name: 'Story Points' },
  ],
  detectedStoryPoints: {
    companyManaged: { id: 'customfield_10028', name: 'Story Points' },
    teamManaged: { id: 'customfield_10016', name: 'Story point estimate' },
  },
};

const health: DataHealthDto = {
  lastSync: {
    startedAt: '2026-02-14T10:05:00Z',
    finishedAt: '2026-02-14T10:05:02Z',
    trigger: 'event',
    measured: 12,
    failed: 1,
  },
  lastHourly: null,
  lastReconcile: {
    finishedAt: '2026-02-14T02:05:00Z',
    ...{ queries: 2, issues: 3120, missing: 1, extra: 2, outdated: 0 },
  },
  budget: {
    thisHour: {
      calls: 310,
      points: 7204,
      milliseconds: 95_000,
      unitsRead: 1500,
      unitsWritten: 420,
    },
    lastDay: {
      calls: 4100,
      points: 41_300,
      milliseconds: 1_260_000,
      unitsRead: 20_100,
      unitsWritten: 3900,
    },
    quotaPoints: 65_000,
    share: 25,
    sitePoints: 16_250,
    storageUnitsPerMinute: 4000,
    waiting: ['history'],
    closedUntil: null,
    goesOnAt: null,
  },
  metricPasts: { metrics: 20, waiting: 12, failed: 0 },
  queries: [
    {
      jql: 'project = PAY',
      keyResults: [{ id: 'kr-1', title: 'Ship checkout', ownerId: null }],
      issues: 11,
      durationMs: 240,
      calls: 1,
      points: 3,
      lastOkAt: '2026-02-14T10:05:00Z',
      stale: null,
      retry: null,
      drift: { missing: 1, extra: 2, outdated: 0 },
    },
    {
      jql: 'team = red',
      keyResults: [
        { id: 'kr-2', title: 'Close bugs', ownerId: 'ann' },
        { id: 'kr-3', title: 'Fewer incidents', ownerId: 'ann' },
      ],
      issues: null,
      durationMs: 1500,
      calls: 1,
      points: 1,
      lastOkAt: null,
      stale: {
        reason: 'jql-invalid',
        since: '2026-02-13T10:00:00Z',
        messages: ["Field 'team' does not exist."],
      },
      retry: { failures: 3, nextAt: '2026-02-14T11:10:00Z' },
      drift: null,
    },
  ],
  now: '2026-02-14T10:10:00Z',
};

const openAdmin = () =>
  openPage(() => import('../../../src/ui-kit/admin/index'), {
    getSettings: () => ok(settings),
    getOkrManagers: () => ok({ version: 3, accountIds: ['ada-admin'] }),
    getDataHealth: () => ok(health),
    updateSettings: () => ok({ ...settings, version: 4 }),
  });

function field(page: UiKitPage, type: string, name: string): DocNode {
  const found = page.findAll(type).find((node) => node.props['name'] === name);
  if (found === undefined) throw new Error(`No ${type} ${name}`);
  return found;
}

const typing = (page: UiKitPage, name: string, value: string) =>
  page.fire(field(page, 'Textfield', name), 'onChange', { target: { value, type: 'text' } });
const choosing = (page: UiKitPage, name: string, value: string) =>
  page.fire(field(page, 'Select', name), 'onChange', { label: value, value });
const saving = (page: UiKitPage) => page.fire(page.find('Form'), 'onSubmit');

describe('the settings', () => {
  it('start from what is stored', async () => {
    const page = await openAdmin();
    expect(field(page, 'Textfield', 'behind-above').props['defaultValue']).toBe('0');
    expect(field(page, 'Textfield', 'at-risk-above').props['defaultValue']).toBe('25');
    expect(field(page, 'RadioGroup', 'rule-mode').props['value']).toBe('points');
    expect(field(page, 'Select', 'time-zone').props['value']).toMatchObject({
      value: 'Europe/Berlin',
    });
    expect(field(page, 'Select', 'story-points').props['value']).toEqual({
      label: 'Found by itself (Story Points or Story point estimate)',
      value: '',
    });
  });

  it('explain the rule as it stands in the form', async () => {
    const page = await openAdmin();
    expect(page.text()).toContain('At risk: more than 25 points less than expected.');
    await typing(page, 'at-risk-above', '12,5');
    expect(page.text()).toContain('At risk: more than 12.5 points less than expected.');
  });

  it('offer the grace floor for the relative reading only', async () => {
    const page = await openAdmin();
    expect(page.text()).not.toContain('Grace until expected');
    await page.fire(field(page, 'RadioGroup', 'rule-mode'), 'onChange', {
      target: { value: 'relative', type: 'radio' },
    });
    expect(field(page, 'Textfield', 'grace-expected').props['defaultValue']).toBe('10');
    expect(page.text()).toContain('While less than 10 % is expected, nothing is at risk.');
  });

  it('are saved as ratios, naming the version they replace', async () => {
    const page = await openAdmin();
    await typing(page, 'behind-above', '5');
    await typing(page, 'at-risk-above', '7');
    await choosing(page, 'time-zone', 'Asia/Tokyo');
    await choosing(page, 'story-points', 'customfield_10028');
    await saving(page);
    expect(page.calls('updateSettings')).toEqual([
      {
        ...DEFAULT_SITE_RULES,
        version: 3,
        statusRule: { ...DEFAULT_STATUS_RULE, behindAbove: 0.05, atRiskAbove: 0.07 },
        timeZone: 'Asia/Tokyo',
        storyPointFieldId: 'customfield_10028',
        quotaShare: 25,
      },
    ]);
    expect(page.text()).toContain('Settings saved');
  });

  it('replace their own version when saved twice', async () => {
    const page = await openAdmin();
    await saving(page);
    await saving(page);
    expect(page.calls('updateSettings')).toMatchObject([{ version: 3 }, { version: 4 }]);
  });
});

describe('the share of Jira’s quota', () => {
  it.each(['0', '101', '12.5', 'much', ''])('%p is no share', async (share) => {
    const page = await openAdmin();
    await typing(page, 'quota-share', share);
    await saving(page);
    expect(page.text()).toContain('Enter a whole number from 1 to 100.');
    expect(page.calls('updateSettings')).toEqual([]);
  });

  it('is saved as a percentage', async () => {
    const page = await openAdmin();
    await typing(page, 'quota-share', '40');
    await saving(page);
    expect(page.calls('updateSettings')).toMatchObject([{ quotaShare: 40 }]);
  });
});

describe('how objectives are judged', () => {
  it('can be chosen, is explained and is saved', async () => {
    const page = await openAdmin();
    await page.fire(field(page, 'RadioGroup', 'objective-status'), 'onChange', {
      target: { value: 'worstChild', type: 'radio' },
    });
    await page.fire(field(page, 'RadioGroup', 'objective-expectation'), 'onChange', {
      target: { value: 'ownDates', type: 'radio' },
    });
    expect(page.text()).toContain('It has the worst status of what counts in it.');
    expect(page.text()).toContain('Expected is what its own dates say.');
    await saving(page);
    expect(page.calls('updateSettings')).toMatchObject([
      { statusRule: { objectiveStatus: 'worstChild', objectiveExpectation: 'ownDates' } },
    ]);
  });

  it('by the forecast says what holds where there is none', async () => {
    const page = await openAdmin();
    await page.fire(field(page, 'RadioGroup', 'rule-mode'), 'onChange', {
      target: { value: 'forecast', type: 'radio' },
    });
    expect(page.text()).toContain(
      'On track: a computed chance of at least 70 % to hit the target.',
    );
    expect(page.text()).toContain('Without a computed chance: Behind: less than expected.');
  });
});

describe('the calendar', () => {
  it('is saved with its holidays in order, once each', async () => {
    const page = await openAdmin();
    await page.fire(field(page, 'CheckboxGroup', 'workdays'), 'onChange', ['7', '1', '2', '3']);
    const holidays = '2026-12-26, 2026-12-25\n2026-12-25';
    await page.fire(field(page, 'TextArea', 'holidays'), 'onChange', {
      target: { value: holidays, type: 'textarea' },
    });
    await page.fire(field(page, 'RadioGroup', 'default-curve'), 'onChange', {
      target: { value: 'workingDays', type: 'radio' },
    });
    expect(page.text()).toContain('it rests on weekends and holidays');
    await saving(page);
    expect(page.calls('updateSettings')).toMatchObject([
      {
        calendar: { workdays: [1, 2, 3, 7], holidays: ['2026-12-25', '2026-12-26'] },
        defaultCurve: 'workingDays',
      },
    ]);
  });

  it.each([
    ['TextArea', 'holidays', { target: { value: '25.12.2026', type: 'textarea' } }, /“25.12.2026”/],
    ['CheckboxGroup', 'workdays', [], 'Choose at least one working day.'],
    ['CheckboxGroup', 'levels', [], 'Leave at least one level on.'],
  ])('a wrong entry in %s %s is explained and not sent', async (type, name, typed, message) => {
    const page = await openAdmin();
    await page.fire(field(page, type, name), 'onChange', typed);
    await saving(page);
    expect(page.find('ErrorMessage', message)).toBeDefined();
    expect(page.calls('updateSettings')).toHaveLength(0);
  });
});

describe('the words of the site', () => {
  it('are saved where they differ from the usual ones', async () => {
    const page = await openAdmin();
    await typing(page, 'word-at-risk', ' Off track ');
    await typing(page, 'word-objective', 'Goal');
    await saving(page);
    expect(page.calls('updateSettings')).toMatchObject([
      { words: { 'at-risk': 'Off track', objective: 'Goal' } },
    ]);
  });

  it('cannot give two statuses one name', async () => {
    const page = await openAdmin();
    await typing(page, 'word-at-risk', 'behind');
    await saving(page);
    expect(page.find('ErrorMessage', /Two statuses have the same name/)).toBeDefined();
    expect(page.calls('updateSettings')).toHaveLength(0);
  });
});

describe('a wrong threshold', () => {
  it.each([
    ['behind-above', '', 'Enter a number from 0 to 100.'],
    ['behind-above', 'abc', 'Enter a number from 0 to 100.'],
    ['at-risk-above', '101', 'Enter a number from 0 to 100.'],
    ['at-risk-above', '-1', 'Enter a number from 0 to 100.'],
    ['behind-above', '25.1', 'At risk cannot begin below Behind.'],
  ])('%s = "%s" is explained and not sent', async (name, value, message) => {
    const page = await openAdmin();
    await typing(page, name, value);
    expect(page.findAll('ErrorMessage')).toHaveLength(0);
    await saving(page);
    expect(page.find('ErrorMessage', message)).toBeDefined();
    expect(page.calls('updateSettings')).toHaveLength(0);
  });
});

describe('saving that goes wrong', () => {
  const theirs: SettingsDto = { ...settings, version: 9, timeZone: 'UTC' };

  async function inConflict(): Promise<UiKitPage> {
    const page = await openAdmin();
    await typing(page, 'at-risk-above', '40');
    page.setAnswers({
      updateSettings: ({ version }: { version: number }) =>
        version === 9
          ? ok({ ...theirs, version: 10 })
          : { ok: false, error: { code: 'conflict', reason: 'changed-by-someone-else' } },
      getSettings: () => ok(theirs),
    });
    await saving(page);
    return page;
  }

  it('because of another admin tells so and keeps what was typed', async () => {
    const page = await inConflict();
    expect(page.text()).toContain('Somebody else changed the settings meanwhile');
    expect(page.text()).toContain('Time zone: theirs UTC, yours Europe/Berlin');
    expect(page.text()).toContain('At risk above: theirs 25, yours 40');
    expect(page.text()).toContain('At risk: more than 40 points less than expected.');
  });

  it('can be repeated over their version', async () => {
    const page = await inConflict();
    await page.fire(page.find('Button', 'Save mine'), 'onClick');
    expect(page.calls('updateSettings').at(-1)).toMatchObject({
      version: 9,
      statusRule: { atRiskAbove: 0.4 },
      timeZone: 'Europe/Berlin',
    });
    expect(page.text()).toContain('Settings saved');
  });

  it('can be given up for theirs, which then fill the form', async () => {
    const page = await inConflict();
    await page.fire(page.find('Button', 'Take theirs'), 'onClick');
    expect(field(page, 'Textfield', 'at-risk-above').props['defaultValue']).toBe('25');
    expect(field(page, 'Select', 'time-zone').props['value']).toMatchObject({ value: 'UTC' });
    expect(page.text()).not.toContain('meanwhile');
  });

  it('because of storage keeps what was typed and can be tried again', async () => {
    const page = await openAdmin();
    await typing(page, 'at-risk-above', '40');
    page.setAnswers({
      updateSettings: () => ({
        ok: false,
        error: { code: 'storage-unavailable', reason: 'storage-unavailable' },
      }),
    });
    await saving(page);
    expect(page.text()).toContain('Settings were not saved');
    expect(page.text()).toContain('more than 40 points');
    page.setAnswers({ updateSettings: () => ok({ ...settings, version: 4 }) });
    await page.fire(page.find('Button', 'Try again'), 'onClick');
    expect(page.text()).toContain('Settings saved');
  });
});

describe('a person who may not see the settings', () => {
  it('is told so instead of getting an empty form', async () => {
    const page = await openPage(() => import('../../../src/ui-kit/admin/index'), {
      getSettings: () => ({ ok: false, error: { code: 'forbidden', reason: 'needs-jira-admin' } }),
    });
    expect(page.find('SectionMessage', 'Settings cannot be shown')).toBeDefined();
    expect(page.findAll('Form')).toHaveLength(0);
  });
});

describe('OKR managers', () => {
  const picking = (page: UiKitPage, ids: readonly string[]) =>
    page.fire(
      page.find('UserPicker'),
      'onChange',
      ids.map((id) => ({ id, type: 'user', name: id })),
    );

  it('are shown as stored and saved as chosen', async () => {
    const page = await openAdmin();
    expect(page.find('UserPicker').props['defaultValue']).toEqual(['ada-admin']);
    page.setAnswers({
      setOkrManagers: ({ accountIds }: { accountIds: readonly string[] }) =>
        ok({ version: 4, accountIds }),
    });
    await picking(page, ['ada-admin', 'lea-lead']);
    await page.fire(page.find('Button', 'Save OKR managers'), 'onClick');
    expect(page.calls('setOkrManagers')).toEqual([
      { version: 3, accountIds: ['ada-admin', 'lea-lead'] },
    ]);
    expect(page.text()).toContain('Saved.');
  });

  it('that cannot be saved keep the choice and say why', async () => {
    const page = await openAdmin();
    page.setAnswers({
      setOkrManagers: () => ({
        ok: false,
        error: { code: 'invalid-input', reason: 'person-unknown', field: 'accountIds' },
      }),
    });
    await picking(page, ['nobody']);
    await page.fire(page.find('Button', 'Save OKR managers'), 'onClick');
    expect(page.text()).toContain('Jira does not know one of these people.');
  });
});

describe('data health', () => {
  it('says what the nightly comparison with Jira corrected, in all and of a query', async () => {
    const page = await openAdmin();
    expect(page.text()).toMatch(
      /Last nightly check: .*2026.*: 2 queries over 3,120 issues compared with Jira, corrected 1 missing, 2 no longer found\./,
    );
    expect(page.text()).toContain('Corrected last night: 1 missing, 2 no longer found');
  });

  it('sums up the last run and the use of the quota', async () => {
    const page = await openAdmin();
    expect(page.text()).toMatch(
      /Last run: .*2026.*, after a change in Jira: 12 measured, 1 failed\./,
    );
    expect(page.text()).toContain('Last hourly run: none yet.');
    expect(page.text()).toContain('7,204 of 16,250 points this hour, in 310 calls.');
    expect(page.text()).toContain('The site may use 25 % of the 65,000 that Jira allows the app.');
    expect(page.text()).toContain(
      'Last 24 hours: 41,300 points in 4,100 calls; functions ran for 21 min.',
    );
    expect(page.text()).toContain('Storage: 1,500 units read and 420 written this hour');
    expect(page.find('ProgressBar').props['value']).toBeCloseTo(7204 / 16_250, 4);
  });

  it('lists failing queries first, with the reason and whom to ask, once', async () => {
    const page = await openAdmin();
    const [first, second] = page.findAll('Row');
    expect(first?.props['rowKey']).toBe('team = red');
    expect(second?.props['rowKey']).toBe('project = PAY');
    expect(page.text()).toMatch(
      /Jira no longer accepts the query\. Edit it to continue\. Field 'team' does not exist\. Since .*2026/,
    );
    expect(page.findAll('User').map((node) => node.props['accountId'])).toEqual(['ann']);
    expect(page.text()).toContain('Fewer incidents');
    expect(page.text()).toMatch(/Failed 3 times in a row\. Next try .*2026.*, or with Refresh\./);
  });

  it('says in words what waits, and in which order', async () => {
    const page = await openAdmin();
    expect(page.text()).toContain(
      'Reading the past of new key results and metrics waits. Everything else runs.',
    );
    expect(page.text()).toContain(
      'Metrics of the catalogue: 20 followed, the past of 12 is still being read.',
    );
    expect(page.text()).toContain(
      'reading the past of new key results and metrics, from 6,500 points on; previews of metrics, and reading whole queries anew, such as those that depend on the date, from 11,375 points on; taking in the changes of the hour, from 14,625 points on. Refresh is refused only when nothing is left.',
    );
  });

  it('shows issues, duration and the last good time; unknown is a dash, not 0', async () => {
    const page = await openAdmin();
    expect(page.text()).toContain('240 ms');
    expect(page.text()).toContain('1.5 s');
    expect(page.text()).toContain('never');
    expect(page.find('Row', 'team = red')).toBeDefined();
    expect(page.text()).toContain('–');
  });

  it('reads again on demand', async () => {
    const page = await openAdmin();
    await page.fire(page.find('Button', 'Reload'), 'onClick');
    expect(page.calls('getDataHealth')).toHaveLength(2);
  });

  it('that cannot be read leaves the settings usable', async () => {
    const page = await openPage(() => import('../../../src/ui-kit/admin/index'), {
      getSettings: () => ok(settings),
      getDataHealth: () => ({ ok: false, error: { code: 'internal', reason: 'unexpected' } }),
    });
    expect(page.text()).toContain('Data health cannot be shown');
    expect(page.find('Form')).toBeDefined();
  });

  it('says so when no query is measured yet', async () => {
    const page = await openPage(() => import('../../../src/ui-kit/admin/index'), {
      getSettings: () => ok(settings),
      getDataHealth: () => ok({ ...health, queries: [] }),
    });
    expect(page.text()).toContain('No key result measures Jira issues yet.');
  });
});
