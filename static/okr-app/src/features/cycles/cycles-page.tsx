import './cycles.css';
import { lazy, Suspense, useState } from 'react';
import Button from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import type { CycleDto } from '../../../../../src/contract/cycles/calls';
import { fiscalYearOf } from '../../../../../src/domain/okr/cycle';
import { parseCalendarDate } from '../../../../../src/domain/shared/calendar-date';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';
import { ButtonRow } from '../../components/button-row';
import type { PageProps } from '../page/page-entry';
import { CycleForm } from './cycle-form';
import { CycleTable } from './cycle-table';
import { type CycleActions, useCycleActions } from './use-cycle-actions';

const CloseCycleDialog = lazy(() => import('./close-cycle-dialog'));

type Task =
  | { readonly kind: 'edit'; readonly cycle: CycleDto | null }
  | { readonly kind: 'close'; readonly cycle: CycleDto };

/** The cycles of the site: who may, plans them here; everybody ends and reports them from here. */
export default function CyclesPage({ page }: PageProps) {
  const [task, setTask] = useState<Task | null>(null);
  const actions = useCycleActions();
  const { site } = usePage();
  const { cycles, canManageSite } = page;
  const close = (): void => {
    setTask(null);
  };
  return (
    <div className="okr-cycles">
      {site.project !== null && (
        <p className="okr-subtle okr-cycles-hint">
          Cycles belong to the whole site. Jira admins and OKR managers add and change them on the
          OKRs page of the site.
        </p>
      )}
      {canManageSite && (
        <AddCycles
          page={page}
          actions={actions}
          onAdd={() => {
            setTask({ kind: 'edit', cycle: null });
          }}
        />
      )}
      {cycles.length === 0 ? (
        <NoCycles canManage={canManageSite} />
      ) : (
        <CycleTable
          page={page}
          onEdit={(cycle) => {
            setTask({ kind: 'edit', cycle });
          }}
          onClose={(cycle) => {
            setTask({ kind: 'close', cycle });
          }}
          onDelete={actions.remove}
        />
      )}
      {task?.kind === 'edit' && <CycleForm cycle={task.cycle} cycles={cycles} onClose={close} />}
      {task?.kind === 'close' && (
        <Suspense fallback={null}>
          <CloseCycleDialog page={page} cycle={task.cycle} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}

interface AddCyclesProps {
  readonly page: OkrPageDto;
  readonly actions: CycleActions;
  readonly onAdd: () => void;
}

function AddCycles({ page, actions, onAdd }: AddCyclesProps) {
  const today = parseCalendarDate(page.today);
  const year = today === undefined ? 0 : fiscalYearOf(today, page.siteRules.fiscalYearStart);
  const name = page.siteRules.fiscalYearStart === 1 ? '' : 'FY';
  return (
    <ButtonRow label="Add cycles">
      {[year, year + 1].map((one) => (
        <Button
          key={one}
          isLoading={actions.isAdding === one}
          onClick={() => {
            actions.addQuarters(one);
          }}
        >
          {`Add quarters of ${name}${String(one)}`}
        </Button>
      ))}
      <Button appearance="primary" onClick={onAdd}>
        Add cycle
      </Button>
    </ButtonRow>
  );
}

function NoCycles({ canManage }: { readonly canManage: boolean }) {
  return (
    <EmptyState
      header="No cycles yet"
      headingLevel={2}
      description={
        canManage
          ? 'A cycle is a period that objectives are planned, closed and reported in. Add the quarters of this year, or a period of your own. Objectives without a cycle keep their own dates, or wait in the backlog.'
          : 'A cycle is a period that objectives are planned, closed and reported in. Jira admins and OKR managers add them here.'
      }
    />
  );
}
