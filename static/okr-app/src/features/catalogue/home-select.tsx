import Select from '@atlaskit/select';
import type { ProjectDto } from '../../../../../src/contract/dto';
import { useQuery } from '../../app/use-address';

interface HomeSelectProps {
  readonly home: string | null;
  readonly projects: readonly ProjectDto[];
}

/** On a project's page the project; on the site's page what was chosen, `null` for the whole site. */
export const homeOf = (chosen: string | null, projectId: string | null): string | null =>
  projectId ?? chosen;

/** What the catalogue is looked at for, on the page of the whole site. */
export function HomeSelect({ home, projects }: HomeSelectProps) {
  const [, setQuery] = useQuery();
  const options = [
    { value: '', label: 'The whole site' },
    ...projects.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className="okr-catalogue-home">
      <Select
        label="For which project"
        options={options}
        value={options.find(({ value }) => value === (home ?? '')) ?? null}
        onChange={(option) => {
          const value = option?.value ?? '';
          setQuery({ home: value === '' ? null : value });
        }}
      />
    </div>
  );
}
