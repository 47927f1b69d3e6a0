import { host, resetHost } from '../../fake-bridge';
import { closePage, openPage, pageText, press, wait } from '../../open-page';
import { aPage } from '../../records';
import { NOTHING_TOLD, practice, unsaid } from './practice-records';

const sent = (name: string) => host.sent.filter((one) => one.name === name).map((one) => one.input);

async function openPractice(section: string, data = practice): Promise<void> {
  host.path = `/practice?section=${section}`;
  host.calls.getPractice = () => ({ ok: true, data });
  await openPage(aPage([]));
  await wait();
}

beforeEach(resetHost);
afterEach(closePage);

describe('the page of how we work', () => {
  it('names the statuses nobody has spoken of and says what follows from it', async () => {
    await openPractice('statuses');
    expect(pageText()).toContain('3 of 3 statuses in progress not mapped yet');
    expect(pageText()).toContain('In Arbeit, Wartet, Zwischenlager');
    expect(pageText()).toContain('flow efficiency is not published');
    expect(pageText()).toContain('Its name suggests nothing');
  });

  it('sends the suggestions with one click and one save', async () => {
    host.calls.setStatusKinds = () => ({
      ok: true,
      data: { ...practice, statuses: { ...practice.statuses, version: 1 } },
    });
    await openPractice('statuses');
    await press('Use 2 suggestions');
    expect(pageText()).toContain('1 of 3 statuses in progress not mapped yet');
    await press('Save');
    await wait();
    expect(sent('setStatusKinds')).toEqual([
      { projectId: '10000', version: 0, kinds: { 2: 'active', 3: 'wait' } },
    ]);
  });

  it('keeps what was chosen when somebody else was faster, and reads theirs', async () => {
    let asked = 0;
    host.calls.setStatusKinds = () => ({
      ok: false,
      error: { code: 'conflict', reason: 'changed-by-someone-else' },
    });
    await openPractice('statuses');
    host.calls.getPractice = () => {
      asked += 1;
      const { value } = practice.statuses;
      const statuses = value.statuses.map((one) =>
        one.id === '4' ? { ...one, kind: 'blocked' as const } : one,
      );
      return {
        ok: true,
        data: { ...practice, statuses: { ...unsaid, version: 1, value: { ...value, statuses } } },
      };
    };
    await press('Use 2 suggestions');
    await press('Save');
    await wait();
    expect(asked).toBe(1);
    expect(pageText()).toContain('Someone changed this while you were editing');
    host.calls.setStatusKinds = () => ({ ok: true, data: practice });
    await press('Save');
    await wait();
    expect(sent('setStatusKinds').at(-1)).toEqual({
      ...{ projectId: '10000', version: 1 },
      kinds: { 2: 'active', 3: 'wait', 4: 'blocked' },
    });
  });

  it('offers no change to people who may not make one', async () => {
    await openPractice('statuses', { ...practice, canManage: false });
    expect(pageText()).not.toContain('Use 2 suggestions');
  });

  it('teaches what to do where nothing was said', async () => {
    host.calls.getDeliveries = () => ({
      ok: true,
      data: { canManage: true, deployments: null, incidents: null, ...NOTHING_TOLD },
    });
    await openPractice('deliveries');
    expect(pageText()).toContain('one row for each deployment with an id and when it finished');
    await openSprints();
    expect(pageText()).toContain('No board of this project has sprints');
  });
});

async function openSprints(): Promise<void> {
  await press('Sprints');
  await wait();
}
