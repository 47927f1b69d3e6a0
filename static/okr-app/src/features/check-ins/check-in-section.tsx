import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import type { SubjectDto } from '../../../../../src/contract/check-ins/dto';
import { standingText } from '../../../../../src/contract/check-ins/wording';
import type { MeasureUnit } from '../../../../../src/domain/metrics/measure';
import type { CheckInStanding } from '../../../../../src/domain/okr/check-in-schedule';
import { useOkrState } from '../../app/page-context';
import { Failed } from '../../components/failed';
import { dayText } from '../../components/relative-time';
import { CheckInEntry } from './check-in-entry';
import { CheckInForm } from './check-in-form';
import { useCheckIns } from './use-check-ins';

interface CheckInSectionProps {
  readonly subject: SubjectDto;
  readonly unit: MeasureUnit;
  readonly standing: CheckInStanding;
  /** A number for a past day changes the history, and nothing else says so. */
  readonly onChanged?: () => void;
}

/** What people said about how it is going, newest first. */
export function CheckInSection(props: CheckInSectionProps) {
  const { subject, unit, standing, onChanged } = props;
  const list = useCheckIns(subject, onChanged);
  const [isWriting, setIsWriting] = useState(false);
  return (
    <section aria-label="Check-ins">
      <div className="okr-section-head">
        <h4 className="okr-section-title">Check-ins</h4>
        {list.canCheckIn && !isWriting && (
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
        <NewCheckIn
          subject={subject}
          list={list}
          onDone={() => {
            setIsWriting(false);
          }}
        />
      )}
      <ListState list={list} isWriting={isWriting} />
      <Entries subject={subject} unit={unit} list={list} />
      {list.hasMore && (
        <Button spacing="compact" isLoading={list.isLoading} onClick={list.loadMore}>
          Show older check-ins
        </Button>
      )}
    </section>
  );
}

type List = ReturnType<typeof useCheckIns>;

interface NewCheckInProps {
  readonly subject: SubjectDto;
  readonly list: List;
  readonly onDone: () => void;
}

function NewCheckIn({ subject, list, onDone }: NewCheckInProps) {
  return (
    <CheckInForm
      subject={subject}
      onSaved={({ checkIn }) => {
        list.take(checkIn);
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

/** Loading, failed or empty; nothing when there are check-ins to look at. */
function ListState({ list, isWriting }: { readonly list: List; readonly isWriting: boolean }) {
  const { items, error, isLoading, reload } = list;
  if (error !== null) {
    return (
      <Failed
        headingLevel="h4"
        title="The check-ins could not be loaded"
        error={error}
        onRetry={reload}
      />
    );
  }
  if (items.length > 0 || isWriting) return null;
  if (isLoading) return <Spinner label="Loading check-ins" />;
  return (
    <p className="okr-subtle">
      No check-ins yet. A check-in says in a person’s words how it is going, with how confident they
      are.
    </p>
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
  readonly list: List;
}

function Entries({ subject, unit, list }: EntriesProps) {
  const [editedId, setEditedId] = useState<string | null>(null);
  const done = (): void => {
    setEditedId(null);
  };
  return (
    <ol className="okr-said">
      {list.items.map((checkIn) => (
        <li key={checkIn.id}>
          {checkIn.id === editedId ? (
            <CheckInForm
              subject={subject}
              checkIn={checkIn}
              onSaved={(saved) => {
                list.take(saved.checkIn);
                done();
              }}
              onTakeTheirs={(theirs) => {
                list.put(theirs);
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
