import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select';
import type { TextListParameter } from '../../../../../src/domain/metrics/catalogue/parameters';
import { useCall } from '../../app/use-call';
import { FormField } from '../../components/form-field';
import { type NamedChoice, namedChoices, THINGS } from '../metric/listed-names';

interface ListedFieldProps {
  readonly parameter: TextListParameter;
  readonly chosen: readonly string[];
  readonly home: string | null;
  readonly problem: string | undefined;
  readonly onChange: (ids: readonly string[]) => void;
}

/** Any of what Jira has, by name; what is kept are ids. */
export function ListedField({ parameter, chosen, home, problem, onChange }: ListedFieldProps) {
  const { label, help, of } = parameter;
  const { data, error, reload } = useCall('listParameterChoices', { projectId: home, of });
  const options = data?.map(({ value, name }) => ({ value, label: name }));
  return (
    <>
      <FormField label={label} help={help} problem={problem}>
        {(control) => (
          <Select<NamedChoice, true>
            inputId={control.id}
            {...(control['aria-describedby'] !== undefined && {
              descriptionId: control['aria-describedby'],
            })}
            isMulti
            isInvalid={control.isInvalid}
            isLoading={data === null && error === null}
            closeMenuOnSelect={false}
            placeholder="None"
            options={options ?? []}
            value={namedChoices(chosen, data)}
            noOptionsMessage={() => nothingText(parameter, home)}
            onChange={(next) => {
              onChange(next.map(({ value }) => value));
            }}
          />
        )}
      </FormField>
      {error !== null && (
        <p className="okr-problem" role="alert">
          {`${THINGS[of]} could not be read from Jira. What is chosen stays as it is. `}
          <Button spacing="compact" onClick={reload}>
            Try again
          </Button>
        </p>
      )}
    </>
  );
}

function nothingText({ of }: TextListParameter, home: string | null): string {
  if (of === 'releases' && home === null) {
    return 'Releases belong to a project. Name them in the query above.';
  }
  return `Jira tells of no ${of === 'releases' ? 'other releases' : 'other resolutions'}.`;
}
