/**
 * Who may do what, for every call of the contract. A call that is missing here does not compile.
 * Source: metrics-spec G.1; peers, section 2, point 5 ("test every resolver per role").
 */
import type { Api } from '../../src/contract/api';
import { isReason } from '../../src/contract/reasons';
import type { AccountId } from '../../src/domain/shared/ids';
import { objectiveDraft } from '../doubles/drafts';
import { ADMIN, PAY, type TestWorld } from '../doubles/test-world';
import { callNames, examples } from './call-examples';
import { callStage, SECRET_KEY_RESULT, SECRET_OBJECTIVE, type Stage } from './call-stage';

/** In the order of the columns below. */
const PERSONS = {
  viewer: 'vic-viewer',
  contributor: 'cem-contributor',
  manager: 'mia-manager',
  'project admin': 'pia-project-admin',
  'site admin': 'sam-site-admin',
  outsider: 'oda-outsider',
} as const;
const persons = Object.keys(PERSONS) as (keyof typeof PERSONS)[];

const HOMES = {
  'a project': { home: PAY, isPrivate: false },
  'the whole site': { home: null, isPrivate: false },
  'a project, private': { home: PAY, isPrivate: true },
} as const;
type HomeName = keyof typeof HOMES;
const homes = Object.keys(HOMES) as HomeName[];

/** `ok`, or the reason of the refusal. */
type Verdict = string;
type Row = readonly [Verdict, Verdict, Verdict, Verdict, Verdict, Verdict];
type Table = Readonly<Record<HomeName, Row>>;

const ok = 'ok';
const noProject = 'project-not-found';
const noObjective = 'objective-not-found';
const noKeyResult = 'key-result-not-found';
const noManage = 'needs-manage-okrs';
const noSite = 'needs-okr-manager';
const noReport = 'needs-check-in-right';
const noAdmin = 'needs-jira-admin';

/** The same wherever it is called from. */
const everywhere = (...row: Row): Table => ({
  'a project': row,
  'the whole site': row,
  'a project, private': row,
});

const anybody = everywhere(ok, ok, ok, ok, ok, ok);
const noCycles = 'needs-cycle-manager';
const siteManagers = everywhere(noCycles, noCycles, noCycles, noCycles, ok, noCycles);
const jiraAdmins = everywhere(noAdmin, noAdmin, noAdmin, noAdmin, ok, noAdmin);

/* prettier-ignore */
const reading = (hidden: Verdict): Table => ({
  //                     viewer  contributor  manager  project admin  site admin  outsider
  'a project':          [ok,     ok,          ok,      ok,            ok,         hidden],
  'the whole site':     [ok,     ok,          ok,      ok,            ok,         ok],
  'a project, private': [hidden, ok,          ok,      ok,            hidden,     hidden],
});

/* prettier-ignore */
const changing = (hidden: Verdict): Table => ({
  //                     viewer    contributor  manager  project admin  site admin  outsider
  'a project':          [noManage, noManage,    ok,      ok,            noManage,   hidden],
  'the whole site':     [noSite,   noSite,      noSite,  noSite,        ok,         noSite],
  'a project, private': [hidden,   noManage,    ok,      ok,            hidden,     hidden],
});

/** A value, status or comment: for those who manage it and those who work on it. */
/* prettier-ignore */
const reporting = (hidden: Verdict): Table => ({
  //                     viewer    contributor  manager    project admin  site admin  outsider
  'a project':          [noReport, ok,          ok,        ok,            noReport,   hidden],
  'the whole site':     [noReport, ok,          noReport,  noReport,      ok,         noReport],
  'a project, private': [hidden,   ok,          ok,        ok,            hidden,     hidden],
});

/** What a page lists is not refused; what the person may not see is left out of it. */
/* prettier-ignore */
const page: Table = {
  //                     viewer contributor manager project admin site admin outsider
  'a project':          [ok,    ok,         ok,     ok,           ok,        noProject],
  'the whole site':     [ok,    ok,         ok,     ok,           ok,        ok],
  'a project, private': [ok,    ok,         ok,     ok,           ok,        noProject],
};

