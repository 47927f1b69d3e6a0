/**
 * Plants one mistake per rule and expects lint to refuse it: a lint rule that is switched off by
 * accident stays silent, this does not.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Each text is linted as if it stood in an existing file, so that type information is there. */
const planted: [what: string, mistake: { file: string; text: string; rule: string }][] = [
  [
    'the domain reading storage',
    {
      file: 'src/domain/okr/period.ts',
      text: "import '../../application/ports/upstream-error';\n",
      rule: 'boundaries/dependencies',
    },
  ],
  [
    'the contract reaching into the application',
    {
      file: 'src/contract/api.ts',
      text: "import '../application/ports/upstream-error';\n",
      rule: 'boundaries/dependencies',
    },
  ],
  [
    'the application calling Forge',
    {
      file: 'src/application/ports/upstream-error.ts',
      text: "import '@forge/api';\n",
      rule: 'no-restricted-imports',
    },
  ],
  [
    'the domain asking what time it is',
    {
      file: 'src/domain/okr/period.ts',
      text: 'export const now = Date.now();\n',
      rule: 'no-restricted-syntax',
    },
  ],
  [
    'the domain rolling dice',
    {
      file: 'src/domain/okr/period.ts',
      text: 'export const dice = Math.random();\n',
      rule: 'no-restricted-syntax',
    },
  ],
  [
    'the domain throwing',
    {
      file: 'src/domain/okr/period.ts',
      text: "export function fail() {\n  throw new Error('no');\n}\n",
      rule: 'no-restricted-syntax',
    },
  ],
  [
    'any',
    {
      file: 'src/domain/okr/period.ts',
      text: 'export const anything = JSON.parse as any;\n',
      rule: '@typescript-eslint/no-explicit-any',
    },
  ],
];

/** One process for all: ESLint needs the ES module loader, which jest does not give it. */
const LINTER = `
import { ESLint } from 'eslint';
import { text } from 'node:stream/consumers';
const eslint = new ESLint({ overrideConfigFile: 'test/tooling/eslint.config.mjs' });
const rules = [];
for (const { file, text: code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: file });
  rules.push(result.messages.map(({ ruleId }) => ruleId));
}
console.log(JSON.stringify(rules));
`;

describe('lint', () => {
  let broken: string[][] = [];
  beforeAll(() => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', LINTER], {
      cwd: root,
      input: JSON.stringify(planted.map(([, mistake]) => mistake)),
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    broken = JSON.parse(stdout) as string[][];
  }, 60_000);

  it.each(planted)('refuses %s', (what, { rule }) => {
    expect(broken[planted.findIndex(([name]) => name === what)]).toContain(rule);
  });
});
