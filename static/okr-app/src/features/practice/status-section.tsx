import { useState } from 'react';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Select from '@atlaskit/select';
import type {
  PracticeDto,
  StatusKindsDto,
  WorkflowStatusDto,
} from '../../../../../src/contract/practice/calls';
import {
  STATUS_KINDS,
  type StatusKind,
  unmappedStatuses,
} from '../../../../../src/domain/practice/status-kind';
import { usePage } from '../../app/page-context';
import { SaidBy, SaveBar } from './save-bar';
import { count, KIND_NAMES } from './practice-words';
import { type Fresh, useDraft, useSaving } from './use-saving';

interface SectionProps {
  readonly practice: PracticeDto;
  readonly fresh: Fresh<PracticeDto>;
}

/** `null`: it is taken back. Only what differs from what is stored. */
type KindDraft = Readonly<Record<string, StatusKind | null>>;

/** What each status in progress means; to do and done are Jira's own. */
export function StatusSection({ practice, fresh }: SectionProps) {
  const { call } = usePage();
  const { canManage, projectId, statuses: said } = practice;
  const [draft, setDraft] = useDraft<KindDraft>(`${projectId} statuses`);
  const { isSaving, error, save } = useSaving(fresh);
  const kinds = kindsWith(practice, draft ?? {});
  const { statuses } = said.value;
  const open = statuses.filter(({ canHaveKind }) => canHaveKind);
  const unmapped = unmappedStatuses(statuses, kinds);
  const offered = unmapped.filter(({ suggestion }) => suggestion !== null);
  const choose = (id: string, kind: StatusKind | null): void => {
    setDraft({ ...draft, [id]: kind });
  };
  const submit = async (): Promise<void> => {
    const isSaved = await save(() =>
      call('setStatusKinds', { projectId, version: said.version, kinds }),
    );
    if (isSaved) setDraft(null);
  };
  return (
    <>
      <p>
        Jira knows that work has begun and that it is done. It does not know whether somebody works
        on it. Flow efficiency, review time and blocked time need to know.
      </p>
      <Coverage open={open.length} unmapped={unmapped} />
      {canManage && offered.length > 0 && (
        <div>
          <Button
            onClick={() => {
              setDraft({
                ...draft,
                ...Object.fromEntries(offered.map(({ id, suggestion }) => [id, suggestion])),
              });
            }}
          >
            {`Use ${count(offered.length, 'suggestion')}`}
          </Button>
        </div>
      )}
      <StatusTable statuses={statuses} kinds={kinds} canManage={canManage} onChoose={choose} />
      <Former practice={practice} />
      <SaveBar
        isDirty={draft !== null}
        isSaving={isSaving}
        error={error}
        onSave={() => void submit()}
        onDiscard={() => {
          setDraft(null);
        }}
      />
      <SaidBy {...said} />
    </>
  );
}

function kindsWith({ statuses: { value } }: PracticeDto, draft: KindDraft): StatusKindsDto {
  const stored = [...value.statuses, ...value.former].map(({ id, kind }) => [id, kind] as const);
  const entries = [...stored, ...Object.entries(draft)];
  const kinds = new Map(entries);
  return Object.fromEntries(
    [...kinds].flatMap(([id, kind]) => (kind === null ? [] : [[id, kind] as const])),
  );
}

interface CoverageProps {
  readonly open: number;
  readonly unmapped: readonly WorkflowStatusDto[];
}

function Coverage({ open, unmapped }: CoverageProps) {
  if (open === 0) {
    return <p>No status of this project is in progress, so there is nothing to say.</p>;
  }
  if (unmapped.length === 0) {
    return (
      <p role="status">{`All ${count(open, 'status', 'statuses')} in progress are mapped.`}</p>
    );
  }
  const names = unmapped.map(({ name }) => name).join(', ');
  return (
    <SectionMessage
      appearance={unmapped.length === open ? 'information' : 'warning'}
      title={`${String(unmapped.length)} of ${count(open, 'status', 'statuses')} in progress not mapped yet`}
    >
      <p>
        {`${names}. Until somebody says, nothing is assumed: time in them counts as work, not as waiting, and ${unmapped.length === open ? 'flow efficiency is not published' : 'the numbers are marked'}.`}
      </p>
    </SectionMessage>
  );
}

interface StatusTableProps {
  readonly statuses: readonly WorkflowStatusDto[];
  readonly kinds: StatusKindsDto;
  readonly canManage: boolean;
  readonly onChoose: (id: string, kind: StatusKind | null) => void;
}

const CATEGORIES = { new: 'To do', indeterminate: 'In progress', done: 'Done', undefined: 'None' };

function StatusTable({ statuses, kinds, canManage, onChoose }: StatusTableProps) {
  return (
    <table
      className="okr-table okr-practice-table okr-practice-statuses"
      aria-label="Statuses of this project"
    >
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Category in Jira</th>
          <th scope="col">What happens there</th>
        </tr>
      </thead>
      <tbody>
        {statuses.map((status) => (
          <tr key={status.id}>
            <th scope="row">{status.name}</th>
            <td>{CATEGORIES[status.category]}</td>
            <td>
              {status.canHaveKind ? (
                <>
                  <KindSelect
                    status={status}
                    kind={kinds[status.id] ?? null}
                    isDisabled={!canManage}
                    onChoose={onChoose}
                  />
                  <Suggested status={status} kind={kinds[status.id] ?? null} />
                </>
              ) : (
                <span className="okr-subtle">As Jira says</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the name of a status suggests, as long as nobody has spoken of it. */
function Suggested({ status, kind }: Pick<KindSelectProps, 'status' | 'kind'>) {
  if (kind !== null) return null;
  const { suggestion } = status;
  const text = suggestion === null ? 'Its name suggests nothing' : KIND_NAMES[suggestion];
  return (
    <div className="okr-subtle">
      {suggestion === null ? text : `Suggested by its name: ${text}`}
    </div>
  );
}

interface KindOption {
  readonly value: StatusKind | null;
  readonly label: string;
}

interface KindSelectProps {
  readonly status: WorkflowStatusDto;
  readonly kind: StatusKind | null;
  readonly isDisabled: boolean;
  readonly onChoose: (id: string, kind: StatusKind | null) => void;
}

function KindSelect({ status, kind, isDisabled, onChoose }: KindSelectProps) {
  const [unsaid] = useState<KindOption>({ value: null, label: 'Nobody has said' });
  const options: readonly KindOption[] = [
    unsaid,
    ...STATUS_KINDS.map((value) => ({
      value,
      label: KIND_NAMES[value],
    })),
  ];
  return (
    <Select<KindOption>
      label={`What happens in ${status.name}`}
      spacing="compact"
      isDisabled={isDisabled}
      options={options}
      value={options.find(({ value }) => value === kind) ?? unsaid}
      onChange={(chosen) => {
        if (chosen !== null) onChoose(status.id, chosen.value);
      }}
    />
  );
}

function Former({ practice }: Pick<SectionProps, 'practice'>) {
  const { former } = practice.statuses.value;
  if (former.length === 0) return null;
  return (
    <p className="okr-subtle">
      {`${count(former.length, 'status', 'statuses')} that are in no workflow any more keep what was said, because history has them.`}
    </p>
  );
}
