import { useState } from 'react';
import Select from '@atlaskit/select';
import type { SavedFilterDto } from '../../../../../src/contract/data-source/calls';
import { FormField } from '../../components/form-field';
import { useSearch } from './use-search';

interface FilterPickerProps {
  readonly onPick: (filter: SavedFilterDto) => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly filter: SavedFilterDto;
}

/** The person's filters and those shared with them, favourites first. */
export function FilterPicker({ onPick }: FilterPickerProps) {
  const [text, setText] = useState('');
  const search = useSearch('findFilters', { text });
  const found = search.state === 'ready' ? search.found : [];
  return (
    <FormField
      label="Saved filter"
      help="Its query is copied, so that later edits of the filter do not change your number."
    >
      {(control) => (
        <Select<Option>
          inputId={control.id}
          {...(control['aria-describedby'] !== undefined && {
            descriptionId: control['aria-describedby'],
          })}
          placeholder="Search by name"
          autoFocus
          isLoading={search.state === 'loading'}
          filterOption={null}
          options={found.map(toOption)}
          value={null}
          noOptionsMessage={() =>
            search.state === 'failed'
              ? 'Jira did not list the filters. Type again to retry.'
              : 'No filter with this name is yours or shared with you.'
          }
          onInputChange={setText}
          onChange={(option) => {
            if (option !== null) onPick(option.filter);
          }}
        />
      )}
    </FormField>
  );
}

function toOption(filter: SavedFilterDto): Option {
  const { id, name, ownerName, isFavourite } = filter;
  const by = ownerName === null ? '' : ` – ${ownerName}`;
  return { value: id, label: `${isFavourite ? '★ ' : ''}${name}${by}`, filter };
}