/* prettier-ignore */
const creating: Table = {
  //                     viewer    contributor  manager  project admin  site admin  outsider
  'a project':          [noManage, noManage,    ok,      ok,            noManage,   noProject],
  'the whole site':     [noSite,   noSite,      noSite,  noSite,        ok,         noSite],
  'a project, private': [noManage, noManage,    ok,      ok,            noManage,   noProject],
};

/** The log is for people who manage something; a site admin reads it in every project in sight. */
/* prettier-ignore */
const log: Table = {
  //                     viewer    contributor  manager  project admin  site admin  outsider
  'a project':          [noManage, noManage,    ok,      ok,            ok,         noProject],
  'the whole site':     [noManage, noManage,    ok,      ok,            ok,         noManage],
  'a project, private': [noManage, noManage,    ok,      ok,            ok,         noProject],
};

/** What somebody else wrote is for those who manage the subject. */
/* prettier-ignore */
const changingOthers = (notTheirs: Verdict, hidden: Verdict): Table => ({
  //                     viewer     contributor  manager    project admin  site admin  outsider
  'a project':          [notTheirs, notTheirs,   ok,        ok,            notTheirs,  hidden],
  'the whole site':     [notTheirs, notTheirs,   notTheirs, notTheirs,     ok,         notTheirs],
  'a project, private': [hidden,    notTheirs,   ok,        ok,            hidden,     hidden],
});

const notMine = 'not-your-comment';

/** An admin who may not manage the project's OKRs is told so, as for any objective. */
const demo = everywhere(noAdmin, noAdmin, noAdmin, noAdmin, noManage, noAdmin);

/** Lists of what the person manages; a site admin manages what belongs to the site. */
/* prettier-ignore */
const managing: Table = {
  //                     viewer    contributor  manager  project admin  site admin  outsider
  'a project':          [noManage, noManage,    ok,      ok,            noManage,   noProject],
  'the whole site':     [noManage, noManage,    ok,      ok,            ok,         noManage],
  'a project, private': [noManage, noManage,    ok,      ok,            noManage,   noProject],
};

/** Of one project, wherever it is asked from. */
const looking = everywhere(ok, ok, ok, ok, ok, noProject);
const saying = everywhere(noManage, noManage, ok, ok, noManage, noProject);

/** Each item is judged by itself; refused as a whole only when nobody could have asked for it. */
const reassigning = managing;

const someoneElses = 'refresh-not-found';

const noNote = 'note-not-found';
const noMetric = 'metric-not-found';
/** A metric is never private: who may browse the project sees it. */
const readingMetric: Table = {
  ...everywhere(ok, ok, ok, ok, ok, noMetric),
  'the whole site': [ok, ok, ok, ok, ok, ok],
};
/* prettier-ignore */
const changingMetricOr = (hidden: Verdict): Table => ({
  //                     viewer    contributor  manager  project admin  site admin  outsider
  'a project':          [noManage, noManage,    ok,      ok,            noManage,   hidden],
  'the whole site':     [noSite,   noSite,      noSite,  noSite,        ok,         noSite],
  'a project, private': [noManage, noManage,    ok,      ok,            noManage,   hidden],
});
const changingMetric = changingMetricOr(noMetric);

