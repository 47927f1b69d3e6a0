import { appendFileSync, existsSync, renameSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { allPages } from './export-lists';
import type { JiraSource } from './jira-source';
import { asRecords, isRecord, type RawRecord, textOf } from './raw-value';
import { readLines } from './read-lines';

/** As many as `issue/bulkfetch` takes. */
const BATCH = 100;
/** A search for ids alone may answer this many at once. */
const IDS = 5000;

interface Export {
  readonly source: JiraSource;
  readonly out: string;
  readonly jql: string;
  readonly log: (line: string) => void;
}

/** Writes `issues.ndjson`; what an interrupted export had written is kept and not asked for again. */
export async function exportIssues({ source, out, jql, log }: Export): Promise<number> {
  const part = join(out, 'issues.ndjson.part');
  const written = writtenIds(part);
  if (written.size > 0) log(`going on after ${written.size} issues of an earlier export`);
  const all = await searchIds(source, jql);
  const missing = all.filter((id) => !written.has(id));
  for (let start = 0; start < missing.length; start += BATCH) {
    const issues = await fetchIssues(source, missing.slice(start, start + BATCH));
    if (issues.length > 0) appendFileSync(part, issues.map((one) => `${one}\n`).join(''));
    log(`${written.size + start + issues.length} of ${all.length} issues`);
  }
  if (!existsSync(part)) appendFileSync(part, '');
  renameSync(part, join(out, 'issues.ndjson'));
  return all.length;
}

/** Cuts a line that was being written when the export stopped. */
function writtenIds(part: string): Set<string> {
  const ids = new Set<string>();
  if (!existsSync(part)) return ids;
  let bytes = 0;
  for (const line of readLines(part)) {
    const id = idOf(line);
    if (id === null) break;
    ids.add(id);
    bytes += Buffer.byteLength(line) + 1;
  }
  truncateSync(part, bytes);
  return ids;
}

function idOf(line: string): string | null {
  try {
    const issue: unknown = JSON.parse(line);
    return isRecord(issue) ? textOf(issue, 'id') : null;
  } catch {
    return null;
  }
}

async function searchIds(source: JiraSource, jql: string): Promise<string[]> {
  const ids: string[] = [];
  let nextPageToken: unknown;
  do {
    const page = await source.post('/rest/api/3/search/jql', {
      jql,
      fields: ['id'],
      maxResults: IDS,
      ...(nextPageToken === undefined ? {} : { nextPageToken }),
    });
    if (!isRecord(page)) break;
    for (const issue of asRecords(page['issues'])) ids.push(textOf(issue, 'id') ?? '');
    nextPageToken = page['nextPageToken'];
  } while (typeof nextPageToken === 'string');
  return [...new Set(ids)];
}

async function fetchIssues(source: JiraSource, ids: readonly string[]): Promise<string[]> {
  const answer = await source.post('/rest/api/3/issue/bulkfetch', {
    issueIdsOrKeys: ids,
    fields: ['*all'],
    expand: ['changelog'],
  });
  const lines: string[] = [];
  for (const issue of isRecord(answer) ? asRecords(answer['issues']) : []) {
    lines.push(JSON.stringify(await completed(source, issue)));
  }
  return lines;
}

/** An issue comes with the first few of its entries only; the rest has to be paged. */
async function completed(source: JiraSource, issue: RawRecord): Promise<RawRecord> {
  const path = `/rest/api/3/issue/${textOf(issue, 'id') ?? ''}`;
  const fields = { ...(isRecord(issue['fields']) ? issue['fields'] : {}) };
  const pages = [
    ['worklog', 'worklogs'],
    ['comment', 'comments'],
  ] as const;
  for (const [field, key] of pages) {
    const page = fields[field];
    if (!isRecord(page) || isComplete(page, key)) continue;
    const all = await allPages(source, `${path}/${field}`, key);
    fields[field] = { ...page, [key]: all, total: all.length };
  }
  let { changelog } = issue;
  if (!isRecord(changelog) || !isComplete(changelog, 'histories')) {
    const histories = await allPages(source, `${path}/changelog`);
    changelog = { total: histories.length, histories };
  }
  return { ...issue, fields, changelog };
}

const isComplete = (page: RawRecord, key: string) =>
  typeof page['total'] === 'number' && asRecords(page[key]).length >= page['total'];
