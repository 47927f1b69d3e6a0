import Textfield from '@atlaskit/textfield';
import { nameOf } from '../../app/people-directory';
import { usePerson } from '../../app/page-context';
import { FormField } from '../../components/form-field';
import type { PersonDraft } from './capacity-draft';

interface CapacityPersonProps {
  readonly row: PersonDraft;
  readonly onChange: (row: PersonDraft) => void;
}

const COLUMNS = [
  { name: 'workdays', label: 'Working days' },
  { name: 'leaveDays', label: 'Leave, days' },
  { name: 'focus', label: 'Focus, %' },
] as const;

/** One person's days, leave and focus. */
export function CapacityPerson({ row, onChange }: CapacityPersonProps) {
  const name = nameOf(usePerson(row.accountId));
  return (
    <div role="group" aria-label={name} className="okr-practice-person">
      <span>{name}</span>
      {COLUMNS.map((column) => (
        <FormField key={column.name} label={column.label}>
          {(control) => (
            <Textfield
              {...control}
              isCompact
              inputMode="decimal"
              value={row[column.name]}
              onChange={(event) => {
                onChange({ ...row, [column.name]: event.currentTarget.value });
              }}
            />
          )}
        </FormField>
      ))}
    </div>
  );
}