const matrix = {
  getObjectiveDetail: reading(noObjective),
  listParentCandidates: anybody,
  getOkrManagers: jiraAdmins,
  setOkrManagers: jiraAdmins,
  editChecklistItem: reporting(noKeyResult),
  listInitiatives: reading(noKeyResult),
  addInitiative: changing(noKeyResult),
  removeInitiative: changing('initiative-not-found'),
  findProjects: anybody,
  getOkrPage: page,
  listManagedProjects: anybody,
  createObjective: creating,
  updateObjective: changing(noObjective),
  moveObjective: changing(noObjective),
  setObjectiveLifecycle: changing(noObjective),
  createKeyResult: changing(noObjective),
  updateKeyResult: changing(noKeyResult),
  moveKeyResult: changing(noKeyResult),
  setKeyResultLifecycle: changing(noKeyResult),
  listMeasureOptions: anybody,
  previewQuery: anybody,
  getKeyResultDetail: reading(noKeyResult),
  explainMovement: reading(noKeyResult),
  requestRefresh: page,
  getRefresh: everywhere(
    ...([someoneElses, someoneElses, someoneElses] as const),
    ...([someoneElses, someoneElses, someoneElses] as const),
  ),
  getIssueImpacts: everywhere(ok, ok, ok, ok, ok, 'issue-not-found'),
  getSettings: jiraAdmins,
  updateSettings: jiraAdmins,
  getDataHealth: jiraAdmins,
  getQueryVocabulary: anybody,
  suggestQueryValues: anybody,
  findFilters: anybody,
  getFilter: anybody,
  findIssues: anybody,
  getHistory: reading(noObjective),
  listAudit: log,
  readBackup: jiraAdmins,
  checkRestore: jiraAdmins,
  restorePart: jiraAdmins,
  getSiteState: jiraAdmins,
  setPaused: jiraAdmins,
  addDemo: demo,
  removeDemo: jiraAdmins,
  checkImport: anybody,
  importItems: anybody,
  listLeavers: managing,
  reassign: reassigning,
  listArchive: managing,
  setManualStatus: reporting(noKeyResult),
  resumeAutomaticStatus: reporting(noKeyResult),
  listCheckIns: reading(noKeyResult),
  prepareCheckIn: reporting(noKeyResult),
  recordCheckIn: reporting(noKeyResult),
  updateCheckIn: changingOthers('not-your-check-in', 'check-in-not-found'),
  setCheckInDeleted: changingOthers('not-your-check-in', 'check-in-not-found'),
  getOwed: anybody,
  markMentionsRead: anybody,
  getObjectiveReview: reading(noObjective),
  updateCheckInCadence: jiraAdmins,
  listComments: reading(noKeyResult),
  addComment: reading(noKeyResult),
  updateComment: {
    'a project': [notMine, notMine, notMine, notMine, notMine, 'comment-not-found'],
    'the whole site': [notMine, notMine, notMine, notMine, notMine, notMine],
    'a project, private': [
      ...(['comment-not-found', notMine, notMine, notMine] as const),
      ...(['comment-not-found', 'comment-not-found'] as const),
    ],
  },
  setCommentDeleted: changingOthers(notMine, 'comment-not-found'),
  listSavedFilters: page,
  saveFilter: creating,
  removeSavedFilter: creating,
  createCycle: siteManagers,
  updateCycle: siteManagers,
  deleteCycle: siteManagers,
  createQuarters: siteManagers,
  getPeriodReport: page,
  closeKeyResult: changing(noKeyResult),
  closeObjective: changing(noObjective),
  reopenKeyResult: changing(noKeyResult),
  reopenObjective: changing(noObjective),
  carryOver: changing(noObjective),
  getCatalogue: page,
  listMetricScopes: page,
  listParameterChoices: page,
  previewMetric: page,
  createMetric: creating,
  updateMetric: changingMetric,
  setMetricLifecycle: changingMetric,
  listMetrics: page,
  getMetric: readingMetric,
  getMetricSeries: readingMetric,
  compareTeams: readingMetric,
  getMetricIssues: readingMetric,
  listMetricNotes: readingMetric,
  addMetricNote: changingMetric,
  updateMetricNote: changingMetricOr(noNote),
  setMetricNoteDeleted: changingMetricOr(noNote),
  getPractice: looking,
  setStatusKinds: saying,
  setQualitySignals: saying,
  setTeams: saying,
  listFieldValues: saying,
  getSprintPractice: looking,
  setSprintCapacity: saying,
  setSprintVerdict: saying,
  getReleasePlans: looking,
  setPlannedRelease: saying,
  getDeliveries: looking,
  importDeliveries: saying,
  getPushAccess: saying,
  makePushToken: saying,
  revokePushToken: saying,
  removeDeliveries: saying,
  setToldThrough: saying,
} satisfies Record<keyof Api, Table>;

