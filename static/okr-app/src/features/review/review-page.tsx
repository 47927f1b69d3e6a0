import './review.css';
import { useMemo } from 'react';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { findObjective } from '../../app/okr-page-edits';
import type { PageProps } from '../page/page-entry';
import { ReviewStart } from './review-start';
import { ReviewStop } from './review-stop';
import { ReviewSummary } from './review-summary';
import { newSession, type ReviewSession, stepped, without } from './review-session';
import { useArrowKeys, useReviewSession } from './use-review-session';
import { useReviews } from './use-reviews';

/** Walks the objectives one by one; can be left at any stop and taken up there again. */
export default function ReviewPage({ page }: PageProps) {
  const { session, change, replace } = useReviewSession();
  const here = useMemo(() => presentPart(session, page), [session, page]);
  if (here === null || here.ids.length === 0) {
    return (
      <ReviewStart
        page={page}
        onStart={(ids, since) => {
          replace(newSession(ids, since));
        }}
      />
    );
  }
  return (
    <Walk
      page={page}
      session={here}
      change={(edit) => {
        change((before) => edit(presentPart(before, page) ?? before));
      }}
      onEnd={() => {
        replace(null);
      }}
    />
  );
}

function presentPart(session: ReviewSession | null, page: OkrPageDto): ReviewSession | null {
  if (session === null) return null;
  return without(session, (id) => findObjective(page, id) !== undefined);
}

export interface WalkProps {
  readonly page: OkrPageDto;
  readonly session: ReviewSession;
  readonly change: (edit: (before: ReviewSession) => ReviewSession) => void;
  readonly onEnd: () => void;
}

function Walk(props: WalkProps) {
  const { page, session, change } = props;
  const { ids, at, since } = session;
  const isSummary = at >= ids.length;
  // The next stop is there before it is asked for; the summary needs them all.
  const reviews = useReviews(since, isSummary ? ids : ids.slice(at, at + 2));
  useArrowKeys(change);
  const objective = findObjective(page, ids[at] ?? '');
  if (isSummary || objective === undefined) {
    return <ReviewSummary {...props} answers={reviews.answers} />;
  }
  return (
    <ReviewStop
      key={objective.id}
      {...props}
      objective={objective}
      answer={reviews.answers.get(objective.id)}
      onSaid={() => {
        reviews.reread(objective.id);
      }}
      onStep={(by) => {
        change((before) => stepped(before, by));
      }}
    />
  );
}
