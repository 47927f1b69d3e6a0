import Heading from '@atlaskit/heading';
import SectionMessage from '@atlaskit/section-message';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { usePagePath } from '../../app/use-address';
import { usePage, useOkrState } from '../../app/page-context';
import { Failed } from '../../components/failed';
import { NoPermission } from '../empty-states/empty-states';
import { ClosingForms } from '../closing/closing-forms';
import { CreationForms } from './creation-forms';
import { Header } from './header';
import { LoadingPage } from './loading-page';
import { MissingItem } from './missing-item';
import { NoSuchPage } from './no-such-page';
import type { PageEntry } from './page-entry';
import { pageAt } from './pages';
import { OwnPage } from './own-page';
import { useCreationProjects } from './use-creation-projects';
import { ViewFrame } from './view-frame';

/** The whole page: loading, refused, failed, or the page that the address names. */
export function OkrPage() {
  const { page, error } = useOkrState();
  const { store } = usePage();
  if (page !== null) return <LoadedPage page={page} />;
  if (error === null) return <LoadingPage />;
  if (error.code === 'forbidden' || error.code === 'not-found') return <NoPermission />;
  return (
    <main className="okr-page">
      <div className="okr-header">
        <Heading size="large" as="h1">
          OKRs
        </Heading>
      </div>
      <Failed title="OKRs could not be loaded" error={error} onRetry={store.reload} />
    </main>
  );
}

function LoadedPage({ page }: { readonly page: OkrPageDto }) {
  const { store, site } = usePage();
  const { error } = useOkrState();
  const path = usePagePath();
  const creation = useCreationProjects(page);
  const isSiteOpen = site.project === null && page.canManageSite;
  const canCreate = creation.length > 0 || isSiteOpen;
  const entry = pageAt(path);
  return (
    <main className="okr-page">
      <CreationForms projects={creation}>
        <ClosingForms>
          {entry?.link === 'more' ? null : <Header page={page} canCreate={canCreate} path={path} />}
          {page.isPaused && <Paused />}
          <MissingItem page={page} />
          {error !== null && (
            <Failed
              title="The page could not be brought up to date"
              error={error}
              onRetry={store.reload}
            />
          )}
          <Content page={page} entry={entry} canCreate={canCreate} />
        </ClosingForms>
      </CreationForms>
    </main>
  );
}

interface ContentProps {
  readonly page: OkrPageDto;
  readonly entry: PageEntry | undefined;
  readonly canCreate: boolean;
}

function Content({ page, entry, canCreate }: ContentProps) {
  if (entry === undefined) return <NoSuchPage />;
  return entry.link === 'view' ? (
    <ViewFrame page={page} entry={entry} canCreate={canCreate} />
  ) : (
    <OwnPage page={page} entry={entry} />
  );
}

function Paused() {
  return (
    <SectionMessage appearance="warning" title="Measuring is paused">
      <p>A Jira admin stopped all reading from Jira. Values stand as they were; nothing is lost.</p>
    </SectionMessage>
  );
}
