import { Suspense } from 'react';
import Spinner from '@atlaskit/spinner';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { LIST_PATH } from '../../app/location';
import { useFilters } from '../../app/use-address';
import { FirstRun, NoMatch, NothingYet } from '../empty-states/empty-states';
import { FilterBar } from '../filters/filter-bar';
import { useShownTree } from '../filters/use-shown-tree';
import { useCreateObjective } from '../objective-list/list-context';
import { ReportLink } from '../report/report-link';
import { ItemPanel } from './item-panel';
import type { PageEntry } from './page-entry';

interface ViewFrameProps {
  readonly page: OkrPageDto;
  readonly entry: PageEntry;
  readonly canCreate: boolean;
}

/** A way to see the objectives, below the filters. Says what to do where there is nothing to see. */
export function ViewFrame({ page, entry, canCreate }: ViewFrameProps) {
  const { filters, clearFilters } = useFilters();
  const createObjective = useCreateObjective();
  const shown = useShownTree(page);
  const isEmpty = page.objectives.length === 0;
  const View = entry.component;
  return (
    <>
      {(!isEmpty || filters.includeArchived) && <FilterBar page={page} canShare={canCreate} />}
      <ReportLink period={filters.period} />
      {isEmpty && (canCreate ? <FirstRun onCreate={createObjective} /> : <NothingYet />)}
      {!isEmpty && shown.length === 0 && <NoMatch onClear={clearFilters} />}
      {shown.length > 0 && (
        <div className="okr-view">
          <div className="okr-view-content">
            <Suspense fallback={<Spinner label={`Loading ${entry.title}`} />}>
              <View page={page} />
            </Suspense>
          </div>
          {entry.path !== LIST_PATH && <ItemPanel page={page} />}
        </div>
      )}
    </>
  );
}
