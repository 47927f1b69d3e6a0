import Select from '@atlaskit/select';
import type { ObjectiveFields } from '../../../../../src/contract/api';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { useOkrState, usePage } from '../../app/page-context';
import { PersonName } from '../../components/person-name';
import { PersonSelect } from '../../components/person-select';
import { choiceOf } from '../period/period-choice';
import { isSamePeriod, periodText } from '../period/quarter';
import { EditableField, type EditorProps } from './editable-field';
import { checkPeriod, PeriodEditor, toPeriod } from './period-editor';
import { checkTitle, checkWeight, parseNumber } from './checks';
import { saveObjective } from './save-outcome';
import { LinesEditor, TitleEditor } from './text-editor';

interface ObjectiveFieldProps {
  readonly objective: ObjectiveDto;
  readonly canEdit: boolean;
}

/** What every editable field of an objective shares. */
function useObjectiveField({ objective, canEdit }: ObjectiveFieldProps) {
  const { store } = usePage();
  return {
    common: { record: objective, canEdit, takeTheirs: store.takeObjective },
    save: (base: ObjectiveDto, change: Partial<ObjectiveFields>) =>
      saveObjective(store, base, change),
  };
}

export function EditableObjectiveTitle(props: ObjectiveFieldProps) {
  const { common, save } = useObjectiveField(props);
  return (
    <EditableField<string, ObjectiveDto>
      {...common}
      label="Title"
      speak={(title) => title}
      valueOf={({ title }) => title}
      save={(base, title) => save(base, { title: title.trim() })}
      check={checkTitle}
      read={(title) => <h2 className="okr-objective-title">{title}</h2>}
      edit={TitleEditor}
    />
  );
}

export function EditableObjectiveDescription(props: ObjectiveFieldProps) {
  const { common, save } = useObjectiveField(props);
  return (
    <EditableField<string, ObjectiveDto>
      {...common}
      label="Description"
      valueOf={({ description }) => description}
      save={(base, description) => save(base, { description })}
      read={(text) => <Lines text={text} emptyText="Add a description" />}
      edit={(editor) => <LinesEditor editor={editor} />}
    />
  );
}

export function EditableObjectiveOwner(props: ObjectiveFieldProps) {
  const { common, save } = useObjectiveField(props);
  return (
    <EditableField<string | null, ObjectiveDto>
      {...common}
      label="Owner"
      valueOf={({ ownerId }) => ownerId}
      save={(base, ownerId) => save(base, { ownerId })}
      read={(ownerId) => <PersonName accountId={ownerId} />}
      edit={OwnerEditor}
    />
  );
}

export function EditableObjectivePeriod(props: ObjectiveFieldProps) {
  const { common, save } = useObjectiveField(props);
  const today = useOkrState().page?.today ?? '';
  return (
    <EditableField
      {...common}
      label="Period"
      keepsOpen
      valueOf={({ period }: ObjectiveDto) => choiceOf(period, today)}
      isSame={(a, b) => isSamePeriod(toPeriod(a), toPeriod(b))}
      save={(base, choice) => save(base, { period: toPeriod(choice) })}
      check={checkPeriod}
      read={(choice) => periodText(toPeriod(choice))}
      edit={(editor) => <PeriodEditor editor={editor} today={today} noneText="No dates" />}
    />
  );
}

export function EditableObjectiveWeight(props: ObjectiveFieldProps) {
  const { common, save } = useObjectiveField(props);
  return (
    <EditableField<string, ObjectiveDto>
      {...common}
      label="Weight"
      valueOf={({ weight }) => String(weight)}
      save={(base, weight) => save(base, { weight: parseNumber(weight) ?? base.weight })}
      check={checkWeight}
      read={(weight) => weight}
      edit={TitleEditor}
    />
  );
}

export function EditableObjectiveParent(props: ObjectiveFieldProps) {
  const { common, save } = useObjectiveField(props);
  const objectives = useOkrState().page?.objectives ?? [];
  const titleOf = (id: string | null): string =>
    id === null
      ? 'None'
      : (objectives.find((one) => one.id === id)?.title ?? 'An objective not shown here');
  const options = [
    { value: '', label: 'None' },
    ...objectives
      .filter((one) => one.id !== props.objective.id && one.lifecycle === 'active')
      .map((one) => ({ value: one.id, label: one.title })),
  ];
  return (
    <EditableField<string | null, ObjectiveDto>
      {...common}
      label="Parent objective"
      valueOf={({ parentId }) => parentId}
      save={(base, parentId) => save(base, { parentId })}
      read={titleOf}
      edit={({ id, value, confirm, isInvalid, describedBy }) => (
        <Select
          inputId={id}
          {...(describedBy !== undefined && { descriptionId: describedBy })}
          isInvalid={isInvalid}
          autoFocus
          defaultMenuIsOpen
          options={options}
          value={options.find((option) => option.value === (value ?? '')) ?? null}
          onChange={(option) => {
            if (option !== null) confirm(option.value === '' ? null : option.value);
          }}
        />
      )}
    />
  );
}

export function OwnerEditor({
  id,
  value,
  confirm,
  isInvalid,
  describedBy,
}: EditorProps<string | null>) {
  return (
    <PersonSelect
      accountId={value}
      isOpenAtFirst
      control={{ id, isInvalid, 'aria-describedby': describedBy }}
      onChange={confirm}
    />
  );
}

export function Lines({ text, emptyText }: { readonly text: string; readonly emptyText: string }) {
  return text === '' ? (
    <span className="okr-subtle">{emptyText}</span>
  ) : (
    <span className="okr-lines">{text}</span>
  );
}
