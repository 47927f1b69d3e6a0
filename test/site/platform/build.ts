/**
 * Bundles everything the local site runs: the app as Forge would receive it, the process for its
 * functions, and the shell. What has not changed since the last build is not built again.
 * `npm run build` runs it from the command line.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { oneAtATime } from './build-lock';
import { fingerprint } from './fingerprint';
import { writeLocales } from './locales';
import { handlerParts, readManifest, type AppManifest } from './manifest';

export interface BuildRequest {
  readonly appDir: string;
  readonly outDir: string;
  /** Builds the site's own pages into this folder; left out when absent. */
  readonly shell?: ((assetsDir: string) => Promise<void>) | undefined;
  readonly log?: ((line: string) => void) | undefined;
}

export interface Bundles {
  readonly functionsDir: string;
  readonly childFile: string;
  /** One folder per UI Kit resource. */
  readonly nativeDir: string;
  readonly shellDir: string;
  /** What could not be built, each with its reason; the rest works. */
  readonly problems: readonly string[];
}

interface Target {
  readonly name: string;
  /** Folders and files whose content decides whether to build. */
  readonly inputs: readonly string[];
  readonly output: string;
  readonly run: () => Promise<void>;
}

const browser = {
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  minify: true,
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
  logLevel: 'silent',
} as const satisfies BuildOptions;

export async function buildApp(request: BuildRequest): Promise<Bundles> {
  const { appDir, outDir, log = () => undefined } = request;
  const manifest = readManifest(appDir);
  const functionsDir = path.join(outDir, 'functions');
  const nativeDir = path.join(outDir, 'native');
  const shellDir = path.join(outDir, 'shell');
  const childFile = path.join(outDir, 'child', 'child.cjs');
  const targets = [
    childTarget(childFile),
    ...functionTargets({ appDir, functionsDir, manifest }),
    ...nativeTargets({ appDir, nativeDir, manifest }),
    ...customTargets({ appDir, manifest }),
    ...shellTargets(request.shell, shellDir),
  ];
  const problems = await oneAtATime(outDir, () => runTargets(targets, { outDir, log }));
  writeLocales(manifest, appDir, functionsDir);
  return { functionsDir, childFile, nativeDir, shellDir, problems };
}

/** The functions alone, for work that opens no page; answers what could not be built. */
export async function buildFunctions(appDir: string, outDir: string): Promise<readonly string[]> {
  const manifest = readManifest(appDir);
  const targets = functionTargets({ appDir, functionsDir: outDir, manifest });
  const problems = await runTargets(targets, { outDir, log: () => undefined });
  writeLocales(manifest, appDir, outDir);
  return problems;
}

