import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import jest from 'eslint-plugin-jest';
import reactHooks from 'eslint-plugin-react-hooks';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { defineConfig } from 'eslint/config';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

const layers = ['domain', 'contract', 'application', 'adapters', 'entry', 'ui-kit', 'ui'];
const impure = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Pass the date in.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Pass the time in.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Pass an id or a seed in.',
  },
];
const allow = {
  domain: ['domain'],
  contract: ['contract', 'domain'],
  application: ['application', 'domain'],
  adapters: ['adapters', 'application', 'domain'],
  entry: ['entry', 'adapters', 'application', 'contract', 'domain'],
  'ui-kit': ['ui-kit', 'contract', 'domain'],
  ui: ['ui', 'contract', 'domain'],
};

export default defineConfig(
  {
    ignores: [
      '**/build/**',
      '**/.build/**',
      '**/.state/**',
      'node_modules/**',
      'coverage/**',
      '**/*.mjs',
      '**/*.cjs',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 10],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'static/*/src/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'boundaries/root-path': root,
      'import/resolver': { typescript: { project: path.join(root, 'tsconfig.json') } },
      'boundaries/elements': [
        ...['domain', 'contract', 'application', 'adapters', 'entry', 'ui-kit'].map((type) => ({
          type,
          pattern: `src/${type}`,
        })),
        { type: 'ui', pattern: 'static/*/src' },
      ],
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/no-unknown-dependencies': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...layers.map((type) => ({
              from: { element: { type } },
              allow: { to: { element: { types: { anyOf: allow[type] } } } },
            })),
          ],
        },
      ],
    },
  },
  {
    files: ['src/{domain,application,contract}/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@forge/*', '@atlaskit/*', 'react', 'react-*', 'node:*'],
              message: 'Pure code: reach the platform through a port.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        'fetch',
        'process',
        'window',
        'document',
        'localStorage',
        'setTimeout',
        'setInterval',
        'performance',
        'crypto',
      ],
      'no-restricted-syntax': ['error', ...impure],
    },
  },
  {
    // The message catalogue and the input schemas are tables: one entry a line, no logic.
    files: ['src/contract/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...impure, 'ThrowStatement'] },
  },
  {
    files: ['static/*/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    // A component's function holds its markup.
    files: ['static/*/src/**/*.tsx', 'src/ui-kit/**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['src/adapters/console-log.ts'], rules: { 'no-console': 'off' } },
  {
    // Programs and the local site: they talk to a terminal and may fail by throwing.
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'off',
      'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
    },
  },
  {
    files: ['test/**/*.test.{ts,tsx}', 'test/**/*.contract.ts'],
    extends: [jest.configs['flat/recommended'], jest.configs['flat/style']],
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      // The columns of a table of cases.
      'max-params': 'off',
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert'] }],
    },
  },
  {
    // In a browser, waiting for what a person would see fails when it does not come.
    files: ['test/e2e/*.test.ts'],
    rules: {
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect', 'expect*', '**.waitFor', '**.waitForURL'] },
      ],
    },
  },
  {
    // Suites that a double and the real adapter share: exported, and named by who runs them.
    files: ['test/**/*.contract.ts'],
    rules: { 'jest/no-export': 'off', 'jest/valid-title': 'off' },
  },
  prettier,
);
