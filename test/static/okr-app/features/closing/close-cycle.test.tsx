import { host, resetHost } from '../../fake-bridge';
import { closePage, openPage, pageText, press } from '../../open-page';
import { anObjective, aPage } from '../../records';

const CYCLE = {
  id: 'c-1',
  version: 1,
  name: 'Q1 2026',
  period: { start: '2026-01-01', end: '2026-03-31' },
};

const inCycle = (id: string, title: string) =>
  anObjective({ id, title, cycleId: CYCLE.id, effectivePeriod: CYCLE.period });
const first = inCycle('o-1', 'Customers stay');
const second = inCycle('o-2', 'Invoices are right');

const closingOf = (id: string) =>
  host.sent.flatMap(({ name, input }) =>
    name === 'closeObjective' && JSON.stringify(input).includes(`"objectiveId":"${id}"`) ? 1 : [],
  ).length;

beforeEach(resetHost);
afterEach(closePage);

it('a cycle is closed objective by objective; what was refused is tried again alone', async () => {
  let mayClose = false;
  host.path = '/cycles';
  host.calls.closeObjective = ({ objectiveId }: { objectiveId: string }) =>
    objectiveId === 'o-1' || mayClose
      ? { ok: true, data: { ...(objectiveId === 'o-1' ? first : second), lifecycle: 'closed' } }
      : { ok: false, error: { code: 'conflict', reason: 'version-conflict' } };
  await openPage({ ...aPage([first, second]), cycles: [CYCLE], canManageSite: true });
  await press(/^Close cycle… /);
  await press('Close objectives');
  expect(pageText()).toContain('Some objectives were not closed');
  expect(pageText()).toContain('Not closed.');
  mayClose = true;
  await press('Try the rest again');
  expect([closingOf('o-1'), closingOf('o-2')]).toEqual([1, 2]);
  expect(document.querySelector('dialog[open]')).toBeNull();
  expect(host.flags).toMatchObject([{ title: '1 objective was closed' }]);
});
