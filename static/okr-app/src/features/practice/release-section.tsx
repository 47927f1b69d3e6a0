import { useState } from 'react';
import Button from '@atlaskit/button/new';
import { DatePicker } from '@atlaskit/datetime-picker';
import Spinner from '@atlaskit/spinner';
import type { ReleasePlanDto, ReleasePlansDto } from '../../../../../src/contract/practice/calls';
import { usePage } from '../../app/page-context';
import { Failed } from '../../components/failed';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';
import { dayText } from '../../components/relative-time';
import { Refused } from '../closing/refused';
import { count } from './practice-words';
import { type Fresh, useFresh, useSaving } from './use-saving';

/** The days versions were planned for, kept when Jira's are moved. */
export default function ReleaseSection({ projectId }: { readonly projectId: string }) {
  const [asked] = useState({ projectId });
  const fresh = useFresh('getReleasePlans', asked);
  const [openId, setOpenId] = useState<string | null>(null);
  if (fresh.data === null) {
    if (fresh.error === null) return <Spinner label="Reading the versions" />;
    return (
      <Failed title="The versions could not be loaded" error={fresh.error} onRetry={fresh.reload} />
    );
  }
  const { releases, canManage } = fresh.data;
  const open = releases.find(({ versionId }) => versionId === openId);
  return (
    <>
      <p>
        Jira forgets a release date when somebody moves it. The first one the app saw is kept, so
        that “on time” means the plan and not the last correction.
      </p>
      {releases.length === 0 ? (
        <p>This project has no versions. Add them in Jira under Releases.</p>
      ) : (
        <ReleaseTable releases={releases} canManage={canManage} onOpen={setOpenId} />
      )}
      {open !== undefined && (
        <PlanDialog
          projectId={projectId}
          plan={open}
          fresh={fresh}
          onClose={() => {
            setOpenId(null);
          }}
        />
      )}
    </>
  );
}

interface ReleaseTableProps {
  readonly releases: readonly ReleasePlanDto[];
  readonly canManage: boolean;
  readonly onOpen: (versionId: string) => void;
}

function ReleaseTable({ releases, canManage, onOpen }: ReleaseTableProps) {
  return (
    <div className="okr-table-frame" role="region" aria-label="Versions" tabIndex={0}>
      <table className="okr-table okr-practice-table">
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Jira’s date now</th>
            <th scope="col">Planned for</th>
          </tr>
        </thead>
        <tbody>
          {releases.map((plan) => (
            <tr key={plan.versionId}>
              <th scope="row">
                {plan.name}
                {plan.isReleased && <div className="okr-subtle">released</div>}
              </th>
              <td>{plan.releaseOn === null ? 'None' : dayText(plan.releaseOn)}</td>
              <td>
                <span className="okr-practice-hint">
                  <Planned plan={plan} />
                  {canManage && (
                    <Button
                      spacing="compact"
                      aria-label={`Change the plan of ${plan.name}`}
                      onClick={() => {
                        onOpen(plan.versionId);
                      }}
                    >
                      Change
                    </Button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Planned({ plan }: { readonly plan: ReleasePlanDto }) {
  const { plannedOn, movedByDays, source, seenAt } = plan;
  if (plannedOn === null) return <span className="okr-subtle">No day named yet</span>;
  const from = source === 'person' ? 'said by hand' : 'first seen';
  const on = seenAt === null ? '' : ` on ${dayText(seenAt.slice(0, 10))}`;
  return (
    <span>
      {dayText(plannedOn)}
      <div className="okr-subtle">{`${from}${on}${movedText(movedByDays)}`}</div>
    </span>
  );
}

function movedText(days: number | null): string {
  if (days === null || days === 0) return '';
  return ` · Jira’s date is ${count(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`;
}

interface PlanDialogProps {
  readonly projectId: string;
  readonly plan: ReleasePlanDto;
  readonly fresh: Fresh<ReleasePlansDto>;
  readonly onClose: () => void;
}

function PlanDialog({ projectId, plan, fresh, onClose }: PlanDialogProps) {
  const { call } = usePage();
  const [first] = useState(plan.plannedOn ?? '');
  const [day, setDay] = useState(first);
  const [isMissing, setIsMissing] = useState(false);
  const { isSaving, error, save } = useSaving(fresh);
  const submit = async (): Promise<void> => {
    setIsMissing(day === '');
    if (day === '') return;
    const { versionId, version } = plan;
    const isSaved = await save(() =>
      call('setPlannedRelease', { projectId, versionId, version, plannedOn: day }),
    );
    if (isSaved) onClose();
  };
  return (
    <FormDialog
      title={`Planned release of ${plan.name}`}
      submitText="Save"
      isSaving={isSaving}
      isDirty={day !== first}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {error !== null && <Refused title="The plan was not saved" error={error} />}
      <FormField
        label="Planned for"
        isRequired
        help="Change it when the app came too late to see the first plan. The change is traced."
        problem={isMissing ? 'Choose a day.' : undefined}
      >
        {(control) => (
          <DatePicker
            id={control.id}
            label="Planned for"
            value={day}
            isInvalid={control.isInvalid}
            onChange={setDay}
          />
        )}
      </FormField>
    </FormDialog>
  );
}
