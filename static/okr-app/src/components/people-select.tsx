import { useState } from 'react';
import Select from '@atlaskit/select';
import { nameOf } from '../app/people-directory';
import { usePage, usePeople } from '../app/page-context';
import type { ControlProps } from './form-field';
import { usePeopleSearch } from './use-people-search';

interface PeopleSelectProps {
  readonly accountIds: readonly string[];
  readonly control: ControlProps;
  readonly onChange: (accountIds: readonly string[]) => void;
  readonly placeholder?: string;
  readonly isOpenAtFirst?: boolean;
}

interface Option {
  readonly label: string;
  readonly value: string;
}

/** Several people, found through Jira as the viewer may see them. */
export function PeopleSelect(props: PeopleSelectProps) {
  const { accountIds, control, onChange, isOpenAtFirst = false } = props;
  const { site } = usePage();
  const [text, setText] = useState('');
  const search = usePeopleSearch(text);
  const chosen = usePeople(accountIds);
  const found = search.state === 'ready' ? search.found : [];
  const options: readonly Option[] = found.map((person) => ({
    label: person.accountId === site.accountId ? `${person.name} (you)` : person.name,
    value: person.accountId,
  }));
  return (
    <Select<Option, true>
      inputId={control.id}
      {...(control['aria-describedby'] !== undefined && {
        descriptionId: control['aria-describedby'],
      })}
      isMulti
      isInvalid={control.isInvalid}
      autoFocus={isOpenAtFirst}
      closeMenuOnSelect={false}
      placeholder={props.placeholder ?? 'Nobody'}
      options={options}
      value={chosen.map(({ id, state }) => ({ label: nameOf(state), value: id }))}
      isLoading={search.state === 'loading'}
      filterOption={null}
      noOptionsMessage={() =>
        search.state === 'failed'
          ? 'Jira did not answer the search for people. Type again to retry.'
          : 'Nobody found with this name.'
      }
      onInputChange={setText}
      onChange={(people) => {
        onChange(people.map(({ value }) => value));
      }}
    />
  );
}
