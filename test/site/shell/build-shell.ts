/** Builds what the shell's pages and the app's pages load, once per start. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { getThemeStyles } from '@atlaskit/tokens/get-theme-styles';
import { build } from 'esbuild';
import './feature-flags';

const here = __dirname;

export async function buildShell(assetsDir: string): Promise<void> {
  await mkdir(assetsDir, { recursive: true });
  await Promise.all([
    bundle({ entry: 'client/main.tsx', outfile: path.join(assetsDir, 'shell.js') }),
    bundle({ entry: 'guest/guest.ts', outfile: path.join(assetsDir, 'guest.js') }),
    writeTokens(path.join(assetsDir, 'tokens.css')),
  ]);
}

async function bundle({ entry, outfile }: { entry: string; outfile: string }): Promise<void> {
  await build({
    entryPoints: [path.join(here, entry)],
    outfile,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    loader: { '.css': 'css' },
    logLevel: 'error',
  });
}

/** All colour modes in one file: `data-color-mode` on the document chooses. */
async function writeTokens(file: string): Promise<void> {
  const themes = await getThemeStyles({ colorMode: 'auto', contrastMode: 'no-preference' });
  await writeFile(file, themes.map(({ css }) => css).join('\n'));
}
