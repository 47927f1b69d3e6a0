import EmptyState from '@atlaskit/empty-state';
import Spinner from '@atlaskit/spinner';
import { useEffect, useMemo } from 'react';
import { address } from '../../routes';
import type { BridgeEnv, SiteModule } from '../../site-api';
import { AppFrame } from '../bridge/app-frame';
import { NativeApp } from '../bridge/native-app';
import { Failure } from '../chrome/failure';
import { Page } from '../chrome/page';
import { boot, moduleOfType } from '../site/boot';
import { getProject, isJiraAdministrator } from '../site/jira-reads';
import { useSiteState } from '../site/live';
import { useLoaded } from '../site/use-loaded';

/** The app's page of a project: its frame fills the space beside the navigation. */
export function ProjectAppPage({
  projectKey,
  base,
}: {
  readonly projectKey: string;
  readonly base: string;
}) {
  const project = useLoaded(`project ${projectKey}`, () => getProject(projectKey));
  const module = moduleOfType('jira:projectPage');
  const extension = useMemo(() => {
    if (project.value === undefined) return undefined;
    const { id, key, projectTypeKey } = project.value;
    return { project: { id, key, type: projectTypeKey }, location: window.location.href };
  }, [project.value]);
  if (project.error) {
    return (
      <Page title={projectKey}>
        <Failure error={project.error} title="The project could not be read" />
      </Page>
    );
  }
  if (module === undefined) return <NoModule type="project page" />;
  return (
    <>
      <h1 className="visually-hidden">{module.title}</h1>
      <FramedApp module={module} base={base} extension={extension} />
    </>
  );
}

export function GlobalAppPage({ base }: { readonly base: string }) {
  const module = moduleOfType('jira:globalPage');
  const extension = useMemo(() => ({ location: window.location.href }), []);
  if (module === undefined) return <NoModule type="global page" />;
  return (
    <>
      <h1 className="visually-hidden">{module.title}</h1>
      <FramedApp module={module} base={base} extension={extension} />
    </>
  );
}

interface FramedAppProps {
  readonly module: SiteModule;
  readonly base: string;
  readonly extension: Readonly<Record<string, unknown>> | undefined;
}

function FramedApp({ module, base, extension }: FramedAppProps) {
  const accountId = useSiteState()?.currentAccountId;
  const env = useMemo<BridgeEnv | undefined>(
    () =>
      accountId === undefined || extension === undefined
        ? undefined
        : { moduleKey: module.key, accountId, extension },
    [accountId, extension, module.key],
  );
  useEffect(() => {
    document.title = `${module.title} – ${boot.siteName}`;
  }, [module.title]);
  if (env === undefined) return <Spinner label={`Loading ${module.title}`} />;
  return module.isNative ? (
    <NativeApp module={module} env={env} base={base} />
  ) : (
    <AppFrame title={module.title} module={module} env={env} base={base} />
  );
}

/** Jira shows an app's settings to its administrators only. */
export function AdminAppPage() {
  const isAdmin = useLoaded('is admin', isJiraAdministrator);
  const module = moduleOfType('jira:adminPage');
  const extension = useMemo(() => ({ location: window.location.href }), []);
  if (module === undefined) return <NoModule type="admin page" />;
  return (
    <Page title={module.title} crumbs={[{ label: 'Apps', href: address.adminApp(boot) }]}>
      {isAdmin.error && (
        <Failure error={isAdmin.error} title="Your permissions could not be read" />
      )}
      {isAdmin.isLoading && isAdmin.value === undefined && <Spinner label="Checking permissions" />}
      {isAdmin.value === true && (
        <FramedApp module={module} base={address.adminApp(boot)} extension={extension} />
      )}
      {isAdmin.value === false && (
        <EmptyState
          header="You need to be a Jira administrator"
          headingLevel={2}
          description="Switch to a user who administers the site to see the settings of its apps."
        />
      )}
    </Page>
  );
}

function NoModule({ type }: { readonly type: string }) {
  return (
    <Page title={boot.appName}>
      <EmptyState header={`The app has no ${type}`} headingLevel={2} />
    </Page>
  );
}
