import { requestJira } from '@forge/bridge';

/** A person as Jira shows them to the viewer. Kept in memory for the open page only. */
export interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly avatarUrl: string | null;
}

/** Jira's limit for one bulk read is 200. */
const BULK_SIZE = 100;

/** Accounts that Jira does not know, or hides, are missing from the answer. */
export async function readPeople(accountIds: readonly string[]): Promise<readonly Person[]> {
  const batches: string[][] = [];
  for (let start = 0; start < accountIds.length; start += BULK_SIZE) {
    batches.push(accountIds.slice(start, start + BULK_SIZE));
  }
  const answers = await Promise.all(batches.map(readBatch));
  return answers.flat();
}

async function readBatch(accountIds: readonly string[]): Promise<readonly Person[]> {
  const query = new URLSearchParams([
    ['maxResults', String(BULK_SIZE)],
    ...accountIds.map((id) => ['accountId', id]),
  ]);
  const page = await readJson(`/rest/api/3/user/bulk?${query.toString()}`);
  const values = isRecord(page) ? page['values'] : undefined;
  return Array.isArray(values) ? values.flatMap(toPerson) : [];
}

export async function searchPeople(text: string): Promise<readonly Person[]> {
  const query = new URLSearchParams({ query: text, maxResults: '20' });
  const found = await readJson(`/rest/api/3/user/search?${query.toString()}`);
  return Array.isArray(found) ? found.filter(isHuman).flatMap(toPerson) : [];
}

async function readJson(path: string): Promise<unknown> {
  const response = await requestJira(path, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`Jira answered ${String(response.status)} for people`);
  return response.json();
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Apps have accounts too; they own nothing. */
const isHuman = (user: unknown): boolean => isRecord(user) && user['accountType'] !== 'app';

function toPerson(user: unknown): readonly Person[] {
  if (!isRecord(user)) return [];
  const { accountId, displayName, avatarUrls } = user;
  if (typeof accountId !== 'string' || typeof displayName !== 'string') return [];
  const avatarUrl = isRecord(avatarUrls) ? avatarUrls['48x48'] : undefined;
  return [
    { accountId, name: displayName, avatarUrl: typeof avatarUrl === 'string' ? avatarUrl : null },
  ];
}
