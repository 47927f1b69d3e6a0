import { type ReactNode, useState } from 'react';
import Button from '@atlaskit/button/new';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { childrenQuery } from '../../../../../src/domain/metrics/jql-text';
import { usePage } from '../../app/page-context';
import { ButtonRow } from '../../components/button-row';
import { FilterPicker } from './filter-picker';
import { IssuePicker } from './issue-picker';
import { QueryField } from './query-field';
import { type QueryLink, readQueryLink } from './query-link';
import './data-source.css';

interface QuerySourceProps {
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly help?: ReactNode;
  readonly onChange: (jql: string) => void;
}

type Tool = 'filter' | 'issues';

/**
 * Where the measured issues come from: a query that is typed or pasted, an address of Jira, a saved
 * filter, or issues picked by search. All of them end as a query in the field.
 */
export function QuerySource({ label, value, problem, help, onChange }: QuerySourceProps) {
  const [tool, setTool] = useState<Tool | null>(null);
  const { take, notice } = useQueryText(onChange);
  const use = (jql: string): void => {
    setTool(null);
    onChange(jql);
  };
  const toggle = (which: Tool): void => {
    setTool(tool === which ? null : which);
  };
  return (
    <>
      <QueryField
        label={label}
        value={value}
        problem={problem}
        help={
          <>
            {help}
            <span role="status">{notice}</span>
          </>
        }
        onChange={take}
      />
      <div className="okr-query-tools">
        <ButtonRow label="Other ways to choose issues">
          <ToolButton
            isOpen={tool === 'filter'}
            onClick={() => {
              toggle('filter');
            }}
          >
            Use a saved filter
          </ToolButton>
          <ToolButton
            isOpen={tool === 'issues'}
            onClick={() => {
              toggle('issues');
            }}
          >
            Pick issues or epics
          </ToolButton>
        </ButtonRow>
        {tool === 'filter' && (
          <FilterPicker
            onPick={(filter) => {
              use(filter.jql);
            }}
          />
        )}
        {tool === 'issues' && <IssuePicker onPick={use} />}
      </div>
    </>
  );
}

interface ToolButtonProps {
  readonly isOpen: boolean;
  readonly onClick: () => void;
  readonly children: string;
}

function ToolButton({ isOpen, onClick, children }: ToolButtonProps) {
  return (
    <Button spacing="compact" aria-expanded={isOpen} onClick={onClick}>
      {children}
    </Button>
  );
}

/** A pasted address of Jira becomes the query behind it. */
function useQueryText(onChange: (jql: string) => void) {
  const { call } = usePage();
  const [notice, setNotice] = useState('');
  const take = (text: string): void => {
    const link = readQueryLink(text);
    if (link === null) {
      setNotice('');
      onChange(text);
      return;
    }
    onChange(text);
    void follow(link);
  };
  const follow = async (link: QueryLink): Promise<void> => {
    if (link.kind === 'query') {
      onChange(link.jql);
      setNotice(' The query was taken out of the address.');
    } else if (link.kind === 'issue') {
      onChange(childrenQuery([link.key], { withParents: false }) ?? '');
      setNotice(` The address is that of ${link.key}; its children are measured.`);
    } else {
      const answer = await call('getFilter', { filterId: link.filterId });
      if (answer.ok) onChange(answer.data.jql);
      setNotice(
        answer.ok
          ? ` The query of the filter “${answer.data.name}” was copied.`
          : ` ${sentenceFor(answer.error)}`,
      );
    }
  };
  return { take, notice };
}
