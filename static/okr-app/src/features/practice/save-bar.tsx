import Button from '@atlaskit/button/new';
import type { ApiError } from '../../../../../src/contract/api-result';
import { ButtonRow } from '../../components/button-row';
import { PersonName } from '../../components/person-name';
import { dayText } from '../../components/relative-time';
import { Refused } from '../closing/refused';

interface SaveBarProps {
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly error: ApiError | null;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** Shown as soon as something differs from what is stored. */
export function SaveBar({ isDirty, isSaving, error, onSave, onDiscard }: SaveBarProps) {
  return (
    <>
      {error !== null && <Refused title="This was not saved" error={error} />}
      {isDirty && (
        <div className="okr-practice-save">
          <ButtonRow label="Changes that are not saved">
            <Button appearance="primary" isLoading={isSaving} onClick={onSave}>
              Save
            </Button>
            <Button appearance="subtle" isDisabled={isSaving} onClick={onDiscard}>
              Discard changes
            </Button>
          </ButtonRow>
        </div>
      )}
    </>
  );
}

interface SaidByProps {
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
}

/** Who spoke last; the whole story is in the list of changes. */
export function SaidBy({ updatedAt, updatedBy }: SaidByProps) {
  if (updatedAt === null || updatedBy === null) return null;
  return (
    <p className="okr-subtle okr-practice-said">
      {`Last said on ${dayText(updatedAt.slice(0, 10))} by `}
      <PersonName accountId={updatedBy} />
    </p>
  );
}
