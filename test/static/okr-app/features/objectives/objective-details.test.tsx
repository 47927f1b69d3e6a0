import { host, resetHost } from '../../fake-bridge';
import type { ObjectiveDetailDto } from '../../../../../src/contract/objectives/calls';
import type { AccountId } from '../../../../../src/domain/shared/ids';
import { closePage, openPage, pageText, press, wait } from '../../open-page';
import { aKeyResult, anObjective, aPage, aProgress, aRollUp } from '../../records';

const ok = (data: unknown) => ({ ok: true, data }) as never;
const item = (id: string, isDone: boolean) => ({
  id,
  text: `Do ${id}`,
  isDone,
  doneAt: isDone ? '2026-11-20T07:00:00.000Z' : null,
  doneBy: isDone ? ('ada' as AccountId) : null,
});
const checklist = aKeyResult({
  title: 'Prepare the launch',
  source: { kind: 'checklist', items: [item('a', true), item('b', false)] },
  progress: aProgress({ value: 50, numerator: 1, denominator: 2, n: 2, progress: 0.5, raw: 0.5 }),
});

const detail: ObjectiveDetailDto = {
  objective: anObjective({ progress: aRollUp({ progress: 0.625 }) }),
  lines: [
    {
      ...{ kind: 'key-result', id: 'kr-1', title: 'Prepare the launch' },
      ...{ level: null, projectKey: null, status: 'on-track' },
      ...{ weight: 1, share: 0.25, progress: 1, contribution: 0.25 },
    },
  ],
  unseen: { count: 3, weight: 3, share: 0.75, contribution: 0.375 },
  leftOut: [{ kind: 'objective', id: 'o-9', title: 'Secret plans', why: 'private' }],
};

beforeEach(() => {
  resetHost();
});
afterEach(closePage);

describe('the details of an objective', () => {
  it('explain its progress line by line, what is unseen as one and what is left out', async () => {
    host.calls = { getObjectiveDetail: () => ok(detail) };
    await openPage(aPage([anObjective({ keyResults: [checklist] })]));
    await press('Details of Customers trust every release');
    await wait();
    const text = pageText().replaceAll('\u00a0', ' ');
    expect(text).toContain('25.0 %100.0 %25.0 %');
    expect(text).toContain('3 objectives you may not see');
    expect(text).toContain('37.5 %');
    expect(text).toContain('Progress of the objective62.5 %');
    expect(text).toContain('Left out: Secret plans (private');
  });

  it('name a hidden parent as one, and nothing more', async () => {
    const objective = anObjective({ parent: { visibility: 'hidden' } });
    await openPage(aPage([objective]));
    expect(pageText()).toContain('Aligned to an objective you may not see');
  });
});

describe('a row', () => {
  it('says what is done of a checklist, and that an objective is private', async () => {
    await openPage(aPage([anObjective({ isPrivate: true, keyResults: [checklist] })]));
    expect(pageText()).toContain('1 of 2 to-dos done');
    expect(pageText()).toContain('Private');
  });
});
