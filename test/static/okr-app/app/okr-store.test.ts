import type { ApiResult } from '../../../../src/contract/api-result';
import type { KeyResultDto, ObjectiveDto, OkrPageDto } from '../../../../src/contract/dto';
import type { Call } from '../../../../static/okr-app/src/api/client';
import { updateKeyResult } from '../../../../static/okr-app/src/app/key-result-changes';
import {
  moveObjective,
  updateObjective,
} from '../../../../static/okr-app/src/app/objective-changes';
import { createOkrStore } from '../../../../static/okr-app/src/app/okr-store';
import { aKeyResult, anObjective, aPage } from '../records';

interface Sent {
  readonly name: string;
  readonly input: unknown;
  readonly answer: (answer: unknown) => void;
}

/** A server that answers when the test says so. */
function aServer() {
  const sent: Sent[] = [];
  const call = ((name: string, input: unknown) =>
    new Promise((answer) => {
      sent.push({ name, input, answer });
    })) as unknown as Call;
  const next = async (name: string): Promise<Sent> => {
    for (let turn = 0; turn < 20; turn += 1) {
      const found = sent.find((one) => one.name === name);
      if (found !== undefined) {
        sent.splice(sent.indexOf(found), 1);
        return found;
      }
      await Promise.resolve();
    }
    throw new Error(`${name} was not called`);
  };
  return { call, next, waiting: () => sent.map(({ name }) => name) };
}

const ok = <Data>(data: Data): ApiResult<Data> => ({ ok: true, data });
const refused: ApiResult<never> = {
  ok: false,
  error: { code: 'forbidden', reason: 'needs-manage-okrs' },
};

async function aLoadedStore(objectives: readonly ObjectiveDto[]) {
  const server = aServer();
  const store = createOkrStore(server.call);
  store.reload();
  (await server.next('getOkrPage')).answer(ok(aPage(objectives)));
  await Promise.resolve();
  await Promise.resolve();
  const page = (): OkrPageDto => {
    const { page: loaded } = store.getState();
    if (loaded === null) throw new Error('the page was not loaded');
    return loaded;
  };
  return { server, store, page };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a change', () => {
  it('shows at once and becomes what the server saved', async () => {
    const objective = anObjective();
    const { server, store, page } = await aLoadedStore([objective]);

    const saving = store.make(updateObjective(objective, { title: 'New' }));
    expect(page().objectives[0]?.title).toBe('New');

    const sent = await server.next('updateObjective');
    expect(sent.input).toEqual({ objectiveId: 'o-1', version: 1, change: { title: 'New' } });
    sent.answer(ok({ ...objective, title: 'New', version: 2 }));
    await saving;
    expect(page().objectives[0]?.version).toBe(2);
  });

  it('is taken back when the server refuses', async () => {
    const objective = anObjective({ title: 'Old' });
    const { server, store, page } = await aLoadedStore([objective]);

    const saving = store.make(updateObjective(objective, { title: 'New' }));
    (await server.next('updateObjective')).answer(refused);

    expect(await saving).toEqual(refused);
    expect(page().objectives[0]?.title).toBe('Old');
  });

  it('puts a moved objective back where it was when the server refuses', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => anObjective({ id })) as [
      ObjectiveDto,
      ObjectiveDto,
      ObjectiveDto,
    ];
    const { server, store, page } = await aLoadedStore([a, b, c]);
    const order = () => page().objectives.map(({ id }) => id);

    const saving = store.make(moveObjective(page(), c, 'a'));
    expect(order()).toEqual(['c', 'a', 'b']);

    (await server.next('moveObjective')).answer(refused);
    await saving;
    expect(order()).toEqual(['a', 'b', 'c']);
  });

  it('made twice in a row is no conflict with oneself', async () => {
    const keyResult = aKeyResult({ version: 4 });
    const { server, store } = await aLoadedStore([anObjective({ keyResults: [keyResult] })]);

    const first = store.make(updateKeyResult(keyResult, { title: 'New' }));
    const second = store.make(updateKeyResult(keyResult, { weight: 2 }));
    const sent = await server.next('updateKeyResult');
    expect(server.waiting()).toEqual([]);
    sent.answer(ok<KeyResultDto>({ ...keyResult, title: 'New', version: 5 }));
    await first;

    const followed = await server.next('updateKeyResult');
    expect(followed.input).toEqual({ keyResultId: 'kr-1', version: 5, change: { weight: 2 } });
    followed.answer(ok<KeyResultDto>({ ...keyResult, title: 'New', weight: 2, version: 6 }));
    await second;
  });
});

describe('reading the page again', () => {
  it('never shows an answer that is older than a change made here', async () => {
    const objective = anObjective({ title: 'Old' });
    const { server, store, page } = await aLoadedStore([objective]);

    store.reload();
    const late = await server.next('getOkrPage');
    const saving = store.make(updateObjective(objective, { title: 'New' }));
    late.answer(ok(aPage([objective])));
    await Promise.resolve();
    await Promise.resolve();
    expect(page().objectives[0]?.title).toBe('New');

    const saved = { ...objective, title: 'New', version: 2 };
    (await server.next('updateObjective')).answer(ok(saved));
    await saving;
    jest.advanceTimersByTime(300);
    (await server.next('getOkrPage')).answer(ok(aPage([saved])));
    expect(page().objectives[0]?.title).toBe('New');
  });

  it('keeps the page and says why when it fails', async () => {
    const { server, store, page } = await aLoadedStore([anObjective()]);
    store.reload();
    (await server.next('getOkrPage')).answer({
      ok: false,
      error: { code: 'jira-unavailable', reason: 'jira-unavailable' },
    });
    await Promise.resolve();
    await Promise.resolve();
    expect(page().objectives).toHaveLength(1);
    expect(store.getState().error?.reason).toBe('jira-unavailable');
  });

  it('leaves what did not change untouched, so that its rows are not drawn again', async () => {
    const [a, b] = [anObjective({ id: 'a' }), anObjective({ id: 'b' })];
    const { server, store, page } = await aLoadedStore([a, b]);
    const before = page().objectives;
    store.reload();
    (await server.next('getOkrPage')).answer(
      ok(JSON.parse(JSON.stringify(aPage([a, { ...b, title: 'New' }]))) as OkrPageDto),
    );
    await Promise.resolve();
    await Promise.resolve();
    expect(page().objectives[0]).toBe(before[0]);
    expect(page().objectives[1]?.title).toBe('New');
  });

  it('comes back by itself while a first value is being measured', async () => {
    const fresh = aKeyResult();
    const waiting = {
      ...fresh,
      progress: { ...fresh.progress, value: null, reason: 'not-measured-yet' as const },
    };
    const { server } = await aLoadedStore([anObjective({ keyResults: [waiting] })]);
    expect(server.waiting()).toEqual([]);
    jest.advanceTimersByTime(2000);
    expect(server.waiting()).toEqual(['getOkrPage']);
  });
});
