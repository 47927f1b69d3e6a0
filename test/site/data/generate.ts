import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FIELDS, PRIORITIES, DONE, STATUSES, TYPES } from './generated-lists';
import { generatedOkrs } from './generated-okrs';
import { generateSite, type GeneratedSite } from './generate-site';

const LINES_PER_WRITE = 500;

interface GenerateOptions {
  readonly issues: number;
  readonly seed: number;
  /** None when left out. */
  readonly objectives?: number;
  readonly keyResultsEach?: number;
}

/** Writes a generated site into a folder; answers how many issues it holds. */
export function writeGeneratedSite(out: string, options: GenerateOptions): void {
  mkdirSync(out, { recursive: true });
  const site = generateSite(options);
  writeLists(out, site);
  writeOkrs(out, site, options);
  const handle = openSync(join(out, 'issues.ndjson'), 'w');
  let lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) writeSync(handle, `${lines.join('\n')}\n`);
    lines = [];
  };
  for (const line of site.issues()) {
    lines.push(line);
    if (lines.length === LINES_PER_WRITE) flush();
  }
  flush();
  closeSync(handle);
}

function writeLists(out: string, { users, plans }: GeneratedSite): void {
  const lists = {
    projects: plans.map(({ project }) => project),
    boards: plans.map(({ project, pointsField }, index) => ({
      id: index + 1,
      name: `${project.key} board`,
      type: 'scrum',
      location: { projectId: Number(project.id), projectKey: project.key },
      estimationFieldId: pointsField,
    })),
    sprints: plans.flatMap(({ sprints }) => sprints),
    versions: plans.flatMap(({ versions }) => versions),
    users,
    statuses: Object.values(STATUSES),
    issuetypes: Object.values(TYPES),
    priorities: PRIORITIES,
    resolutions: [DONE],
    fields: FIELDS,
    linktypes: [{ id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' }],
  };
  for (const [name, list] of Object.entries(lists)) {
    writeFileSync(join(out, `${name}.json`), `${JSON.stringify(list, null, 1)}\n`);
  }
}

/** Which the site writes through the app's own resolver when it starts. */
function writeOkrs(out: string, { plans, users }: GeneratedSite, options: GenerateOptions): void {
  const { seed, objectives = 0, keyResultsEach = 0 } = options;
  if (objectives === 0) return;
  const okrs = generatedOkrs(plans, users, { seed, objectives, keyResultsEach });
  writeFileSync(join(out, 'objectives.json'), `${JSON.stringify(okrs, null, 1)}\n`);
}

const USAGE =
  'npm run site:generate -- --issues 1000 --seed 1 [--objectives 500 --key-results-each 4] --out DIR';

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      issues: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      objectives: { type: 'string', default: '0' },
      'key-results-each': { type: 'string', default: '4' },
      out: { type: 'string' },
    },
  });
  const [issues, seed] = [wholeNumber(values.issues), wholeNumber(values.seed)];
  const objectives = wholeNumber(values.objectives);
  const keyResultsEach = wholeNumber(values['key-results-each']);
  const isWhole = objectives !== null && keyResultsEach !== null;
  if (values.out === undefined || issues === null || seed === null || !isWhole) {
    process.stderr.write(`All but --out are whole numbers, --out a folder:\n  ${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  writeGeneratedSite(values.out, { issues, seed, objectives, keyResultsEach });
  process.stdout.write(
    `${issues} issues are in ${values.out}; start with npm start -- --data ${values.out}\n`,
  );
}

if (require.main === module) main();
