import { useEffect, useRef } from 'react';
import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import type { ObjectiveReviewDto } from '../../../../../src/contract/check-ins/dto';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { ButtonRow } from '../../components/button-row';
import { Failed } from '../../components/failed';
import { PersonName } from '../../components/person-name';
import { dayText } from '../../components/relative-time';
import { CheckInEntry } from '../check-ins/check-in-entry';
import { ProgressCell } from '../objective-list/progress-cell';
import { StatusBadge } from '../status/status-badge';
import { isSilentObjective, objectiveFacts } from '../status/status-facts';
import { DecisionNote } from './decision-note';
import { KeyResultStop } from './key-result-stop';
import type { WalkProps } from './review-page';
import type { ReviewAnswer } from './use-reviews';

interface ReviewStopProps extends WalkProps {
  readonly objective: ObjectiveDto;
  /** `undefined` while it is read. */
  readonly answer: ReviewAnswer | undefined;
  readonly onSaid: () => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** One objective of the review: where it stands, what happened to it, and room to decide. */
export function ReviewStop(props: ReviewStopProps) {
  const { objective, session, answer, change, onSaid } = props;
  const { title, progress, ownerId } = objective;
  const heading = useFocusedHeading();
  return (
    <div className="okr-review">
      <Bar {...props} />
      <div className="okr-review-head">
        <div>
          <h2 ref={heading} tabIndex={-1} className="okr-review-title">
            {title}
          </h2>
          <PersonName accountId={ownerId} />
        </div>
        <ProgressCell of={title} progress={progress} isSilent={isSilentObjective(objective)} />
        <StatusBadge of={title} facts={objectiveFacts(objective)} />
      </div>
      <Happened objective={objective} answer={answer} onSaid={onSaid} />
      <DecisionNote objective={objective} session={session} change={change} />
    </div>
  );
}

function Bar({ session, onStep, onEnd }: ReviewStopProps) {
  const { at, ids, since } = session;
  const isLast = at === ids.length - 1;
  return (
    <div className="okr-review-bar">
      <span>
        <strong>
          {String(at + 1)} of {String(ids.length)}
        </strong>{' '}
        <span className="okr-subtle">since {dayText(since)}. The arrow keys go on and back.</span>
      </span>
      <ButtonRow label="Walk the objectives">
        <Button
          isDisabled={at === 0}
          onClick={() => {
            onStep(-1);
          }}
        >
          Previous
        </Button>
        <Button
          appearance="primary"
          onClick={() => {
            onStep(1);
          }}
        >
          {isLast ? 'To the summary' : 'Next'}
        </Button>
        <Button appearance="subtle" onClick={onEnd}>
          End review
        </Button>
      </ButtonRow>
    </div>
  );
}

interface HappenedProps {
  readonly objective: ObjectiveDto;
  readonly answer: ReviewAnswer | undefined;
  readonly onSaid: () => void;
}

function Happened({ objective, answer, onSaid }: HappenedProps) {
  if (answer === undefined) return <Spinner label="Looking up what happened" />;
  if (answer.error !== null) {
    return (
      <Failed title="What happened could not be looked up" error={answer.error} onRetry={onSaid} />
    );
  }
  return <Told objective={objective} review={answer.review} onSaid={onSaid} />;
}

interface ToldProps {
  readonly objective: ObjectiveDto;
  readonly review: ObjectiveReviewDto;
  readonly onSaid: () => void;
}

function Told({ objective, review, onSaid }: ToldProps) {
  return (
    <>
      {review.checkIns.map((checkIn) => (
        <CheckInEntry key={checkIn.id} checkIn={checkIn} unit="percent" />
      ))}
      {review.keyResults.length === 0 ? (
        <p className="okr-subtle">No active key results, so nothing here is measured.</p>
      ) : (
        <ul className="okr-review-list">
          {review.keyResults.map((one) => (
            <li key={one.keyResultId}>
              <KeyResultStop objective={objective} review={one} onSaid={onSaid} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Each stop is announced by its title, and the arrow keys work from there. */
function useFocusedHeading() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return heading;
}
