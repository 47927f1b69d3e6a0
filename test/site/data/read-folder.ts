import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { SitePermissions } from '../jira/model';
import { type DataProblem, MOST_PROBLEMS } from './data-problem';
import { addMentions } from './derive-lists';
import { ENTRY_SHAPES, entryId } from './list-entries';
import { isRecord } from './raw-value';
import { readLines } from './read-lines';
import { issueShape, permissionsShape, type RawIssue } from './shapes';
import { emptyLists, LIST_FILES, LIST_NAMES, type ListName, type ListsById } from './site-lists';

export interface Folder {
  readonly dir: string;
  readonly lists: ListsById;
  readonly issues: readonly RawIssue[];
  readonly permissions: SitePermissions;
}

/** Reads one data folder; what is wrong with it goes to `problems`. */
export function readFolder(dir: string, problems: DataProblem[]): Folder {
  const lists = emptyLists();
  for (const name of LIST_NAMES) readList(lists, name, { dir, problems });
  const issues = readIssues(dir, problems);
  addMentions(lists, issues);
  return { dir, lists, issues, permissions: readPermissions(dir, problems) };
}

interface Reading {
  readonly dir: string;
  readonly problems: DataProblem[];
}

function readList(lists: ListsById, name: ListName, { dir, problems }: Reading): void {
  const file = join(dir, LIST_FILES[name]);
  if (!existsSync(file)) return;
  const raw = readJson(file, problems);
  if (raw === undefined) return;
  // The agile lists and the newer platform lists are pages; their entries are in `values`.
  const entries = isRecord(raw) ? raw['values'] : raw;
  if (!Array.isArray(entries)) {
    problems.push(problem(file, 'must be a list, or a page with its list in "values"'));
    return;
  }
  for (const [index, entry] of entries.entries()) {
    const parsed = ENTRY_SHAPES[name].safeParse(entry);
    if (!parsed.success) {
      problems.push(...asProblems(parsed.error, { file, line: null, prefix: `[${index}]` }));
      continue;
    }
    const map = lists[name] as Map<string, unknown>;
    const id = entryId(parsed.data);
    if (map.has(id)) problems.push(problem(file, `id ${id} appears twice`, `[${index}].id`));
    map.set(id, parsed.data);
  }
}

function readIssues(dir: string, problems: DataProblem[]): RawIssue[] {
  const file = ['issues.ndjson', 'issues.ndjson.gz']
    .map((name) => join(dir, name))
    .find((path) => existsSync(path));
  if (file === undefined) {
    const reason = existsSync(dir) && statSync(dir).isDirectory() ? 'is missing' : 'no such folder';
    problems.push(problem(join(dir, 'issues.ndjson'), reason));
    return [];
  }
  const issues: RawIssue[] = [];
  const before = problems.length;
  let line = 0;
  for (const text of readLines(file)) {
    line += 1;
    if (text.trim() === '') continue;
    const issue = readIssue(text, { file, line }, problems);
    if (issue !== null) issues.push(issue);
    if (problems.length - before >= MOST_PROBLEMS) break;
  }
  return issues;
}

interface Place {
  readonly file: string;
  readonly line: number;
}

function readIssue(text: string, place: Place, problems: DataProblem[]): RawIssue | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    problems.push({ ...place, field: null, message: `is not JSON: ${messageOf(error)}` });
    return null;
  }
  const parsed = issueShape.safeParse(raw);
  if (!parsed.success) {
    problems.push(...asProblems(parsed.error, { ...place, prefix: '' }));
    return null;
  }
  const { changelog } = parsed.data;
  const total = changelog?.total ?? 0;
  if (changelog && total > changelog.histories.length) {
    problems.push({
      ...place,
      field: 'changelog.histories',
      message: `holds ${changelog.histories.length} of ${total} entries; page /changelog to get them all`,
    });
    return null;
  }
  return parsed.data;
}

const ALL_ALLOWED: SitePermissions = { administrators: [], projects: {}, securityLevels: {} };

function readPermissions(dir: string, problems: DataProblem[]): SitePermissions {
  const file = join(dir, 'permissions.json');
  if (!existsSync(file)) return ALL_ALLOWED;
  const raw = readJson(file, problems);
  if (raw === undefined) return ALL_ALLOWED;
  const parsed = permissionsShape.safeParse(raw);
  if (parsed.success) return { ...ALL_ALLOWED, ...parsed.data };
  problems.push(...asProblems(parsed.error, { file, line: null, prefix: '' }));
  return ALL_ALLOWED;
}

function readJson(file: string, problems: DataProblem[]): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(problem(file, `is not JSON: ${messageOf(error)}`));
    return undefined;
  }
}

function asProblems(
  error: z.ZodError,
  { file, line, prefix }: { file: string; line: number | null; prefix: string },
): DataProblem[] {
  return error.issues.map((issue) => ({
    file,
    line,
    field: pathText(prefix, issue.path) || null,
    message: issue.message,
  }));
}

function pathText(prefix: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, prefix);
}

const problem = (file: string, message: string, field: string | null = null): DataProblem => ({
  file,
  line: null,
  field,
  message,
});

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
