import Heading from '@atlaskit/heading';
import Spinner from '@atlaskit/spinner';
import { useCallback, useMemo, useState } from 'react';
import type { BridgeEnv, SiteModule } from '../../site-api';
import { address } from '../../routes';
import { appEvents } from '../bridge/app-events';
import { NativeApp } from '../bridge/native-app';
import { Failure } from '../chrome/failure';
import { Page } from '../chrome/page';
import { boot, moduleOfType } from '../site/boot';
import { getIssue, searchIssues, type IssueBean } from '../site/jira-reads';
import { useOnSiteEvents, useSiteState } from '../site/live';
import { useLoaded } from '../site/use-loaded';
import { IssueChanges } from './issue-changes';
import { IssueDetails } from './issue-details';
import { loadIssueEditing, type IssueEditing } from './issue-editing';
import { IssueTable, type Change } from './issue-table';
import { StatusMenu } from './status-menu';

type FullIssue = Awaited<ReturnType<typeof getIssue>>;

export function IssuePage({ issueKey }: { readonly issueKey: string }) {
  const issue = useLoaded(`issue ${issueKey}`, () => getIssue(issueKey));
  const { reload } = issue;
  const projectKey = issueKey.replace(/-\d+$/, '');
  const editing = useLoaded(`editing ${projectKey}`, () => loadIssueEditing(projectKey));
  const refresh = useCallback(() => {
    reload();
    appEvents.emit('JIRA_ISSUE_CHANGED', { issueKey });
  }, [reload, issueKey]);
  useOnSiteEvents(['jira'], refresh);
  const title = issue.value?.fields.summary ?? issueKey;
  const error = issue.error ?? editing.error;
  return (
    <Page
      title={title}
      crumbs={[
        { label: 'Projects', href: address.projects() },
        { label: projectKey, href: address.issues(projectKey) },
        { label: issueKey, href: address.issue(issueKey) },
      ]}
    >
      {error && <Failure error={error} title={`${issueKey} cannot be shown`} />}
      {!error && !(issue.value && editing.value) && <Spinner label="Loading the issue" />}
      {issue.value && editing.value && (
        <IssueView issue={issue.value} editing={editing.value} onChanged={reload} />
      )}
    </Page>
  );
}

interface IssueViewProps {
  readonly issue: FullIssue;
  readonly editing: IssueEditing;
  readonly onChanged: () => void;
}

function IssueView({ issue, editing, onChanged }: IssueViewProps) {
  const [error, setError] = useState<Error>();
  const change: Change = (work) =>
    work.then(
      () => {
        setError(undefined);
        onChanged();
        return true;
      },
      (reason: unknown) => {
        setError(reason instanceof Error ? reason : new Error(String(reason)));
        return false;
      },
    );
  const panel = moduleOfType('jira:issuePanel');
  const context = moduleOfType('jira:issueContext');
  return (
    <div className="issue">
      <div className="issue-main">
        {error && <Failure error={error} title="Jira refused the change" />}
        {panel && <AppSection module={panel} issue={issue} onRefresh={onChanged} />}
        <Children issue={issue} editing={editing} />
        <IssueChanges histories={issue.changelog?.histories ?? []} />
      </div>
      <aside className="issue-side" aria-label="Details">
        <StatusMenu issue={issue} statuses={editing.statuses} change={change} />
        <IssueDetails issue={issue} editing={editing} change={change} />
        {context && <AppSection module={context} issue={issue} onRefresh={onChanged} />}
      </aside>
    </div>
  );
}

interface AppSectionProps {
  readonly module: SiteModule;
  readonly issue: IssueBean;
  readonly onRefresh: () => void;
}

/** Where the app stands on an issue: its panel in the middle, its context beside. */
function AppSection({ module, issue, onRefresh }: AppSectionProps) {
  const accountId = useSiteState()?.currentAccountId;
  const { id, key, fields } = issue;
  const { issuetype, project } = fields;
  const env = useMemo<BridgeEnv | undefined>(
    () =>
      accountId === undefined
        ? undefined
        : {
            moduleKey: module.key,
            accountId,
            extension: {
              issue: { id, key, type: issuetype?.name, typeId: issuetype?.id },
              project: { id: project?.id, key: project?.key, type: project?.projectTypeKey },
              location: window.location.href,
            },
          },
    [
      accountId,
      module.key,
      id,
      key,
      issuetype?.name,
      issuetype?.id,
      project?.id,
      project?.key,
      project?.projectTypeKey,
    ],
  );
  if (env === undefined) return null;
  return (
    <section
      className="app-section"
      aria-label={`${boot.appName} ${module.type === 'jira:issuePanel' ? 'panel' : 'context'}: ${module.title}`}
      data-type={module.type}
    >
      <div className="app-section-head">
        {module.icon !== null && <img src={`${boot.appOrigin}${module.icon}`} alt="" />}
        <Heading as="h2" size="small">
          {module.title}
        </Heading>
      </div>
      <NativeApp
        key={key}
        module={module}
        env={env}
        base={address.issue(key)}
        onRefresh={onRefresh}
      />
    </section>
  );
}

function Children({
  issue,
  editing,
}: {
  readonly issue: IssueBean;
  readonly editing: IssueEditing;
}) {
  const children = useLoaded(`children ${issue.key}`, () =>
    searchIssues({
      jql: `parent = ${issue.key} ORDER BY created ASC`,
      fields: [
        ...['summary', 'status', 'issuetype', 'assignee', 'parent', 'timeoriginalestimate'],
        ...(editing.points ? [editing.points.id] : []),
      ],
      maxResults: 100,
    }),
  );
  const { reload } = children;
  useOnSiteEvents(['jira'], reload);
  if (children.error) return <Failure error={children.error} title="Children cannot be shown" />;
  if (!children.value || children.value.issues.length === 0) return null;
  return (
    <section aria-label="Child issues">
      <Heading as="h2" size="small">
        Child issues
      </Heading>
      <IssueTable editing={editing} issues={children.value.issues} onChanged={reload} />
    </section>
  );
}
