import { lazy, Suspense, useMemo, useState } from 'react';
import Heading from '@atlaskit/heading';
import type { ObjectiveDto, OkrPageDto } from '../../../../../src/contract/dto';
import { usePage, useOkrState } from '../../app/page-context';
import { useFilters } from '../../app/use-preferences';
import { Failed } from '../../components/failed';
import { FirstRun, NoMatch, NoPermission, NothingYet } from '../empty-states/empty-states';
import { filterTree } from '../filters/filter-objectives';
import { FilterBar } from '../filters/filter-bar';
import { CreateKeyResultContext } from '../objective-list/list-context';
import { objectiveTree } from '../objective-list/objective-tree';
import { ProjectSection } from '../objective-list/project-section';
import { useDropOnRows } from '../reorder/use-drop-on-rows';
import { Header } from './header';
import { LoadingPage } from './loading-page';
import { useCreationProjects } from './use-creation-projects';

const ObjectiveForm = lazy(() => import('../objective-form/objective-form'));
const KeyResultForm = lazy(() => import('../key-result-form/key-result-form'));

/** The whole page: loading, refused, failed, or the list with its filters. */
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
  const { filters, setFilters, clearFilters } = useFilters();
  const [isCreating, setIsCreating] = useState(false);
  const [parent, setParent] = useState<ObjectiveDto | null>(null);
  const creation = useCreationProjects(page);
  const tree = useMemo(() => objectiveTree(page.objectives), [page.objectives]);
  const shown = useMemo(() => filterTree(tree, filters, page.today), [tree, filters, page.today]);
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
      <CreateKeyResultContext.Provider value={setParent}>
        {page.projects.map((project) => (
          <ProjectSection
            key={project.id}
            project={project}
            nodes={shown.filter(({ objective }) => objective.projectId === project.id)}
            objectives={page.objectives}
            isNamed={site.project === null}
          />
        ))}
      </CreateKeyResultContext.Provider>
      <>
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
      </>
      <>
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
      </>
    </main>
  );
}
