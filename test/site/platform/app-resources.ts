/**
 * The app's own files, on an origin of their own, as Forge's CDN serves them: with the platform's
 * content security policy, and the bridge before every other script.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import * as cheerio from 'cheerio';
import type { HttpAnswer } from './http-server';
import { LOCALES } from './locales';
import type { AppManifest } from './manifest';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface AppResourcesOptions {
  readonly manifest: AppManifest;
  readonly appDir: string;
  readonly nativeDir: string;
  /** Where translations were written to, beside the functions. */
  readonly functionsDir: string;
  /** Host and port of the pages that may frame the app. */
  readonly shellHost: string;
  /** `/__bridge.js` and what it links to. */
  readonly guestAsset: (name: string) => HttpAnswer | undefined;
}

export function createAppResources(options: AppResourcesOptions) {
  const { manifest, appDir, nativeDir } = options;
  const native = new Set(
    manifest.modules.filter(({ render }) => render === 'native').map(({ resource }) => resource),
  );

  function fileOf(pathname: string): string | undefined {
    const [key = '', ...rest] = decodeURIComponent(pathname).split('/').slice(1);
    const resource = manifest.resources.find((one) => one.key === key);
    if (resource === undefined) return undefined;
    const root =
      rest[0] === LOCALES
        ? options.functionsDir
        : native.has(key)
          ? path.join(nativeDir, key)
          : path.join(appDir, resource.path);
    const file = path.join(root, rest.join('/') || 'index.html');
    const isInside = file.startsWith(root + path.sep);
    return isInside && existsSync(file) && statSync(file).isFile() ? file : undefined;
  }

  return (pathname: string): HttpAnswer => {
    const guest = options.guestAsset(pathname);
    if (guest !== undefined) return guest;
    const file = fileOf(pathname);
    if (file === undefined) return notFound(pathname);
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'cache-control': 'no-cache' };
    if (!type.startsWith('text/html')) return { status: 200, headers, body: readFileSync(file) };
    const page = readFileSync(file, 'utf8');
    return {
      status: 200,
      headers: { ...headers, 'content-security-policy': policyOf(page, options) },
      body: page.replace(/<head>/i, '<head><script src="/__bridge.js"></script>'),
    };
  };
}

function policyOf(page: string, { manifest, shellHost }: AppResourcesOptions): string {
  const quiet = { info: () => undefined } as unknown as ConstructorParameters<
    typeof CSPProcessingService
  >[0];
  const processing = new CSPProcessingService(quiet, cheerio.load);
  const permissions = (manifest.permissions ?? {}) as Parameters<
    CSPProcessingService['getCspDetails']
  >[1];
  const directives = new CSPInjectionService().getInjectableCSP({
    existingCSPDetails: processing.getCspDetails(page, permissions),
    microsEnv: 'prod',
    hostname: shellHost,
  });
  // Reports would leave this machine.
  return directives.filter((directive) => !directive.startsWith('report-uri')).join('; ');
}

function notFound(pathname: string): HttpAnswer {
  return {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: `The app has no file ${pathname}. If it should: run npm run build and read what it says.`,
  };
}
