import { JiraRefusal, type JiraSource } from './jira-source';
import { asRecords, isRecord, type RawRecord, textOf } from './raw-value';

const PAGE = 100;

/** All entries of a paged list: `{values, isLast}` of the newer endpoints, or plain arrays. */
export async function allPages(
  source: JiraSource,
  path: string,
  key = 'values',
): Promise<RawRecord[]> {
  const all: RawRecord[] = [];
  for (;;) {
    const join = path.includes('?') ? '&' : '?';
    const page = await source.get(`${path}${join}startAt=${all.length}&maxResults=${PAGE}`);
    const entries = asRecords(isRecord(page) ? page[key] : page);
    all.push(...entries);
    if (entries.length === 0 || isLast(page, all.length, entries.length)) return all;
  }
}

function isLast(page: unknown, soFar: number, size: number): boolean {
  if (!isRecord(page)) return size < PAGE;
  if (typeof page['isLast'] === 'boolean') return page['isLast'];
  return typeof page['total'] === 'number' && soFar >= page['total'];
}

/** What an account may not read is left out; the loader derives it from the issues. */
async function orNothing(
  list: Promise<readonly RawRecord[]>,
  log: (line: string) => void,
): Promise<readonly RawRecord[]> {
  try {
    return await list;
  } catch (error) {
    if (!(error instanceof JiraRefusal) || error.status === 401) throw error;
    log(`left out: ${error.message}`);
    return [];
  }
}

export type Lists = Readonly<Record<string, () => Promise<readonly RawRecord[]>>>;

/** The lists of a data folder by file name, each read when it is asked for. */
export function exportedLists(source: JiraSource, log: (line: string) => void): Lists {
  const plain = async (path: string) => asRecords(await source.get(path));
  const projects = once(() => allPages(source, '/rest/api/3/project/search?expand=lead'));
  const boards = once(() => orNothing(allPages(source, '/rest/agile/1.0/board'), log));
  const ofProjects = async (list: string) => {
    const all: RawRecord[] = [];
    for (const project of await projects()) {
      const path = `/rest/api/3/project/${textOf(project, 'id') ?? ''}/${list}`;
      const entries = await orNothing(allPages(source, path), log);
      all.push(...entries.map((entry) => ({ projectId: project['id'], ...entry })));
    }
    return all;
  };
  return {
    projects,
    statuses: () => plain('/rest/api/3/status'),
    issuetypes: () => plain('/rest/api/3/issuetype'),
    priorities: () => allPages(source, '/rest/api/3/priority/search'),
    resolutions: () => allPages(source, '/rest/api/3/resolution/search'),
    fields: () => plain('/rest/api/3/field'),
    users: () => orNothing(allPages(source, '/rest/api/3/users/search'), log),
    linktypes: async () => {
      const answer = await source.get('/rest/api/3/issueLinkType');
      return isRecord(answer) ? asRecords(answer['issueLinkTypes']) : [];
    },
    versions: () => ofProjects('version'),
    components: () => ofProjects('component'),
    filters: () => allPages(source, '/rest/api/3/filter/search?expand=jql,owner,sharePermissions'),
    boards: async () => {
      const all: RawRecord[] = [];
      for (const board of await boards()) all.push(await withEstimation(source, board, log));
      return all;
    },
    sprints: async () => {
      const byId = new Map<unknown, RawRecord>();
      for (const board of await boards()) {
        if (board['type'] === 'kanban') continue;
        const path = `/rest/agile/1.0/board/${String(board['id'])}/sprint`;
        for (const sprint of await orNothing(allPages(source, path), log)) {
          byId.set(sprint['id'], { boardId: board['id'], ...sprint });
        }
      }
      return [...byId.values()];
    },
  };
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => (value ??= read());
}

async function withEstimation(
  source: JiraSource,
  board: RawRecord,
  log: (line: string) => void,
): Promise<RawRecord> {
  const path = `/rest/agile/1.0/board/${String(board['id'])}/configuration`;
  const [configuration] = await orNothing(
    source.get(path).then((answer) => asRecords([answer])),
    log,
  );
  const estimation = configuration?.['estimation'];
  const field = isRecord(estimation) ? estimation['field'] : null;
  const id = isRecord(field) ? textOf(field, 'fieldId') : null;
  return id === null ? board : { ...board, estimationFieldId: id };
}
