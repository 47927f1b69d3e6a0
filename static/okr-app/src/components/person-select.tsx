import { useState } from 'react';
import Select from '@atlaskit/select';
import { nameOf } from '../app/people-directory';
import { usePage } from '../app/page-context';
import type { ControlProps } from './form-field';
import { usePeopleSearch } from './use-people-search';

interface PersonSelectProps {
  readonly accountId: string | null;
  readonly control: ControlProps;
  readonly onChange: (accountId: string | null) => void;
  readonly isOpenAtFirst?: boolean;
  /** What stands there while nobody is chosen. */
  readonly placeholder?: string;
}

interface Option {
  readonly label: string;
  readonly value: string;
}

/** Finds people through Jira, as the viewer may see them. */
export function PersonSelect({
  accountId,
  control,
  onChange,
  isOpenAtFirst = false,
  placeholder = 'No owner',
}: PersonSelectProps) {
  const { people, site } = usePage();
  const [text, setText] = useState('');
  const search = usePeopleSearch(text);
  const found = search.state === 'ready' ? search.found : [];
  const options: readonly Option[] = found.map((person) => ({
    label: person.accountId === site.accountId ? `${person.name} (you)` : person.name,
    value: person.accountId,
  }));
  const value =
    accountId === null ? null : { label: nameOf(people.get(accountId)), value: accountId };
  return (
    <Select<Option>
      inputId={control.id}
      {...(control['aria-describedby'] !== undefined && {
        descriptionId: control['aria-describedby'],
      })}
      isInvalid={control.isInvalid}
      isClearable
      autoFocus={isOpenAtFirst}
      defaultMenuIsOpen={isOpenAtFirst}
      placeholder={placeholder}
      options={options}
      value={value}
      isLoading={search.state === 'loading'}
      filterOption={null}
      noOptionsMessage={() =>
        search.state === 'failed'
          ? 'Jira did not answer the search for people. Type again to retry.'
          : 'Nobody found with this name.'
      }
      onInputChange={(next) => {
        setText(next);
      }}
      onChange={(option) => {
        onChange(option?.value ?? null);
      }}
    />
  );
}
