import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import type {
  SprintCapacityDto,
  SprintDto,
  SprintPracticeDto,
} from '../../../../../src/contract/practice/calls';
import { usePage } from '../../app/page-context';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';
import { PeopleSelect } from '../../components/people-select';
import { Refused } from '../closing/refused';
import {
  capacityDraft,
  type CapacityDraft,
  capacityOfDraft,
  draftText,
  newRow,
  type PersonDraft,
} from './capacity-draft';
import { CapacityPerson } from './capacity-person';
import { type Fresh, useSaving } from './use-saving';

interface CapacityDialogProps {
  readonly projectId: string;
  readonly sprint: SprintDto;
  /** Latest first; the one before it lends its people. */
  readonly sprints: readonly SprintDto[];
  readonly fresh: Fresh<SprintPracticeDto>;
  readonly onClose: () => void;
}

/** Days that people have, less leave, times focus, times what a focused day yields. */
export function CapacityDialog(props: CapacityDialogProps) {
  const { projectId, sprint, sprints, fresh, onClose } = props;
  const { call } = usePage();
  const before = sprintBefore(sprint, sprints);
  const [first] = useState(() => capacityDraft(sprint.capacity.value));
  const [draft, setDraft] = useState<CapacityDraft>(first);
  const { isSaving, error, save } = useSaving(fresh);
  const change = (next: Partial<CapacityDraft>): void => {
    setDraft({ ...draft, ...next });
  };
  const send = async (capacity: SprintCapacityDto | null): Promise<void> => {
    const isSaved = await save(() =>
      call('setSprintCapacity', {
        ...{ projectId, sprintId: sprint.id, version: sprint.capacity.version },
        capacity,
      }),
    );
    if (isSaved) onClose();
  };
  const isEmpty = draft.people.length === 0 && draft.points.trim() === '';
  return (
    <FormDialog
      title={`Capacity in ${sprint.name}`}
      submitText="Save"
      isWide
      isSaving={isSaving}
      isDirty={draft !== first}
      onSubmit={() => void send(isEmpty ? null : capacityOfDraft(draft))}
      onClose={onClose}
    >
      {error !== null && <Refused title="The capacity was not saved" error={error} />}
      {before !== null && draft.people.length === 0 && (
        <div>
          <Button
            onClick={() => {
              setDraft(copied(before, sprint));
            }}
          >
            {`Take people and focus from ${before.name}`}
          </Button>
        </div>
      )}
      <People draft={draft} sprint={sprint} onChange={change} />
      {draft.people.length === 0 ? (
        <FormField
          label="Or directly in points"
          help="In the unit of your estimates. Empty takes the capacity back."
        >
          {(control) => (
            <Textfield
              {...control}
              inputMode="decimal"
              value={draft.points}
              onChange={(event) => {
                change({ points: event.currentTarget.value });
              }}
            />
          )}
        </FormField>
      ) : (
        <FormField label="Points that one focused day yields" isRequired help={draftText(draft)}>
          {(control) => (
            <Textfield
              {...control}
              inputMode="decimal"
              value={draft.rate}
              onChange={(event) => {
                change({ rate: event.currentTarget.value });
              }}
            />
          )}
        </FormField>
      )}
    </FormDialog>
  );
}

/** The latest one before it that has people. */
function sprintBefore(sprint: SprintDto, sprints: readonly SprintDto[]): SprintDto | null {
  const earlier = sprints.slice(sprints.findIndex(({ id }) => id === sprint.id) + 1);
  const isSameBoard = ({ boardName }: SprintDto) => boardName === sprint.boardName;
  return earlier.find((one) => isSameBoard(one) && one.capacity.value?.kind === 'people') ?? null;
}

/** Leave is not copied: nobody is away on the same days again. */
function copied(from: SprintDto, to: SprintDto): CapacityDraft {
  const draft = capacityDraft(from.capacity.value);
  const workdays = to.workdays === null ? null : String(to.workdays);
  return {
    ...draft,
    people: draft.people.map((row) => ({
      ...row,
      leaveDays: '0',
      workdays: workdays ?? row.workdays,
    })),
  };
}

interface PeopleProps {
  readonly draft: CapacityDraft;
  readonly sprint: SprintDto;
  readonly onChange: (change: Partial<CapacityDraft>) => void;
}

function People({ draft, sprint, onChange }: PeopleProps) {
  const { people } = draft;
  const setRow = (next: PersonDraft): void => {
    onChange({
      people: people.map((row) => (row.accountId === next.accountId ? next : row)),
    });
  };
  return (
    <>
      <FormField label="People in this sprint">
        {(control) => (
          <PeopleSelect
            accountIds={people.map(({ accountId }) => accountId)}
            control={control}
            placeholder="Nobody yet"
            onChange={(accountIds) => {
              const known = new Map(people.map((row) => [row.accountId, row]));
              onChange({
                people: accountIds.map((id) => known.get(id) ?? newRow(id, sprint.workdays)),
              });
            }}
          />
        )}
      </FormField>
      {people.map((row) => (
        <CapacityPerson key={row.accountId} row={row} onChange={setRow} />
      ))}
    </>
  );
}
