import { host, resetHost } from '../../fake-bridge';
import { button, closePage, field, openPage, pageText, press, type, wait } from '../../open-page';
import { aKeyResult, anObjective, aPage, TODAY } from '../../records';
import { day } from '../../../../support/calendar-day';
import type { CheckInDto, OwedDto } from '../../../../../src/contract/check-ins/dto';

const overdue = { kind: 'overdue', dueOn: day('2026-11-13'), days: 8 } as const;
const owedCheckIn = (keyResultId: string, title: string) => ({
  ...{ keyResultId, title, objectiveId: 'o-1', objectiveTitle: 'Trust', projectId: '10000' },
  standing: overdue,
});
const owed = {
  checkIns: [owedCheckIn('kr-1', 'Ship the epic'), owedCheckIn('kr-2', 'Win customers')],
  isCadenceOn: true,
  nextDueOn: null,
  mentions: [],
  brokenQueries: [],
};

const aCheckIn = (change: Partial<CheckInDto> = {}): CheckInDto => ({
  id: 'c-1',
  version: 1,
  subject: { kind: 'key-result', id: 'kr-1' },
  ...{ on: TODAY, value: null, status: null, confidence: 7, comment: 'Fine' },
  snapshot: null,
  revisions: [],
  createdAt: '2026-11-20T10:00:00.000Z',
  createdBy: 'ada',
  canChange: true,
  ...change,
});

const prepared = ({ subject }: { subject: { id: string } }) => ({
  ok: true as const,
  data: {
    subject: { kind: 'key-result', ...subject },
    title: subject.id === 'kr-1' ? 'Ship the epic' : 'Win customers',
    valueKind: subject.id === 'kr-1' ? 'measured' : 'typed',
    unit: subject.id === 'kr-1' ? 'percent' : 'number',
    unitText: subject.id === 'kr-1' ? '' : 'customers',
    value: 30,
    status: 'on-track',
    standing: overdue,
    movement:
      subject.id === 'kr-1'
        ? {
            since: '2026-11-06',
            valueBefore: 20,
            valueAfter: 30,
            progressBefore: 0.2,
            progressAfter: 0.3,
            issues: { done: 1, reopened: 0, added: 0, removed: 0, reestimated: 0 },
          }
        : null,
    last: null,
    earliest: '2026-10-01',
    today: TODAY,
  },
});

const sent = (name: string) => host.sent.filter((one) => one.name === name).map((one) => one.input);

async function openOwed(data: OwedDto): Promise<void> {
  host.path = '/owed';
  host.calls.getOwed = () => ({ ok: true, data });
  await openPage(aPage([anObjective({ keyResults: [aKeyResult()] })]));
  await wait();
}

beforeEach(() => {
  resetHost();
  host.calls.prepareCheckIn = prepared;
  host.calls.recordCheckIn = () => ({
    ok: true,
    data: { checkIn: aCheckIn(), keyResult: null, notReached: [] },
  });
});
afterEach(closePage);

describe('the page of what I owe', () => {
  it('suggests what moved, and sends only what the person leaves there', async () => {
    await openOwed(owed);
    const text = field('What happened');
    expect(text.value.replaceAll('\u00a0', ' ')).toBe('1 issue done, 20 % → 30 %');
    expect(sent('recordCheckIn')).toEqual([]);
    await type(text, 'One is done, two wait');
    await press('Check in');
    expect(sent('recordCheckIn')).toEqual([
      {
        subject: { kind: 'key-result', id: 'kr-1' },
        content: {
          ...{ on: TODAY, value: null, status: null, confidence: null },
          comment: 'One is done, two wait',
        },
      },
    ]);
  });

  it('opens the next one when one is done, and says so when none is left', async () => {
    await openOwed(owed);
    await press('Check in');
    const list = document.querySelector('.okr-owed-list')?.textContent;
    expect(list).not.toContain('Ship the epic');
    expect(pageText()).toContain('Checked in on Ship the epic. 1 left.');
    await type(field('Value in customers'), '41,5');
    await press('Check in');
    expect(sent('recordCheckIn').at(-1)).toMatchObject({ content: { value: 41.5 } });
    expect(pageText()).toContain('All done');
  });

  it('keeps what was typed when the server says no, and says why at the field', async () => {
    host.calls.recordCheckIn = () => ({
      ok: false,
      error: { code: 'invalid-input', reason: 'check-in-in-future', field: 'on' },
    });
    await openOwed(owed);
    await type(field('What happened'), 'Typed with care');
    await press('Check in');
    expect(field('What happened').value).toBe('Typed with care');
    expect(pageText()).toContain('A check-in is for today or an earlier day.');
  });

  it('teaches who owes nothing how anything comes to be there', async () => {
    await openOwed({ ...owed, checkIns: [], isCadenceOn: false });
    expect(pageText()).toContain('You owe nothing');
    expect(pageText()).toContain('once a Jira admin has chosen how often');
  });
});

describe('two people correcting one check-in', () => {
  const theirs = aCheckIn({ version: 2, comment: 'Their words' });

  async function correct(): Promise<void> {
    host.calls.getOwed = () => ({ ok: true, data: owed });
    host.calls.getKeyResultDetail = () => ({
      ok: false,
      error: { code: 'internal', reason: 'unexpected' },
    });
    host.calls.listCheckIns = () => ({
      ok: true,
      data: { checkIns: [aCheckIn()], nextCursor: null, canCheckIn: true },
    });
    host.calls.listComments = () => ({ ok: true, data: { comments: [], nextCursor: null } });
    host.calls.updateCheckIn = ({ version }: { version: number }) =>
      version === 2
        ? {
            ok: true,
            data: {
              checkIn: aCheckIn({ version: 3, comment: 'My words' }),
              keyResult: null,
              notReached: [],
            },
          }
        : {
            ok: false,
            error: { code: 'conflict', reason: 'changed-by-someone-else', current: theirs },
          };
    host.path = '/key-results/kr-1';
    await openPage(aPage([anObjective({ keyResults: [aKeyResult()] })]));
    await wait();
    await press('Correct');
    await type(field('What happened'), 'My words');
    await press('Save');
  }

  it('shows the second both, and keeps mine over theirs when I say so', async () => {
    await correct();
    const notice = document.querySelector('.okr-conflict')?.textContent;
    expect(notice).toContain('My words');
    expect(notice).toContain('Their words');
    await press('Keep mine');
    expect(sent('updateCheckIn').at(-1)).toMatchObject({ version: 2 });
    expect(pageText()).toContain('My words');
    expect(document.querySelector('.okr-conflict')).toBeNull();
  });

  it('shows theirs when I take theirs', async () => {
    await correct();
    await press('Take theirs');
    expect(pageText()).toContain('Their words');
    expect(button('Correct')).toBeDefined();
  });
});
