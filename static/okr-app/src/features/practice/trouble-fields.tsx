import type { QualitySignalsDto } from '../../../../../src/contract/practice/calls';
import { FormField } from '../../components/form-field';
import { PeopleSelect } from '../../components/people-select';
import { ManyField, SuggestionHint } from './choice-fields';
import { LabelField } from './label-field';
import { namesOf, type SignalProps } from './signal-props';

const NO_DEBT = { labels: [], typeIds: [], componentIds: [] };

/** What counts as work on technical debt. */
export function Debt({ practice, signals, change }: SignalProps) {
  const debt = signals.debt ?? NO_DEBT;
  const { canManage, types, suggestions } = practice;
  const setDebt = (next: typeof debt): void => {
    const isEmpty = Object.values(next).every(({ length }) => length === 0);
    change({ debt: isEmpty ? null : next });
  };
  return (
    <div className="okr-practice-group">
      <LabelField
        label="Labels of work on technical debt"
        help="As they were when the work was finished. The technical debt ratio needs it."
        labels={debt.labels}
        onChange={(labels) => {
          setDebt({ ...debt, labels });
        }}
      />
      <ManyField
        label="Issue types of work on technical debt"
        isDisabled={!canManage}
        options={types}
        chosen={debt.typeIds}
        onChange={(typeIds) => {
          setDebt({ ...debt, typeIds });
        }}
      />
      {canManage && signals.debt === null && (
        <SuggestionHint
          text={`Often used: ${[...suggestions.debt.labels, namesOf(types, suggestions.debt.typeIds)].filter((name) => name !== '').join(', ')}`}
          onUse={() => {
            change({ debt: suggestions.debt });
          }}
        />
      )}
    </div>
  );
}

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
