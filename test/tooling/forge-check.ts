/**
 * What Forge checks before a deployment, without its login or network: the manifest, the client
 * side of `forge lint`, and the real bundler on the functions and UI Kit resources.
 * Any error, warning or approval fails.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { getNodeBundler, NativeUIBundler } from '@forge/bundler';

const root = path.resolve(__dirname, '../..');
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'forge-check-'));
const quiet = {
  info: () => undefined,
  debug: () => undefined,
  trace: () => undefined,
  warn: (...text: unknown[]) => {
    console.warn(...text);
  },
  error: (...text: unknown[]) => {
    console.error(...text);
  },
};

interface Problem {
  readonly line: number;
  readonly message: string;
}

/** The linter reads scopes from these documents; it downloads any of the six that is missing. */
function useStoredOpenApi(): void {
  const unpack = (name: string): string => {
    const packed = path.join(root, 'test/fixtures/openapi', `${name}.json.gz`);
    const target = path.join(temporary, `${name}.json`);
    fs.writeFileSync(target, zlib.gunzipSync(fs.readFileSync(packed)));
    return target;
  };
  const empty = path.join(temporary, 'empty.json');
  fs.writeFileSync(empty, '{"paths":{}}');
  Object.assign(process.env, {
    USE_LOCAL_SWAGGER: '1',
    LOCAL_JIRA_SWAGGER: unpack('jira-platform-v3'),
    LOCAL_JSW_SWAGGER: unpack('jira-software'),
    LOCAL_JSM_SWAGGER: empty,
    LOCAL_CONF_SWAGGER: empty,
    LOCAL_CONF_V2_SWAGGER: empty,
    LOCAL_BB_SWAGGER: empty,
  });
}

function sourceFiles(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourceFiles(file);
    return /\.[jt]sx?$/.test(entry.name) ? [file] : [];
  });
}

function print(kind: string, file: string, problems: readonly Problem[] = []): number {
  for (const { line, message } of problems) console.error(`${kind} ${file}:${line} ${message}`);
  return problems.length;
}

async function lintManifestAndScopes(): Promise<{ manifest: Manifest; problems: number }> {
  // Loaded only now: the packages read the environment and the working folder at import.
  const { validate } = (await import('@forge/manifest')) as unknown as ManifestPackage;
  const { lint } = (await import('@forge/lint')) as unknown as LintPackage;
  const validated = await validate();
  const manifest = validated.manifestObject.typedContent ?? validated.manifestObject.yamlContent;
  let problems = print('manifest', 'manifest.yml', validated.errors);
  if (!validated.success) return { manifest, problems: Math.max(1, problems) };
  const results = await lint(
    sourceFiles('src'),
    manifest,
    'DEVELOPMENT',
    quiet,
    { getDeprecatedRuntimes: () => Promise.resolve(['nodejs18.x', 'nodejs20.x']) },
    { linter: { mode: 'client-side' } },
  );
  for (const { file, errors, warnings, approvals } of results) {
    problems += print('error', file, errors);
    problems += print('warning', file, warnings);
    problems += print('approval', file, approvals);
  }
  return { manifest, problems };
}

async function bundle(manifest: Manifest): Promise<void> {
  const stub = { script: 'module.exports={};', version: 'stub', source: 'stub' };
  const provider = {
    getNodeRuntimeWrapper: () => Promise.resolve(stub),
    getNodeRuntimeLoader: () => Promise.resolve(stub),
  };
  const config = { readConfig: () => Promise.resolve(manifest) };
  const names = [...new Set(manifest.modules.function.map(({ handler }) => handler.split('.')[0]))];
  const options = [quiet, provider, config, {}] as unknown as Parameters<typeof getNodeBundler>;
  const functions = getNodeBundler(...options);
  const { outputDir } = await functions.bundle({
    appDirectory: root,
    entryPoints: names.map((name) => ({ name, path: path.join(root, 'src', `${name}.ts`) })),
  } as never);
  report('functions', outputDir);
  for (const { key, path: file } of manifest.resources) {
    if (!/\.[jt]sx?$/.test(file)) continue;
    const { nativeUiBundlesDetails } = await new NativeUIBundler(quiet as never).bundleResources([
      { key, path: path.join(root, file) },
    ] as never);
    report(`UI Kit ${key}`, nativeUiBundlesDetails[0]?.path);
  }
}

function report(what: string, folder: string | undefined): void {
  if (folder === undefined) throw new Error(`The bundler wrote nothing for ${what}`);
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const bytes = files
    .filter((file) => file.endsWith('js'))
    .reduce((sum, file) => sum + fs.statSync(path.join(folder, file)).size, 0);
  console.log(`bundled ${what}: ${Math.round(bytes / 1024)} KB`);
}

interface Manifest {
  readonly modules: { readonly function: readonly { readonly handler: string }[] };
  readonly resources: readonly { readonly key: string; readonly path: string }[];
}
interface ManifestPackage {
  readonly validate: () => Promise<{
    success: boolean;
    errors?: Problem[];
    manifestObject: { typedContent?: Manifest; yamlContent: Manifest };
  }>;
}
interface LintPackage {
  readonly lint: (...args: unknown[]) => Promise<
    {
      file: string;
      errors: Problem[];
      warnings: Problem[];
      approvals?: Problem[];
    }[]
  >;
}

async function main(): Promise<void> {
  process.chdir(root);
  useStoredOpenApi();
  const { manifest, problems } = await lintManifestAndScopes();
  if (problems > 0) throw new Error(`${problems} problem(s); see above`);
  await bundle(manifest);
  console.log('Forge checks passed');
}

main()
  .catch((problem: unknown) => {
    console.error(problem);
    process.exitCode = 1;
  })
  .finally(() => {
    fs.rmSync(temporary, { recursive: true, force: true });
  });
