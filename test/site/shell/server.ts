/** The Jira-like pages of the local site: HTML documents, and the built files they load. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { matchRoute } from './routes';
import type { ShellBoot } from './site-api';

export interface ShellRequest {
  /** Without the query string, not decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly cookies: Readonly<Record<string, string>>;
}

export interface ShellContext {
  /** Where `buildShell` wrote the client. */
  readonly assetsDir: string;
  readonly boot: ShellBoot;
}

export interface ShellResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const ASSETS: Readonly<Record<string, string>> = {
  'shell.js': 'text/javascript; charset=utf-8',
  'shell.css': 'text/css; charset=utf-8',
  'tokens.css': 'text/css; charset=utf-8',
  'guest.js': 'text/javascript; charset=utf-8',
};

/** `undefined`: not a page of the shell, ask elsewhere. */
export function shellPages(
  request: ShellRequest,
  context: ShellContext,
): ShellResponse | undefined {
  const asset = /^\/site\/assets\/([a-z.]+)$/.exec(request.path)?.[1];
  if (asset !== undefined) return assetResponse(asset, context.assetsDir);
  if (matchRoute(request.path, context.boot) === undefined) return undefined;
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: documentFor(request, context.boot),
  };
}

/**
 * What the app's origin (port + 1) serves beside the app's files: `/__bridge.js`, to be injected
 * as the first script of every app page, and `/__tokens.css`, which that script links to.
 */
export function guestAsset(
  name: '/__bridge.js' | '/__tokens.css',
  assetsDir: string,
): ShellResponse {
  return assetResponse(name === '/__bridge.js' ? 'guest.js' : 'tokens.css', assetsDir);
}

function assetResponse(name: string, assetsDir: string): ShellResponse {
  const type = ASSETS[name];
  if (type === undefined) return { status: 404, headers: {}, body: '' };
  return {
    status: 200,
    headers: { 'content-type': type, 'cache-control': 'no-cache' },
    body: readFileSync(path.join(assetsDir, name)),
  };
}

function documentFor(request: ShellRequest, boot: ShellBoot): string {
  const colorMode = request.cookies['site-theme'] === 'dark' ? 'dark' : 'light';
  // `<` cannot end the script element early.
  const json = JSON.stringify(boot).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en" data-theme="dark:dark light:light spacing:spacing typography:typography shape:shape motion:motion" data-color-mode="${colorMode}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${boot.siteName.replaceAll('<', '&lt;')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/site/assets/tokens.css">
<link rel="stylesheet" href="/site/assets/shell.css">
</head>
<body>
<div id="shell"></div>
<script type="application/json" id="site-boot">${json}</script>
<script src="/site/assets/shell.js" defer></script>
</body>
</html>
`;
}
