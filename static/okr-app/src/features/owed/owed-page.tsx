import './owed.css';
import { useState } from 'react';
import EmptyState from '@atlaskit/empty-state';
import Spinner from '@atlaskit/spinner';
import type { OwedDto } from '../../../../../src/contract/check-ins/dto';
import { Failed } from '../../components/failed';
import { dayText } from '../../components/relative-time';
import type { PageProps } from '../page/page-entry';
import { OwedVerdicts } from '../practice/owed-verdicts';
import { BrokenQueries } from './broken-queries';
import { Mentions } from './mentions';
import { OwedCheckIns } from './owed-check-ins';
import { useOwed } from './use-owed';

/** What a person owes: check-ins, answers to mentions, and queries that need a hand. */
export default function OwedPage({ page }: PageProps) {
  const list = useOwed();
  const { owed, error } = list;
  const [wasWorked, setWasWorked] = useState(false);
  if (owed === null) {
    return error === null ? (
      <Spinner label="Loading what you owe" />
    ) : (
      <Failed title="What you owe could not be loaded" error={error} onRetry={list.reload} />
    );
  }
  return (
    <div className="okr-owed">
      {error !== null && (
        <Failed title="The list could not be renewed" error={error} onRetry={list.reload} />
      )}
      {isNothing(owed) && <NothingOwed owed={owed} wasWorked={wasWorked} />}
      {owed.checkIns.length > 0 && (
        <OwedCheckIns
          checkIns={owed.checkIns}
          page={page}
          onSettled={(keyResultId) => {
            setWasWorked(true);
            list.settle(keyResultId);
          }}
        />
      )}
      {owed.mentions.length > 0 && (
        <Mentions
          mentions={owed.mentions}
          page={page}
          onRead={(mentions) => void list.markRead(mentions)}
        />
      )}
      {owed.brokenQueries.length > 0 && <BrokenQueries queries={owed.brokenQueries} page={page} />}
      <OwedVerdicts page={page} />
    </div>
  );
}

const isNothing = ({ checkIns, mentions, brokenQueries }: OwedDto) =>
  checkIns.length + mentions.length + brokenQueries.length === 0;

function NothingOwed({ owed, wasWorked }: { readonly owed: OwedDto; readonly wasWorked: boolean }) {
  return (
    <EmptyState
      header={wasWorked ? 'All done' : 'You owe nothing'}
      headingLevel={2}
      description={nextText(owed)}
    />
  );
}

function nextText({ isCadenceOn, nextDueOn }: OwedDto): string {
  const here = 'Due check-ins, unread mentions of you, and queries that stopped working show here.';
  if (!isCadenceOn) {
    return `${here} Check-ins are asked for once a Jira admin has chosen how often in the settings.`;
  }
  return nextDueOn === null ? here : `Your next check-in is due on ${dayText(nextDueOn)}. ${here}`;
}
