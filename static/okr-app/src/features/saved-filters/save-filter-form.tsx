import { useState } from 'react';
import { Checkbox } from '@atlaskit/checkbox';
import SectionMessage from '@atlaskit/section-message';
import Textfield from '@atlaskit/textfield';
import type { ApiError, ApiResult } from '../../../../../src/contract/api-result';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';

const MAX_NAME = 60;

interface SaveFilterFormProps {
  readonly canShare: boolean;
  readonly onSave: (name: string, isShared: boolean) => Promise<ApiResult<unknown>>;
  readonly onClose: () => void;
}

export default function SaveFilterForm({ canShare, onSave, onClose }: SaveFilterFormProps) {
  const [name, setName] = useState('');
  const [isShared, setIsShared] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const [error, setError] = useState<ApiError | null>(null);
  const submit = async (): Promise<void> => {
    if (name.trim() === '') {
      setProblem('Give it a name.');
      return;
    }
    setIsSaving(true);
    const answer = await onSave(name.trim(), isShared);
    setIsSaving(false);
    if (answer.ok) onClose();
    else setError(answer.error);
  };
  return (
    <FormDialog
      title="Save this view"
      submitText="Save"
      isSaving={isSaving}
      isDirty={name !== ''}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {error !== null && (
        <div className="okr-form-error">
          <SectionMessage appearance="error" title="Not saved">
            <p>{sentenceFor(error)}</p>
          </SectionMessage>
        </div>
      )}
      <FormField
        label="Name"
        isRequired
        problem={problem}
        help="Keeps the view, its filters, columns and order. A name that exists is replaced."
      >
        {(control) => (
          <Textfield
            {...control}
            maxLength={MAX_NAME}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setProblem(undefined);
            }}
          />
        )}
      </FormField>
      {canShare && (
        <div className="okr-checks">
          <Checkbox
            label="Share with everybody who sees this page"
            isChecked={isShared}
            onChange={() => {
              setIsShared(!isShared);
            }}
          />
        </div>
      )}
    </FormDialog>
  );
}
