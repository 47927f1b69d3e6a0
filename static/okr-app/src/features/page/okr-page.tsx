import { lazy, Suspense, useMemo, useState } from 'react';
import { ModalTransition } from '@atlaskit/modal-dialog';
import type { ObjectiveDto, OkrPageDto } from '../../../../../src/contract/dto';
import { usePage, useOkrState } from '../../app/page-context';
import type { OpenItem } from '../../app/location';
import { usePreferences } from '../../app/use-preferences';
import { Failed } from '../../components/failed';
import { FirstRun, NoMatch, NoPermission, NothingYet } from '../empty-states/empty-states';
import { filterTree } from '../filters/filter-objectives';
import { FilterBar } from '../filters/filter-bar';
import { ListContext, type ListState } from '../objective-list/list-context';
import { objectiveTree } from '../objective-list/objective-tree';
import { ProjectSection } from '../objective-list/project-section';
import { useDropOnRows } from '../reorder/use-drop-on-rows';
import { Header } from './header';
import { LoadingPage } from './loading-page';
import { useCreationProjects } from './use-creation-projects';

const ObjectiveForm = lazy(() => import('../objective-form/objective-form'));
const KeyResultForm = lazy(() => import('../key-result-form/key-result-form'));

/** The whole page: loading, refused, failed, or the list with its filters. */
export function OkrPage({ openItem }: { readonly openItem: OpenItem | null }) {
  const { page, error } = useOkrState();
  const { store } = usePage();
  if (page !== null) return <LoadedPage page={page} openItem={openItem} />;
  if (error === null) return <LoadingPage />;
  if (error.code === 'forbidden' || error.code === 'not-found') return <NoPermission />;
  return (
    <main className="okr-page">
      <Failed title="OKRs could not be loaded" error={error} onRetry={store.reload} />
    </main>
  );
}

interface LoadedPageProps {
  readonly page: OkrPageDto;
  readonly openItem: OpenItem | null;
}

function LoadedPage({ page, openItem }: LoadedPageProps) {
  const { store, site } = usePage();
  const { error } = useOkrState();
  const { filters, setFilters, clearFilters, collapsed, toggle } = usePreferences();
  const [isCreating, setIsCreating] = useState(false);
  const [parent, setParent] = useState<ObjectiveDto | null>(null);
  const creation = useCreationProjects(page);
  const tree = useMemo(() => objectiveTree(page.objectives), [page.objectives]);
  const shown = useMemo(() => filterTree(tree, filters, page.today), [tree, filters, page.today]);
  const list = useMemo<ListState>(
    () => ({ openItem, collapsed, toggle, createKeyResult: setParent }),
    [openItem, collapsed, toggle],
  );
  useDropOnRows();
  const startCreating = (): void => {
    setIsCreating(true);
  };
  return (
    <main className="okr-page">
      <Header page={page} canCreate={creation.length > 0} onCreate={startCreating} />
      {error !== null && (
        <Failed
          title="The page could not be brought up to date"
          error={error}
          onRetry={store.reload}
        />
      )}
      {page.objectives.length > 0 || filters.includeArchived ? (
        <FilterBar
          filters={filters}
          objectives={page.objectives}
          onChange={setFilters}
          onClear={clearFilters}
        />
      ) : null}
      {page.objectives.length === 0 &&
        (creation.length > 0 ? <FirstRun onCreate={startCreating} /> : <NothingYet />)}
      {page.objectives.length > 0 && shown.length === 0 && <NoMatch onClear={clearFilters} />}
      <ListContext.Provider value={list}>
        {page.projects.map((project) => (
          <ProjectSection
            key={project.id}
            project={project}
            nodes={shown.filter(({ objective }) => objective.projectId === project.id)}
            isNamed={site.project === null}
          />
        ))}
      </ListContext.Provider>
      <ModalTransition>
        {isCreating && (
          <Suspense fallback={null}>
            <ObjectiveForm
              projects={creation}
              onClose={() => {
                setIsCreating(false);
              }}
            />
          </Suspense>
        )}
      </ModalTransition>
      <ModalTransition>
        {parent !== null && (
          <Suspense fallback={null}>
            <KeyResultForm
              objective={parent}
              onClose={() => {
                setParent(null);
              }}
            />
          </Suspense>
        )}
      </ModalTransition>
    </main>
  );
}
