import { type FormEvent, useState } from 'react';
import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import type { ChecklistEdit } from '../../../../../src/domain/metrics/checklist';
import type { ChecklistItem as Item } from '../../../../../src/domain/metrics/metric';
import { editChecklist } from '../../app/checklist-changes';
import { useFailureFlag, usePage } from '../../app/page-context';
import { ChecklistItem } from './checklist-item';
import './checklist.css';

interface ChecklistSectionProps {
  readonly keyResult: KeyResultDto;
  /** May change the list; ticking asks for less. */
  readonly canEdit: boolean;
}

/** The to-dos of a key result, ticked, renamed and ordered where they stand. */
export function ChecklistSection({ keyResult, canEdit }: ChecklistSectionProps) {
  const { store, announcement } = usePage();
  const flagFailure = useFailureFlag();
  const { source } = keyResult;
  if (source.kind !== 'checklist') return null;
  const canTick = keyResult.canCheckIn && keyResult.lifecycle === 'active';
  const edit = async (change: ChecklistEdit): Promise<boolean> => {
    const answer = await store.make(editChecklist(keyResult, change));
    if (answer.ok) announcement.set(saidOf(change, answer.data));
    else flagFailure('The checklist was not changed', answer.error);
    return answer.ok;
  };
  return (
    <section aria-label="Checklist">
      <h4 className="okr-section-title">Checklist</h4>
      {source.items.length === 0 && (
        <p className="okr-subtle">
          {canEdit
            ? 'No to-dos yet. Progress is the share of them that is done.'
            : 'No to-dos yet. Those who manage OKRs here can add some.'}
        </p>
      )}
      <ul className="okr-checklist" aria-label={`To-dos of ${keyResult.title}`}>
        {source.items.map((item, at) => (
          <ChecklistItem
            key={item.id}
            item={item}
            canTick={canTick}
            canEdit={canEdit}
            neighbours={neighboursOf(source.items, at)}
            onEdit={edit}
          />
        ))}
      </ul>
      {canEdit && <AddItem onAdd={(text) => edit({ kind: 'add', text })} />}
    </section>
  );
}

function neighboursOf(items: readonly Item[], at: number) {
  return {
    isFirst: at === 0,
    isLast: at === items.length - 1,
    /** Where it stands after one step up, and after one step down. */
    beforeUp: items[at - 1]?.id ?? null,
    beforeDown: items[at + 2]?.id ?? null,
  };
}

function saidOf(change: ChecklistEdit, { source }: KeyResultDto): string {
  if (source.kind !== 'checklist') return '';
  const done = source.items.filter(({ isDone }) => isDone).length;
  const counts = `${String(done)} of ${String(source.items.length)} to-dos done.`;
  return change.kind === 'add' ? `Added. ${counts}` : counts;
}

function AddItem({ onAdd }: { readonly onAdd: (text: string) => Promise<boolean> }) {
  const [text, setText] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const typed = text.trim();
    if (typed === '' || isSaving) return;
    setIsSaving(true);
    // Refused text stays in the field.
    if (await onAdd(typed)) setText('');
    setIsSaving(false);
  };
  return (
    <form
      className="okr-checklist-add"
      onSubmit={(event) => {
        void submit(event);
      }}
    >
      <Textfield
        aria-label="New to-do"
        placeholder="Add a to-do and press Enter"
        isCompact
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <Button type="submit" spacing="compact" isLoading={isSaving}>
        Add
      </Button>
    </form>
  );
}
