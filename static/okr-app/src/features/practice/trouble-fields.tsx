import type { QualitySignalsDto } from '../../../../../src/contract/practice/calls';
import { FormField } from '../../components/form-field';
import { PeopleSelect } from '../../components/people-select';
import { ManyField } from './choice-fields';
import { LabelField } from './label-field';
import type { SignalProps } from './signal-props';

const NO_ESCALATION = { accountIds: [], statusIds: [], labels: [] };

/** What says that an issue was escalated. */
export function Escalation({ practice, signals, change }: SignalProps) {
  const said = signals.escalation ?? NO_ESCALATION;
  const setSaid = (next: NonNullable<QualitySignalsDto['escalation']>): void => {
    const isEmpty = Object.values(next).every((list: readonly string[]) => list.length === 0);
    change({ escalation: isEmpty ? null : next });
  };
  return (
    <div className="okr-practice-group">
      <FormField
        label="People that issues are escalated to"
        help="A raised priority counts as an escalation in any case."
      >
        {(control) => (
          <PeopleSelect
            accountIds={said.accountIds}
            control={control}
            onChange={(accountIds) => {
              setSaid({ ...said, accountIds });
            }}
          />
        )}
      </FormField>
      <ManyField
        label="Statuses of escalated issues"
        isDisabled={!practice.canManage}
        options={practice.statuses.value.statuses}
        chosen={said.statusIds}
        onChange={(statusIds) => {
          setSaid({ ...said, statusIds });
        }}
      />
      <LabelField
        label="Labels of escalated issues"
        labels={said.labels}
        onChange={(labels) => {
          setSaid({ ...said, labels });
        }}
      />
    </div>
  );
}
