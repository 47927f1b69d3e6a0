import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** What the offline Forge checks do not see, read from the manifest and the shipped sources. */
const root = path.resolve(__dirname, '../..');

interface Manifest {
  readonly app: { readonly runtime: { readonly name: string }; readonly connect?: unknown };
  readonly permissions: { readonly scopes: readonly string[]; readonly external?: unknown };
  readonly modules: Readonly<Record<string, readonly Record<string, unknown>[]>>;
  readonly remotes?: unknown;
  readonly connectModules?: unknown;
  readonly resources: readonly { readonly key: string; readonly path: string }[];
}

const manifest = parse(fs.readFileSync(path.join(root, 'manifest.yml'), 'utf8')) as Manifest;
const functions = manifest.modules['function'] ?? [];

function shippedSources(): { file: string; text: string }[] {
  return fs
    .readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: fs.readFileSync(path.join(root, 'src', file), 'utf8') }));
}

function functionsNamedBy(module: Record<string, unknown>): string[] {
  const resolver = module['resolver'] as { function?: string } | undefined;
  return [module['function'], resolver?.function].filter((key) => typeof key === 'string');
}

describe('the manifest', () => {
  it('runs on a runtime that can still be deployed', () => {
    expect(manifest.app.runtime.name).toBe('nodejs24.x');
  });

  it('names only handlers that are exported', () => {
    for (const { handler } of functions as { handler: string }[]) {
      const [file, name] = handler.split('.');
      const source = fs.readFileSync(path.join(root, 'src', `${file ?? ''}.ts`), 'utf8');
      expect({ handler, source }).toEqual({
        handler,
        source: expect.stringMatching(
          new RegExp(`export (const|(async )?function) ${name ?? ''}\\b`),
        ) as string,
      });
    }
  });

  it('uses every function, and only functions that exist', () => {
    const used = Object.entries(manifest.modules)
      .filter(([type]) => type !== 'function')
      .flatMap(([, modules]) => modules.flatMap(functionsNamedBy));
    expect([...new Set(used)].sort()).toEqual(functions.map(({ key }) => key as string).sort());
  });

  it('asks for storage, which the linter does not notice when @forge/kvs needs it', () => {
    const usesStorage = shippedSources().some(({ text }) => text.includes("'@forge/kvs'"));
    expect(usesStorage).toBe(true);
    expect(manifest.permissions.scopes).toContain('storage:app');
  });

  it('names entities and indexes that the storage adapters use', () => {
    const entities = (
      manifest.app as unknown as {
        storage: { entities: { name: string; indexes: (string | { name: string })[] }[] };
      }
    ).storage.entities;
    const declared = new Set(
      entities.flatMap(({ indexes }) =>
        indexes.map((index) => (typeof index === 'string' ? index : index.name)),
      ),
    );
    const used = shippedSources().flatMap(({ text }) =>
      [...text.matchAll(/\.index\('([^']+)'/g)].map((match) => match[1] ?? ''),
    );
    for (const index of used) expect(['by-key', ...declared]).toContain(index);
  });
});

describe('the Runs on Atlassian badge', () => {
  it('is not lost to remotes, Connect modules or declared egress', () => {
    expect(manifest.remotes).toBeUndefined();
    expect(manifest.connectModules).toBeUndefined();
    expect(manifest.app.connect).toBeUndefined();
    expect(manifest.permissions.external).toBeUndefined();
  });

  it('is not lost to a web trigger that answers what it likes', () => {
    for (const trigger of manifest.modules['webtrigger'] ?? []) {
      expect(trigger['response']).toMatchObject({ type: 'static' });
    }
  });

  it('is not lost to a network call of our own', () => {
    const callers = shippedSources().filter(({ text }) =>
      /(?<![.\w])fetch\(|XMLHttpRequest|WebSocket|withProvider|invokeRemote|node:(http|https|net|tls|dns)/.test(
        text,
      ),
    );
    expect(callers.map(({ file }) => file)).toEqual([]);
  });
});
