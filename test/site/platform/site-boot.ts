import type { ShellBoot, SiteModule } from '../shell/site-api';
import { ENVIRONMENT_ID } from './invocations';
import type { AppManifest, AppModule } from './manifest';
import type { SiteSource } from './site-source';

export interface BootOptions {
  readonly manifest: AppManifest;
  readonly source: SiteSource;
  readonly siteUrl: string;
  readonly appOrigin: string;
  readonly defaultAccountId: string;
}

/** What every page of the shell knows from the start. */
export function siteBoot(options: BootOptions): ShellBoot {
  const { manifest, source, siteUrl, appOrigin, defaultAccountId } = options;
  const admin = manifest.modules.find(({ type }) => type === 'jira:adminPage');
  return {
    siteName: source.name,
    siteUrl,
    appName: admin === undefined ? 'App' : titleOf(admin),
    appId: manifest.appId,
    environmentId: ENVIRONMENT_ID,
    appOrigin,
    modules: manifest.modules.flatMap(siteModule),
    defaultAccountId,
  };
}

function siteModule(module: AppModule): SiteModule[] {
  const { key, type, resource, render, icon } = module;
  if (resource === undefined) return [];
  const file = icon === undefined ? undefined : /^resource:([^;]+);(.+)$/.exec(icon);
  return [
    {
      key,
      type,
      title: titleOf(module),
      resource,
      isNative: render === 'native',
      icon: file?.[1] === undefined ? null : `/${file[1]}/${file[2] ?? ''}`,
    },
  ];
}

function titleOf({ title, key }: AppModule): string {
  return typeof title === 'string' ? title : key;
}
