import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import type { SiteStateDto } from '../../../../../src/contract/transfer/calls';
import { useFailureFlag, usePage } from '../../app/page-context';
import { useCall } from '../../app/use-call';
import { FormField } from '../../components/form-field';

interface DemoCardProps {
  readonly state: SiteStateDto;
  readonly page: OkrPageDto;
  readonly onChanged: () => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

export function DemoCard({ state, onChanged }: DemoCardProps) {
  const { call, store } = usePage();
  const projects = useCall('listManagedProjects', {});
  const [projectId, setProjectId] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const showFailure = useFailureFlag();
  const options: readonly Option[] = (projects.data ?? []).map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  const change = async (work: Promise<{ ok: boolean }>): Promise<void> => {
    setIsBusy(true);
    await work;
    setIsBusy(false);
    store.reload();
    onChanged();
  };
  const add = async (id: string) => {
    const answer = await call('addDemo', { projectId: id });
    if (!answer.ok) showFailure('The demo objective could not be added', answer.error);
    return answer;
  };
  const remove = async () => {
    const answer = await call('removeDemo', {});
    if (!answer.ok) showFailure('The demo objectives could not be removed', answer.error);
    return answer;
  };
  return (
    <section className="okr-card" aria-label="Demo data">
      <h2 className="okr-card-title">Demo data is {state.isDemoOn ? 'on' : 'off'}</h2>
      <p>
        A labelled example objective that measures the real issues of a project, for trying things
        out. Removing it takes away everything it brought, and what people added below it.
      </p>
      <div className="okr-card-form">
        <FormField label="Project for the demo">
          {(control) => (
            <Select<Option>
              inputId={control.id}
              options={options}
              isLoading={projects.isLoading}
              placeholder="Choose a project"
              value={options.find(({ value }) => value === projectId) ?? null}
              onChange={(option) => {
                setProjectId(option?.value ?? null);
              }}
            />
          )}
        </FormField>
        <Button
          isDisabled={projectId === null}
          isLoading={isBusy}
          onClick={() => {
            if (projectId !== null) void change(add(projectId));
          }}
        >
          Add demo objective
        </Button>
      </div>
      {state.isDemoOn && (
        <div>
          <Button appearance="danger" isLoading={isBusy} onClick={() => void change(remove())}>
            {`Remove ${String(state.demoObjectives)} demo ${state.demoObjectives === 1 ? 'objective' : 'objectives'}`}
          </Button>
        </div>
      )}
    </section>
  );
}
