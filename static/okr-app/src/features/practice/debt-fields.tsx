import { useState } from 'react';
import Button from '@atlaskit/button/new';
import { QueryField } from '../data-source/query-field';
import { ManyField, SuggestionHint } from './choice-fields';
import { LabelField } from './label-field';
import { namesOf, type SignalProps } from './signal-props';
import '../data-source/data-source.css';

const NO_DEBT = { labels: [], typeIds: [], componentIds: [], jql: null };

interface DebtProps extends SignalProps {
  /** What is wrong with the query. */
  readonly problem: string | undefined;
}

/** What counts as work on technical debt: any of these is enough. */
export function Debt({ practice, signals, change, problem }: DebtProps) {
  const debt = signals.debt ?? NO_DEBT;
  const { canManage, types, components, suggestions } = practice;
  const setDebt = (next: typeof debt): void => {
    const { jql, ...lists } = next;
    const isEmpty = jql === null && Object.values(lists).every(({ length }) => length === 0);
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
      <ManyField
        label="Components that hold nothing but technical debt"
        isDisabled={!canManage}
        options={components}
        chosen={debt.componentIds}
        onChange={(componentIds) => {
          setDebt({ ...debt, componentIds });
        }}
      />
      <DebtQuery
        jql={debt.jql}
        canManage={canManage}
        problem={problem}
        onChange={(jql) => {
          setDebt({ ...debt, jql });
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

interface DebtQueryProps {
  readonly jql: string | null;
  readonly canManage: boolean;
  readonly problem: string | undefined;
  readonly onChange: (jql: string | null) => void;
}

/** Jira’s editor is large, so it is there once somebody wants a query. */
function DebtQuery({ jql, canManage, problem, onChange }: DebtQueryProps) {
  const [isWanted, setIsWanted] = useState(false);
  if (!canManage) {
    return jql === null ? null : (
      <p>
        Query for technical debt: <code>{jql}</code>
      </p>
    );
  }
  if (jql === null && !isWanted) {
    return (
      <div>
        <Button
          onClick={() => {
            setIsWanted(true);
          }}
        >
          Add a query for technical debt
        </Button>
      </div>
    );
  }
  return (
    <QueryField
      label="Query for technical debt (JQL)"
      isRequired={false}
      value={jql ?? ''}
      problem={problem}
      help="Issues of this project that it finds now count as debt, whenever they were finished: Jira cannot tell what it found then."
      onChange={(text) => {
        onChange(text.trim() === '' ? null : text);
      }}
    />
  );
}
