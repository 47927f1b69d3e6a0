import { useState } from 'react';
import Button from '@atlaskit/button/new';
import type { KeyResultReviewDto } from '../../../../../src/contract/check-ins/dto';
import {
  confidenceText,
  draftText,
  standingText,
} from '../../../../../src/contract/check-ins/wording';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { useOkrState, usePage } from '../../app/page-context';
import { PersonName } from '../../components/person-name';
import { CheckInEntry } from '../check-ins/check-in-entry';
import { CheckInForm } from '../check-ins/check-in-form';
import { ProgressCell } from '../objective-list/progress-cell';
import { StatusBadge } from '../status/status-badge';
import { keyResultFacts } from '../status/status-facts';

interface KeyResultStopProps {
  readonly objective: ObjectiveDto;
  readonly review: KeyResultReviewDto;
  readonly onSaid: () => void;
}

/** What moved since the last review, what was said, and how confident people are. */
export function KeyResultStop({ objective, review, onSaid }: KeyResultStopProps) {
  const keyResult = objective.keyResults.find(({ id }) => id === review.keyResultId);
  const { title, checkIns, unit } = review;
  return (
    <>
      <div className="okr-review-head">
        <div>
          <h3 className="okr-key-result-title">{title}</h3>
          <PersonName accountId={review.ownerId} />
        </div>
        {keyResult !== undefined && (
          <>
            <ProgressCell
              of={title}
              progress={keyResult.progress}
              isSilent={keyResult.checkIn.isSilent}
            />
            <StatusBadge of={title} facts={keyResultFacts(keyResult)} />
          </>
        )}
      </div>
      <MovementLine review={review} isWithheld={keyResult?.progress.visibility === 'withheld'} />
      {checkIns.map((checkIn) => (
        <CheckInEntry key={checkIn.id} checkIn={checkIn} unit={unit} />
      ))}
      {keyResult?.canCheckIn === true && <CheckInHere review={review} onSaid={onSaid} />}
    </>
  );
}

interface MovementLineProps {
  readonly review: KeyResultReviewDto;
  readonly isWithheld: boolean;
}

function MovementLine({ review, isWithheld }: MovementLineProps) {
  const { page } = useOkrState();
  const { movement, unit, confidence, confidenceBefore, standing } = review;
  const still = isWithheld ? 'The numbers are withheld from you' : 'Did not move';
  const owed = standingText(standing, page?.today ?? '');
  const parts = [
    movement === null ? still : draftText(movement, unit),
    ...(confidence === null ? [] : [`Confidence ${confidenceText(confidence, confidenceBefore)}`]),
  ];
  return (
    <p>
      {parts.join(' · ')}
      {owed !== '' && <span className="okr-overdue"> · {owed}</span>}
    </p>
  );
}

function CheckInHere({ review, onSaid }: Pick<KeyResultStopProps, 'review' | 'onSaid'>) {
  const { store } = usePage();
  const [isOpen, setIsOpen] = useState(false);
  const { keyResultId, title } = review;
  if (!isOpen) {
    return (
      <div>
        <Button
          spacing="compact"
          aria-label={`Check in on ${title}`}
          onClick={() => {
            setIsOpen(true);
          }}
        >
          Check in
        </Button>
      </div>
    );
  }
  return (
    <CheckInForm
      subject={{ kind: 'key-result', id: keyResultId }}
      onSaved={() => {
        setIsOpen(false);
        store.reload();
        onSaid();
      }}
      onCancel={() => {
        setIsOpen(false);
      }}
    />
  );
}
