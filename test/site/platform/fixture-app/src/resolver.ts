/** One resolver call per thing the platform's tests ask of the real `@forge` packages. */
import api, { asApp, asUser, fetch as forgeFetch, i18n, privacy, route } from '@forge/api';
import { Queue } from '@forge/events';
import { Filter, FilterConditions, kvs, MetadataField, Sort, WhereConditions } from '@forge/kvs';
import { publishGlobal } from '@forge/realtime';
import Resolver from '@forge/resolver';

interface Goal {
  readonly team: string;
  readonly year: number;
  readonly score: number;
  readonly version: number;
}

const work = new Queue({ key: 'work' });
const resolver = new Resolver();
const goals = () => kvs.entity<Goal>('goal');

/** What a refused request looks like to the app. */
async function refusal(attempt: Promise<unknown>): Promise<unknown> {
  try {
    await attempt;
    return null;
  } catch (error) {
    const { name, message, code, responseDetails } = error as Error & {
      code?: string;
      responseDetails?: { status: number };
    };
    return { name, message, code, status: responseDetails?.status };
  }
}

interface CallRequest {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly accountId: unknown;
}

function define(name: string, answer: (request: CallRequest) => unknown): void {
  resolver.define(name, ({ payload, context }) =>
    answer({
      payload: payload as CallRequest['payload'],
      accountId: context['accountId'],
    }),
  );
}

define('whoami', async ({ accountId }) => {
  const response = await asUser().requestJira(route`/rest/api/3/myself`);
  return { status: response.status, body: (await response.json()) as unknown, accountId };
});
define('asUser', () => refusal(asUser().requestJira(route`/rest/api/3/myself`)));
define('appCall', async ({ payload }) => {
  const response = await asApp().requestJira(route`/rest/api/3/issue/${String(payload['key'])}`);
  return { status: response.status };
});
define('graph', async () => (await api.asApp().requestGraph('query { x }')).status);
define('set', ({ payload }) =>
  refusal(kvs.set(String(payload['key']), payload['value'], payload['options'] as never)),
);
define('get', async ({ payload }) => (await kvs.get(String(payload['key']))) ?? null);
define('getWithMetadata', async ({ payload }) =>
  kvs.get(String(payload['key']), {
    metadataFields: [MetadataField.CREATED_AT, MetadataField.EXPIRE_TIME],
  }),
);
define('delete', ({ payload }) => refusal(kvs.delete(String(payload['key']))));
define('secrets', async () => {
  await kvs.setSecret('token', 'hidden');
  return { secret: await kvs.getSecret('token'), plain: (await kvs.get('token')) ?? null };
});
define('list', async ({ payload }) => {
  const query = kvs.query().where('key', WhereConditions.beginsWith(String(payload['prefix'])));
  const limited = query.limit(Number(payload['limit'] ?? 10));
  const cursor = payload['cursor'];
  const page = await (typeof cursor === 'string' ? limited.cursor(cursor) : limited).getMany();
  return { keys: page.results.map(({ key }) => key), cursor: page.nextCursor ?? null };
});
define('batch', ({ payload }) => kvs.batchSet(payload['items'] as never));
define('addGoals', async ({ payload }) => {
  for (const [key, goal] of Object.entries(payload['goals'] as Record<string, Goal>)) {
    await goals().set(key, goal);
  }
});
define('setGoal', ({ payload }) =>
  refusal(goals().set(String(payload['key']), payload['value'] as Goal)),
);
define('goalsOfTeam', async ({ payload }) => {
  const query = goals()
    .query()
    .index('by-team', { partition: [payload['team']] });
  const sorted = query.sort(Sort.DESC).limit(Number(payload['limit'] ?? 10));
  const above = payload['above'];
  const ranged =
    above === undefined ? sorted : sorted.where(WhereConditions.greaterThan(Number(above)));
  const year = payload['year'];
  const filtered =
    year === undefined
      ? ranged
      : ranged.filters(new Filter<Goal>().and('year', FilterConditions.equalTo(Number(year))));
  const { results, nextCursor } = await filtered.getMany();
  return { keys: results.map(({ key }) => key), cursor: nextCursor ?? null };
});
define('goalsByTwo', async ({ payload }) => {
  const query = goals()
    .query()
    .index('by-team-and-year', { partition: [payload['team']] });
  const { results } = await query.where(WhereConditions.equalTo(Number(payload['year']))).getMany();
  return results.map(({ key }) => key);
});
define('badIndex', () => refusal(goals().query().index('nowhere').getMany()));
define('saveIfVersion', ({ payload }) => {
  const { key, value, version, other } = payload as {
    key: string;
    value: Goal;
    version: number;
    other: string;
  };
  const conditions = new Filter<Goal>().and('version', FilterConditions.equalTo(version));
  return refusal(
    kvs
      .transact()
      .set(key, value, { entityName: 'goal', conditions })
      .set(other, { touched: true })
      .execute(),
  );
});
define('push', async ({ payload }) => {
  const { jobId } = await work.push(payload['events'] as never);
  return jobId;
});
define('pushSlow', async () => (await new Queue({ key: 'slow' }).push({ body: {} })).jobId);
define('tooMany', ({ payload }) => refusal(work.push(payload['events'] as never)));
define('stats', ({ payload }) => work.getJob(String(payload['jobId'])).getStats());
define('cancel', ({ payload }) => work.getJob(String(payload['jobId'])).cancel());
define('egress', async ({ payload }) => {
  try {
    return { status: (await forgeFetch(String(payload['url']))).status };
  } catch (error) {
    return { name: (error as Error).name, status: (error as { status?: number }).status };
  }
});
define('today', () => ({ now: Date.now(), iso: new Date().toISOString() }));
define('announce', () => publishGlobal('news', { hello: 'pages' }));
define('privacy', () =>
  privacy.reportPersonalData([
    { accountId: '5be24ad8b1653240376955d2', updatedAt: '2026-01-01T00:00:00.000Z' },
    { accountId: '5be24ba3f91c106033269289', updatedAt: '2026-01-01T00:00:00.000Z' },
  ]),
);
define('greet', async ({ payload }) => {
  const locale = String(payload['locale']);
  const translate = await i18n.createTranslationFunction(locale);
  return translate('greeting');
});
define('boom', () => {
  throw new Error('exploded');
});
define('leak', () => {
  setTimeout(() => void kvs.set('leaked', 'late').catch(() => undefined), 50);
});
define('crash', () => {
  process.exit(1);
});

export const handler = resolver.getDefinitions();