/** Why the ones that failed did. */
async function runTargets(
  targets: readonly Target[],
  { outDir, log }: { readonly outDir: string; readonly log: (line: string) => void },
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const target of targets) {
    const started = Date.now();
    try {
      if (!(await runTarget(target, outDir))) continue;
      log(`built ${target.name} in ${Date.now() - started} ms`);
    } catch (error) {
      problems.push(`${target.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return problems;
}

/** `false` when it was up to date. */
async function runTarget({ name, inputs, output, run }: Target, outDir: string): Promise<boolean> {
  const stamp = path.join(outDir, 'stamps', `${name.replaceAll(/[^\w.-]/g, '-')}.txt`);
  const wanted = await fingerprint([...inputs, __dirname]);
  const known = await readFile(stamp, 'utf8').catch(() => '');
  if (known === wanted && existsSync(output)) return false;
  await run();
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, wanted);
  return true;
}

function childTarget(childFile: string): Target {
  return {
    name: 'function process',
    inputs: [],
    output: childFile,
    run: () => bundleForNode(path.join(__dirname, 'child.ts'), childFile),
  };
}

function functionTargets(of: {
  readonly appDir: string;
  readonly functionsDir: string;
  readonly manifest: AppManifest;
}): Target[] {
  const { appDir, functionsDir, manifest } = of;
  const files = new Set(manifest.functions.map(({ handler }) => handlerParts(handler).file));
  return [...files].map((file) => {
    const output = path.join(functionsDir, `${file}.cjs`);
    return {
      name: `function ${file}`,
      inputs: [path.join(appDir, 'src')],
      output,
      run: () => bundleForNode(sourceFile(path.join(appDir, 'src', file)), output),
    };
  });
}

function bundleForNode(entry: string, outfile: string): Promise<void> {
  return bundle({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'silent',
  });
}

function sourceFile(withoutExtension: string): string {
  const found = ['.ts', '.tsx', '.js', '.jsx']
    .map((extension) => withoutExtension + extension)
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${withoutExtension}.ts does not exist`);
  return found;
}

function nativeTargets(of: {
  readonly appDir: string;
  readonly nativeDir: string;
  readonly manifest: AppManifest;
}): Target[] {
  const { appDir, nativeDir, manifest } = of;
  const native = new Set(
    manifest.modules.filter(({ render }) => render === 'native').map(({ resource }) => resource),
  );
  return manifest.resources
    .filter(({ key }) => native.has(key))
    .map((resource) => {
      const dir = path.join(nativeDir, resource.key);
      const entry = path.join(appDir, resource.path);
      return {
        name: `UI Kit ${resource.key}`,
        inputs: [path.join(appDir, 'src')],
        output: path.join(dir, 'main.js'),
        run: async () => {
          await mkdir(dir, { recursive: true });
          await bundle({
            ...browser,
            entryPoints: [existing(entry)],
            outfile: path.join(dir, 'main.js'),
            format: 'iife',
          });
          await writeFile(path.join(dir, 'index.html'), NATIVE_PAGE);
        },
      };
    });
}

const NATIVE_PAGE =
  '<!doctype html><html><head><meta charset="utf-8"></head><body><script src="./main.js"></script></body></html>\n';

/**
 * A resource folder `…/build` with `src/main.tsx` and an `index.html` beside it that loads
 * `./main.js` and `./main.css`.
 */
function customTargets({
  appDir,
  manifest,
}: {
  readonly appDir: string;
  readonly manifest: AppManifest;
}): Target[] {
  return manifest.resources
    .filter((resource) => path.basename(resource.path) === 'build')
    .map((resource) => {
      const outdir = path.join(appDir, resource.path);
      const source = path.dirname(outdir);
      return {
        name: `Custom UI ${resource.key}`,
        inputs: [
          path.join(source, 'src'),
          path.join(source, 'index.html'),
          path.join(appDir, 'src/contract'),
          path.join(appDir, 'src/domain'),
        ],
        output: path.join(outdir, 'main.js'),
        run: () => buildCustomUi(source, outdir),
      };
    });
}

async function buildCustomUi(source: string, outdir: string): Promise<void> {
  const entry = existing(path.join(source, 'src/main.tsx'));
  const page = await readFile(existing(path.join(source, 'index.html')), 'utf8');
  await rm(outdir, { recursive: true, force: true });
  await bundle({
    ...browser,
    entryPoints: { main: entry },
    outdir,
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    loader: ASSETS,
  });
  await writeFile(path.join(outdir, 'main.css'), await allStyles(entry, outdir));
  await writeFile(path.join(outdir, 'index.html'), page);
}

/**
 * One sheet for the whole page. With splitting, esbuild writes one for every lazy chunk as well,
 * which nothing loads.
 */
async function allStyles(entry: string, outdir: string): Promise<string> {
  const { outputFiles } = await build({
    ...browser,
    entryPoints: { main: entry },
    outdir,
    format: 'esm',
    write: false,
    loader: ASSETS,
  });
  return outputFiles.find(({ path: file }) => file.endsWith('main.css'))?.text ?? '';
}

const ASSETS = { '.svg': 'file', '.png': 'file', '.woff2': 'file' } as const;

function shellTargets(shell: BuildRequest['shell'], shellDir: string): Target[] {
  if (shell === undefined) return [];
  return [
    {
      name: 'shell',
      inputs: [path.join(__dirname, '../shell'), path.join(__dirname, '../seams.ts')],
      output: path.join(shellDir, 'shell.js'),
      run: () => shell(shellDir),
    },
  ];
}

function existing(file: string): string {
  if (!existsSync(file)) throw new Error(`${file} does not exist`);
  return file;
}

async function bundle(options: BuildOptions): Promise<void> {
  await build(options);
}

async function buildFromCommandLine(): Promise<void> {
  // Only here: the shell's build pulls in Atlaskit, which tests of the platform do not need.
  const { buildShell } = await import('../shell/build-shell');
  const root = path.resolve(__dirname, '../../..');
  const outDir = path.join(root, 'test/site/.build');
  const log = (line: string) => {
    console.log(line);
  };
  const { problems } = await buildApp({ appDir: root, outDir, shell: buildShell, log });
  for (const problem of problems) console.error(`not built: ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (require.main === module) void buildFromCommandLine();
