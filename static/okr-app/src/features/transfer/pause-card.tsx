import { useState } from 'react';
import Button from '@atlaskit/button/new';
import type { SiteStateDto } from '../../../../../src/contract/transfer/calls';
import { useFailureFlag, usePage } from '../../app/page-context';

interface PauseCardProps {
  readonly state: SiteStateDto;
  readonly onChanged: () => void;
}

export function PauseCard({ state, onChanged }: PauseCardProps) {
  const { call, store } = usePage();
  const [isBusy, setIsBusy] = useState(false);
  const showFailure = useFailureFlag();
  const change = async (): Promise<void> => {
    setIsBusy(true);
    const answer = await call('setPaused', { isPaused: !state.isPaused });
    setIsBusy(false);
    if (!answer.ok) showFailure('This could not be changed', answer.error);
    store.reload();
    onChanged();
  };
  return (
    <section className="okr-card" aria-label="Measuring">
      <h2 className="okr-card-title">Measuring is {state.isPaused ? 'paused' : 'on'}</h2>
      <p>
        {state.isPaused
          ? 'Values stay as they were and the page says so. Nothing is lost; after resuming, everything is measured again within minutes.'
          : 'Pausing stops all reading from Jira without losing anything: objectives, values and history stay, and everything can be resumed.'}
      </p>
      <div>
        <Button isLoading={isBusy} onClick={() => void change()}>
          {state.isPaused ? 'Resume measuring' : 'Pause measuring'}
        </Button>
      </div>
    </section>
  );
}
