/** Translations as a deployment lays them out: beside the functions and below every resource. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppManifest } from './manifest';

export const LOCALES = '__LOCALES__';

/** Writes `i18n-info.json` and a file per locale; nothing for an app without translations. */
export function writeLocales(manifest: AppManifest, appDir: string, folder: string): void {
  const target = path.join(folder, LOCALES);
  rmSync(target, { recursive: true, force: true });
  const { translations } = manifest;
  if (translations === undefined) return;
  mkdirSync(target, { recursive: true });
  for (const { key, path: file } of translations.resources) {
    writeFileSync(path.join(target, `${key}.json`), readFileSync(path.join(appDir, file)));
  }
  const locales = translations.resources.map(({ key }) => key).sort();
  const info = { translations: {}, config: { locales, fallback: translations.fallback } };
  writeFileSync(path.join(target, 'i18n-info.json'), JSON.stringify(info));
}
