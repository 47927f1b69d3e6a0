import Button from '@atlaskit/button/new';
import { Label } from '@atlaskit/form';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { Failure } from '../chrome/failure';
import { createIssue, type IssueEditing } from './issue-editing';
import { isNumberOrEmpty } from './issue-table';

interface CreateIssueDialogProps {
  readonly editing: IssueEditing;
  readonly onClose: () => void;
  readonly onCreated: () => void;
}

export function CreateIssueDialog({ editing, onClose, onCreated }: CreateIssueDialogProps) {
  const [error, setError] = useState<Error>();
  const submit = async (form: FormData): Promise<void> => {
    try {
      await createIssue(fieldsOf(form, editing));
      onCreated();
      onClose();
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
    }
  };
  return (
    <Modal onClose={onClose} shouldCloseOnOverlayClick={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <ModalHeader hasCloseButton>
          <ModalTitle>Create issue in {editing.project.name}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <div className="dialog-fields">
            {error && <Failure error={error} title="Jira refused to create it" />}
            <Label htmlFor="create-type">Type</Label>
            <select id="create-type" name="type" className="plain-select">
              {editing.types.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <Label htmlFor="create-summary">Summary</Label>
            <Textfield id="create-summary" name="summary" isRequired autoFocus maxLength={255} />
            <Label htmlFor="create-parent">Key of the parent (optional)</Label>
            <Textfield id="create-parent" name="parent" />
            {editing.points && (
              <>
                <Label htmlFor="create-points">{editing.points.name} (optional)</Label>
                <Textfield id="create-points" name="points" inputMode="decimal" />
              </>
            )}
          </div>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button appearance="primary" type="submit">
            Create
          </Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}

function fieldsOf(form: FormData, { project, points }: IssueEditing): Record<string, unknown> {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  if (!isNumberOrEmpty(text('points')))
    throw new Error(`${points?.name ?? 'Points'} must be a number.`);
  return {
    project: { id: project.id, key: project.key },
    issuetype: { id: text('type') },
    summary: text('summary'),
    ...(text('parent') !== '' && { parent: { key: text('parent').toUpperCase() } }),
    ...(points && text('points') !== '' && { [points.id]: Number(text('points')) }),
  };
}
