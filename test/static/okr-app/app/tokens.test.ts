import fs from 'node:fs';
import path from 'node:path';
import tokens from '@atlaskit/tokens/token-names';

const source = path.resolve(__dirname, '../../../../static/okr-app/src');

function files(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(css|tsx?)$/.test(file))
    .map((file) => path.join(folder, file));
}

/** What is wrong, by file; nothing when all is well. */
function offences(find: (text: string) => readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    files(source)
      .map((file) => [path.relative(source, file), find(fs.readFileSync(file, 'utf8'))] as const)
      .filter(([, found]) => found.length > 0),
  );
}

describe('the page’s colours and sizes', () => {
  it('are design tokens that exist', () => {
    const known = new Set<string>(Object.values(tokens));
    const unknown = (text: string) =>
      [...text.matchAll(/var\((--ds-[\w-]+)/g)]
        .map(([, name]) => name ?? '')
        .filter((name) => !known.has(name));
    expect(offences(unknown)).toEqual({});
  });

  it('are never written out', () => {
    const written = (text: string) => text.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi) ?? [];
    expect(offences(written)).toEqual({});
  });
});
