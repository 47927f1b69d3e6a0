import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import type { SubjectDto } from '../../../../../src/contract/check-ins/dto';
import { standingText } from '../../../../../src/contract/check-ins/wording';
import type { MeasureUnit } from '../../../../../src/domain/metrics/measure';
import type { CheckInStanding } from '../../../../../src/domain/okr/check-in-schedule';
import { useOkrState, usePage } from '../../app/page-context';
import { Failed } from '../../components/failed';
import { dayText } from '../../components/relative-time';
import { CheckInEntry } from './check-in-entry';
import { CheckInForm } from './check-in-form';
import { useCheckIns } from './use-check-ins';

interface CheckInSectionProps {
  readonly subject: SubjectDto;
  readonly unit: MeasureUnit;
  readonly standing: CheckInStanding;
}

/** What people said about how it is going, newest first. */
export function CheckInSection({ subject, unit, standing }: CheckInSectionProps) {
  const { store } = usePage();
  const list = useCheckIns(subject);
  const [isWriting, setIsWriting] = useState(false);
  const { checkIns, error, isLoading, nextCursor, canCheckIn } = list;
  return (
    <section aria-label="Check-ins">
      <div className="okr-section-head">
        <h4 className="okr-section-title">Check-ins</h4>
        {canCheckIn && !isWriting && (
          <Button
            appearance={standing.kind === 'overdue' ? 'primary' : 'default'}
            spacing="compact"
            onClick={() => {
              setIsWriting(true);
            }}
          >
            Check in
          </Button>
        )}
      </div>
      <StandingLine standing={standing} />
      {isWriting && (
        <CheckInForm
          subject={subject}
          onSaved={({ checkIn }) => {
            list.take(checkIn);
            setIsWriting(false);
            store.reload();
          }}
          onCancel={() => {
            setIsWriting(false);
          }}
        />
      )}
      {error !== null && (
        <Failed
          headingLevel="h4"
          title="The check-ins could not be loaded"
          error={error}
          onRetry={list.reload}
        />
      )}
      {isLoading && checkIns.length === 0 && <Spinner label="Loading check-ins" />}
      {!isLoading && error === null && checkIns.length === 0 && !isWriting && (
        <p className="okr-subtle">
          No check-ins yet. A check-in says in a person’s words how it is going, with how confident
          they are.
        </p>
      )}
      <Entries subject={subject} unit={unit} list={list} />
      {nextCursor !== null && (
        <Button spacing="compact" isLoading={isLoading} onClick={list.loadOlder}>
          Show older check-ins
        </Button>
      )}
    </section>
  );
}

function StandingLine({ standing }: { readonly standing: CheckInStanding }) {
  const { page } = useOkrState();
  if (standing.kind === 'none') return null;
  if (standing.kind === 'upcoming') {
    return <p className="okr-subtle">Next check-in due on {dayText(standing.dueOn)}.</p>;
  }
  return (
    <p className={standing.kind === 'overdue' ? 'okr-overdue' : undefined}>
      {standingText(standing, page?.today ?? '')} (due on {dayText(standing.dueOn)}).
    </p>
  );
}

interface EntriesProps {
  readonly subject: SubjectDto;
  readonly unit: MeasureUnit;
  readonly list: ReturnType<typeof useCheckIns>;
}

function Entries({ subject, unit, list }: EntriesProps) {
  const { store } = usePage();
  const [editedId, setEditedId] = useState<string | null>(null);
  const done = (): void => {
    setEditedId(null);
  };
  return (
    <ol className="okr-said">
      {list.checkIns.map((checkIn) => (
        <li key={checkIn.id}>
          {checkIn.id === editedId ? (
            <CheckInForm
              subject={subject}
              checkIn={checkIn}
              onSaved={(saved) => {
                list.take(saved.checkIn);
                store.reload();
                done();
              }}
              onTakeTheirs={(theirs) => {
                list.take(theirs);
                done();
              }}
              onCancel={done}
            />
          ) : (
            <CheckInEntry
              checkIn={checkIn}
              unit={unit}
              onEdit={() => {
                setEditedId(checkIn.id);
              }}
              onDelete={() => void list.remove(checkIn)}
            />
          )}
        </li>
      ))}
    </ol>
  );
}
