import { router, view } from '@forge/bridge';

/** Where the page stands, as the host says it. */
export interface SiteContext {
  readonly accountId: string | null;
  readonly moduleKey: string;
  readonly siteUrl: string;
  /** `null` on the global page. */
  readonly project: { readonly id: string; readonly key: string } | null;
}

export async function loadSiteContext(): Promise<SiteContext> {
  const context = await view.getContext();
  const extension: Record<string, unknown> = context.extension;
  return {
    accountId: context.accountId ?? null,
    moduleKey: context.moduleKey,
    siteUrl: context.siteUrl,
    project: toProject(extension['project']),
  };
}

function toProject(project: unknown): SiteContext['project'] {
  if (typeof project !== 'object' || project === null) return null;
  if (!('id' in project) || !('key' in project)) return null;
  return { id: String(project.id), key: String(project.key) };
}

export function openIssue(issueKey: string): Promise<void> {
  return router.open(`/browse/${issueKey}`);
}

/** A page of Jira itself, by its path. */
export function openSitePage(path: string): Promise<void> {
  return router.open(path);
}

/** The full address of one of the page's own paths; `null` where the host cannot tell it. */
export async function addressOf(path: string, context: SiteContext): Promise<string | null> {
  try {
    const url = await router.getUrl({
      target: 'module',
      moduleKey: context.moduleKey,
      ...(context.project !== null && { projectKey: context.project.key }),
      path: path.replace(/^\//, ''),
    });
    return url?.href ?? null;
  } catch {
    return null;
  }
}