function arrange({ jira }: TestWorld): void {
  const ids = Object.values(PERSONS);
  for (const id of ids) jira.people.set(id, { id: id as AccountId, isActive: true });
  jira.admins.add(PERSONS['site admin']);
  jira.projects.set(PAY, {
    id: PAY,
    key: 'PAY',
    name: 'Payments',
    browse: [ADMIN, ...ids.filter((id) => id !== PERSONS.outsider)],
    manage: [ADMIN, PERSONS.manager],
    administer: [PERSONS['project admin']],
  });
}

function stage(home: HomeName): Promise<Stage> {
  const contributorIds = [PERSONS.contributor as AccountId];
  return callStage({ ...HOMES[home], contributorIds, arrange });
}

/** A new objective of the whole site has to say so. */
function inputOf(name: keyof Api, home: HomeName, { fixture }: Stage): unknown {
  if (name === 'createObjective' && home === 'the whole site') {
    return { projectId: null, fields: objectiveDraft({ level: 'company', ownerId: null }) };
  }
  if (name === 'createObjective') {
    return { projectId: null, fields: objectiveDraft({ ownerId: null }) };
  }
  return examples[name].input(fixture);
}

/** Tests are not type-checked when they run: a call nobody has thought of fails by its name. */
function verdictOf(name: keyof Api, home: HomeName, column: number): Verdict {
  const tables: Partial<Record<keyof Api, Table>> = matrix;
  return tables[name]?.[home][column] ?? `${name} is missing in the matrix`;
}

const cases = callNames.flatMap((name) =>
  homes.flatMap((home) =>
    persons.map((person, column) => ({
      name,
      home,
      person,
      verdict: verdictOf(name, home, column),
    })),
  ),
);

describe('the permission matrix', () => {
  it.each(cases)('$name in $home by the $person: $verdict', async ({ name, home, ...one }) => {
    const staged = await stage(home);
    const input = inputOf(name, home, staged);
    const result = await staged.call(name, PERSONS[one.person], input);
    expect(result.ok ? ok : result.error.reason).toBe(one.verdict);
  });

  it('names only reasons that have a sentence', () => {
    const reasons = new Set(cases.map(({ verdict }) => verdict).filter((text) => text !== ok));
    expect([...reasons].filter((reason) => !isReason(reason))).toEqual([]);
  });
});

describe('what may not be seen', () => {
  const strangers = ['viewer', 'site admin', 'outsider'] as const;
  it.each(callNames.flatMap((name) => strangers.map((person) => [name, person] as const)))(
    'is in no word of what %s answers to the %s',
    async (name, person) => {
      const staged = await stage('a project, private');
      const inputs = [
        inputOf(name, 'a project, private', staged),
        ...(name === 'requestRefresh' ? [{ keyResultIds: [staged.fixture.keyResultId] }] : []),
      ];
      for (const input of inputs) {
        const answer = JSON.stringify(await staged.call(name, PERSONS[person], input));
        const told = [SECRET_OBJECTIVE, SECRET_KEY_RESULT].filter((words) =>
          answer.includes(words),
        );
        expect(told).toEqual([]);
      }
    },
  );
});

describe('the log', () => {
  it.each([
    ['manager', true],
    ['project admin', true],
    ['site admin', false],
  ] as const)('of a private objective is there for the %s: %p', async (person, isThere) => {
    const { call, fixture } = await stage('a project, private');
    const log = JSON.stringify(await call('listAudit', PERSONS[person]));
    expect(log.includes(fixture.objectiveId)).toBe(isThere);
  });

  it('of a project in sight is there for the site admin', async () => {
    const { call, fixture } = await stage('a project');
    const log = JSON.stringify(await call('listAudit', PERSONS['site admin']));
    expect(log).toContain(fixture.objectiveId);
  });
});

describe('a private objective', () => {
  it.each([
    ['viewer', false],
    ['contributor', true],
    ['manager', true],
    ['project admin', true],
    ['site admin', false],
  ] as const)('is on the page of the %s: %p', async (person, isThere) => {
    const { call, fixture } = await stage('a project, private');
    const page = JSON.stringify(await call('getOkrPage', PERSONS[person]));
    expect(page.includes(fixture.objectiveId)).toBe(isThere);
    expect(page.includes(fixture.keyResultId)).toBe(isThere);
  });
});
