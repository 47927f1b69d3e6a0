import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportIssues } from './export-issues';
import { exportedLists } from './export-lists';
import { createJiraSource, JiraRefusal, type JiraSource } from './jira-source';

/** Writes a live site into a data folder. Files that are complete already are not asked for again. */
export async function exportSite(options: {
  readonly source: JiraSource;
  readonly out: string;
  readonly jql: string;
  readonly log: (line: string) => void;
}): Promise<void> {
  const { source, out, log } = options;
  mkdirSync(out, { recursive: true });
  for (const [name, read] of Object.entries(exportedLists(source, log))) {
    const file = join(out, `${name}.json`);
    if (existsSync(file)) continue;
    const list = await read();
    writeFileSync(`${file}.part`, `${JSON.stringify(list, null, 1)}\n`);
    renameSync(`${file}.part`, file);
    log(`${name}.json: ${list.length}`);
  }
  if (existsSync(join(out, 'issues.ndjson'))) {
    log('issues.ndjson is there already; remove it to export the issues anew');
    return;
  }
  log(`issues.ndjson: ${await exportIssues(options)}`);
}

const USAGE = `Set JIRA_BASE_URL, JIRA_EMAIL and JIRA_TOKEN (id.atlassian.com → Security → API tokens), then:
  npm run site:export -- --out DIR [--jql "project = ABC"]
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      // Jira refuses a search without any restriction.
      jql: { type: 'string', default: 'created >= 1970-01-01 ORDER BY created ASC' },
    },
  });
  const { JIRA_BASE_URL: baseUrl, JIRA_EMAIL: email, JIRA_TOKEN: token } = process.env;
  if (values.out === undefined || !baseUrl || !email || !token) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const log = (line: string) => process.stdout.write(`${line}\n`);
  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const source = createJiraSource({ baseUrl, email, token, fetch, sleep, log });
  try {
    await exportSite({ source, out: values.out, jql: values.jql, log });
  } catch (error) {
    const reason =
      error instanceof JiraRefusal || error instanceof TypeError ? error.message : null;
    if (reason === null) throw error;
    process.stderr.write(
      `${reason}\nWhat was exported so far is kept; run the same command again.\n`,
    );
    process.exitCode = 1;
  }
}

if (require.main === module) void main();
