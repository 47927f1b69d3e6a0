import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Issue } from '../jira/model';
import { generateSite } from './generate-site';
import { writeGeneratedSite } from './generate';
import { loadSiteData } from './load';
import { isRecord } from './raw-value';

const lines = (issues: number, seed: number) => [...generateSite({ issues, seed }).issues()];

describe('a generated site', () => {
  it('is the same to the byte for the same seed, and another for another', () => {
    expect(lines(300, 7)).toEqual(lines(300, 7));
    expect(lines(300, 7)).not.toEqual(lines(300, 8));
  });

  it('loads, and every issue ends in the state its history says', () => {
    const out = mkdtempSync(join(tmpdir(), 'generated-'));
    try {
      writeGeneratedSite(out, { issues: 1500, seed: 1 });
      expect(readFileSync(join(out, 'issues.ndjson'), 'utf8').split('\n')).toHaveLength(1501);
      const loaded = loadSiteData([out]);
      expect(loaded.ok ? [] : loaded.error).toEqual([]);
      if (!loaded.ok) return;
      const { issues } = loaded.value;
      expect(issues).toHaveLength(1500);
      for (const field of ['status', 'resolution', 'timespent', 'timeestimate', 'assignee']) {
        expect(issues.filter((issue) => !agrees(issue, field)).map(({ key }) => key)).toEqual([]);
      }
    } finally {
      rmSync(out, { recursive: true });
    }
  });

  it('holds what real work holds', () => {
    const text = lines(3000, 3).join('\n');
    for (const mark of ['"Epic"', '"Sub-task"', '"Bug"', 'Impediment', '"Sprint"', '"timespent"']) {
      expect(text).toContain(mark);
    }
    // Reopened: from Done (10002) back to To Do (10000).
    expect(text).toMatch(/"from":"10002","fromString":"Done","to":"10000"/);
    // Carried over: from one sprint into two.
    expect(text).toMatch(
      /"fieldtype":"custom","from":"1\d+","fromString":"[^"]+","to":"1\d+, 1\d+"/,
    );
  });
});

/** The last change of a field left the value the issue has now. */
function agrees({ fields, histories }: Issue, field: string): boolean {
  const last = histories
    .flatMap(({ items }) => items)
    .filter((item) => item.fieldId === field)
    .at(-1);
  if (last === undefined) return true;
  const value = fields[field];
  const now = isRecord(value) ? (value['id'] ?? value['accountId']) : value;
  return (typeof now === 'number' ? String(now) : (now ?? null)) === last.to;
}
