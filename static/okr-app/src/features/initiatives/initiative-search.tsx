import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select';
import { usePage } from '../../app/page-context';
import { FormField } from '../../components/form-field';
import { useSearch } from '../data-source/use-search';
import type { PickedInitiative } from './use-initiatives';

interface InitiativeSearchProps {
  readonly onPick: (picked: PickedInitiative) => Promise<boolean>;
  readonly onClose: () => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly picked: PickedInitiative;
}

/** Finds epics, other issues and projects by key or words, as the viewer may see them. */
export function InitiativeSearch({ onPick, onClose }: InitiativeSearchProps) {
  const { site } = usePage();
  const [text, setText] = useState('');
  const issues = useSearch('findIssues', { text, projectKey: site.project?.key ?? null });
  const projects = useSearch('findProjects', { text });
  const issueOptions: readonly Option[] =
    issues.state === 'ready'
      ? issues.found.map(({ id, key, summary, typeName }) => ({
          value: `issue:${id}`,
          label: `${key} ${summary} (${typeName})`,
          picked: { kind: 'issue', refId: id },
        }))
      : [];
  const projectOptions: readonly Option[] =
    projects.state === 'ready'
      ? projects.found.map(({ id, key, name }) => ({
          value: `project:${id}`,
          label: `${name} (${key})`,
          picked: { kind: 'project', refId: id },
        }))
      : [];
  return (
    <div className="okr-initiative-search">
      <FormField label="Epic or project" help="Search by key or by words of the title.">
        {(control) => (
          <Select<Option>
            inputId={control.id}
            {...(control['aria-describedby'] !== undefined && {
              descriptionId: control['aria-describedby'],
            })}
            autoFocus
            value={null}
            placeholder="Search"
            isLoading={issues.state === 'loading' || projects.state === 'loading'}
            filterOption={null}
            options={[
              { label: 'Issues', options: issueOptions },
              { label: 'Projects', options: projectOptions },
            ]}
            noOptionsMessage={() =>
              issues.state === 'failed' || projects.state === 'failed'
                ? 'Jira did not answer the search. Type again to retry.'
                : 'Nothing that you may see has this key or these words.'
            }
            onInputChange={setText}
            onChange={(option) => {
              if (option !== null) void onPick(option.picked);
            }}
          />
        )}
      </FormField>
      <Button spacing="compact" appearance="subtle" onClick={onClose}>
        Done
      </Button>
    </div>
  );
}
