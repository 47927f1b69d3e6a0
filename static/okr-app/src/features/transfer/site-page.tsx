import { useCall } from '../../app/use-call';
import Spinner from '@atlaskit/spinner';
import { Failed } from '../../components/failed';
import type { PageProps } from '../page/page-entry';
import { BackupCard } from './backup-card';
import { DemoCard } from './demo-card';
import { PauseCard } from './pause-card';
import { RestoreCard } from './restore-card';

/** What a Jira admin does for the whole site: keep it, bring it back, try it out, stop it. */
export default function SitePage({ page }: PageProps) {
  const state = useCall('getSiteState', {});
  if (state.data === null) {
    if (state.error === null) return <Spinner label="Loading the site’s state" />;
    return (
      <Failed title="This page is for Jira admins" error={state.error} onRetry={state.reload} />
    );
  }
  return (
    <div className="okr-own-body">
      <BackupCard />
      <RestoreCard />
      <DemoCard state={state.data} page={page} onChanged={state.reload} />
      <PauseCard state={state.data} onChanged={state.reload} />
    </div>
  );
}
