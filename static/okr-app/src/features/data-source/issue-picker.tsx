import { useState } from 'react';
import Button from '@atlaskit/button/new';
import { RadioGroup } from '@atlaskit/radio';
import Select from '@atlaskit/select';
import type { FoundIssueDto } from '../../../../../src/contract/data-source/calls';
import { childrenQuery, keysQuery } from '../../../../../src/domain/metrics/jql-text';
import { usePage } from '../../app/page-context';
import { FormField } from '../../components/form-field';
import { useSearch } from './use-search';

interface IssuePickerProps {
  readonly onPick: (jql: string) => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

type Reach = 'issues' | 'children' | 'both';

const REACHES: readonly { readonly name: string; readonly value: Reach; readonly label: string }[] =
  [
    { name: 'reach', value: 'children', label: 'Their children, such as the stories of an epic' },
    { name: 'reach', value: 'issues', label: 'These issues themselves' },
    { name: 'reach', value: 'both', label: 'Both' },
  ];

/** Issues found by key or words, turned into a query. */
export function IssuePicker({ onPick }: IssuePickerProps) {
  const { site } = usePage();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly Option[]>([]);
  const [reach, setReach] = useState<Reach>('children');
  const search = useSearch('findIssues', { text, projectKey: site.project?.key ?? null });
  const found = search.state === 'ready' ? search.found : [];
  const jql = queryOf(
    chosen.map(({ value }) => value),
    reach,
  );
  return (
    <div className="okr-picker">
      <FormField label="Issues or epics">
        {(control) => (
          <Select<Option, true>
            inputId={control.id}
            isMulti
            autoFocus
            placeholder="Search by key or words"
            isLoading={search.state === 'loading'}
            filterOption={null}
            options={found.map(toOption)}
            value={chosen}
            noOptionsMessage={() =>
              search.state === 'failed'
                ? 'Jira did not answer the search. Type again to retry.'
                : 'No issue that you may see has this key or these words.'
            }
            onInputChange={setText}
            onChange={setChosen}
          />
        )}
      </FormField>
      <fieldset className="okr-fieldset">
        <legend>What is measured</legend>
        <RadioGroup
          aria-label="What is measured"
          value={reach}
          options={[...REACHES]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setReach(REACHES.find((one) => one.value === value)?.value ?? 'children');
          }}
        />
      </fieldset>
      <Button
        spacing="compact"
        isDisabled={jql === null}
        onClick={() => {
          if (jql !== null) onPick(jql);
        }}
      >
        Use these issues
      </Button>
    </div>
  );
}

function queryOf(keys: readonly string[], reach: Reach): string | null {
  if (reach === 'issues') return keysQuery(keys);
  return childrenQuery(keys, { withParents: reach === 'both' });
}

const toOption = ({ key, summary, typeName }: FoundIssueDto): Option => ({
  value: key,
  label: `${key} ${summary} (${typeName})`,
});
