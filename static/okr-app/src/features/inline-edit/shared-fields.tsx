import { Checkbox } from '@atlaskit/checkbox';
import type { ReactNode } from 'react';
import { LabelSelect } from '../../components/label-select';
import { PeopleSelect } from '../../components/people-select';
import { PersonName } from '../../components/person-name';
import { PersonSelect } from '../../components/person-select';
import { LabelTags } from '../people/label-tags';
import { PeopleNames } from '../people/people-names';
import { useKnownLabels } from '../people/use-known-labels';
import { checkTitle, checkWeight, parseNumber } from './checks';
import { EditableField, type EditorProps } from './editable-field';
import type { SaveOutcome } from './save-outcome';
import { LinesEditor, TitleEditor } from './text-editor';

/** What objectives and key results have in common and people edit in place. */
interface SharedRecord {
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly contributorIds: readonly string[];
  readonly labels: readonly string[];
  readonly weight: number;
  readonly isInRollUp: boolean;
}

/** A record with the way to save a part of it. */
export interface FieldFrame<Dto, Change> {
  readonly record: Dto;
  readonly canEdit: boolean;
  readonly takeTheirs: (current: Dto) => void;
  readonly save: (base: Dto, change: Change) => Promise<SaveOutcome<Dto>>;
}

interface SharedFieldProps<Dto extends SharedRecord> {
  readonly frame: FieldFrame<Dto, Partial<SharedRecord>>;
}

export function TitleField<Dto extends SharedRecord>({
  frame: { save, ...common },
  heading,
}: SharedFieldProps<Dto> & { readonly heading: (title: string) => ReactNode }) {
  return (
    <EditableField<string, Dto>
      {...common}
      label="Title"
      speak={(title) => title}
      valueOf={({ title }) => title}
      save={(base, title) => save(base, { title: title.trim() })}
      check={checkTitle}
      read={heading}
      edit={TitleEditor}
    />
  );
}

export function DescriptionField<Dto extends SharedRecord>({
  frame: { save, ...common },
}: SharedFieldProps<Dto>) {
  return (
    <EditableField<string, Dto>
      {...common}
      label="Description"
      valueOf={({ description }) => description}
      save={(base, description) => save(base, { description })}
      read={(text) => <Lines text={text} emptyText="Add a description" />}
      edit={(editor) => <LinesEditor editor={editor} />}
    />
  );
}

export function OwnerField<Dto extends SharedRecord>({
  frame: { save, ...common },
}: SharedFieldProps<Dto>) {
  return (
    <EditableField<string | null, Dto>
      {...common}
      label="Owner"
      valueOf={({ ownerId }) => ownerId}
      save={(base, ownerId) => save(base, { ownerId })}
      read={(ownerId) => <PersonName accountId={ownerId} />}
      edit={OwnerEditor}
    />
  );
}

export function ContributorsField<Dto extends SharedRecord>({
  frame: { save, ...common },
}: SharedFieldProps<Dto>) {
  return (
    <EditableField<readonly string[], Dto>
      {...common}
      label="Contributors"
      keepsOpen
      valueOf={({ contributorIds }) => contributorIds}
      isSame={isSameList}
      save={(base, contributorIds) => save(base, { contributorIds })}
      read={(accountIds) => <PeopleNames accountIds={accountIds} emptyText="Nobody" />}
      edit={PeopleEditor}
    />
  );
}

export function LabelsField<Dto extends SharedRecord>({
  frame: { save, ...common },
}: SharedFieldProps<Dto>) {
  const known = useKnownLabels();
  return (
    <EditableField<readonly string[], Dto>
      {...common}
      label="Labels"
      keepsOpen
      valueOf={({ labels }) => labels}
      isSame={isSameList}
      save={(base, labels) => save(base, { labels })}
      read={(labels) => <LabelTags labels={labels} emptyText="None" />}
      edit={({ id, value, onChange, isInvalid, describedBy }) => (
        <LabelSelect
          labels={value}
          known={known}
          isOpenAtFirst
          control={{ id, isInvalid, 'aria-describedby': describedBy }}
          onChange={onChange}
        />
      )}
    />
  );
}

export function WeightField<Dto extends SharedRecord>({
  frame: { save, ...common },
}: SharedFieldProps<Dto>) {
  return (
    <EditableField<string, Dto>
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

/** A switch needs no editor: to touch it is to change it. */
export function SwitchField<Dto>({
  frame,
  label,
  text,
  isOn,
  change,
}: {
  readonly frame: Pick<FieldFrame<Dto, never>, 'record' | 'canEdit' | 'takeTheirs'>;
  readonly label: string;
  readonly text: (isOn: boolean) => string;
  readonly isOn: (record: Dto) => boolean;
  readonly change: (base: Dto, isOn: boolean) => Promise<SaveOutcome<Dto>>;
}) {
  return (
    <EditableField<boolean, Dto>
      record={frame.record}
      canEdit={frame.canEdit}
      takeTheirs={frame.takeTheirs}
      label={label}
      keepsOpen
      valueOf={isOn}
      save={change}
      read={text}
      edit={({ id, value, onChange, describedBy }) => (
        <Checkbox
          id={id}
          aria-describedby={describedBy}
          autoFocus
          isChecked={value}
          label={text(true)}
          onChange={(event) => {
            onChange(event.currentTarget.checked);
          }}
        />
      )}
    />
  );
}

export function RollUpField<Dto extends SharedRecord>({
  frame,
  above,
}: SharedFieldProps<Dto> & { readonly above: string }) {
  return (
    <SwitchField
      frame={frame}
      label="Roll-up"
      text={(isOn) => (isOn ? `Counts in ${above}` : `Left out of ${above}`)}
      isOn={({ isInRollUp }) => isInRollUp}
      change={(base, isInRollUp) => frame.save(base, { isInRollUp })}
    />
  );
}

function OwnerEditor({ id, value, confirm, isInvalid, describedBy }: EditorProps<string | null>) {
  return (
    <PersonSelect
      accountId={value}
      isOpenAtFirst
      control={{ id, isInvalid, 'aria-describedby': describedBy }}
      onChange={confirm}
    />
  );
}

export function PeopleEditor({
  id,
  value,
  onChange,
  isInvalid,
  describedBy,
}: EditorProps<readonly string[]>) {
  return (
    <PeopleSelect
      accountIds={value}
      isOpenAtFirst
      control={{ id, isInvalid, 'aria-describedby': describedBy }}
      onChange={onChange}
    />
  );
}

export function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

function Lines({ text, emptyText }: { readonly text: string; readonly emptyText: string }) {
  return text === '' ? (
    <span className="okr-subtle">{emptyText}</span>
  ) : (
    <span className="okr-lines">{text}</span>
  );
}
