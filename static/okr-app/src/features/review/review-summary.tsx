import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import { findObjective } from '../../app/okr-page-edits';
import { useKnownNames, usePage } from '../../app/page-context';
import { useWords } from '../../app/use-words';
import { ButtonRow } from '../../components/button-row';
import type { WalkProps } from './review-page';
import { stepped } from './review-session';
import { type ReviewedObjective, summaryText } from './summary-text';
import type { ReviewAnswer } from './use-reviews';

interface ReviewSummaryProps extends WalkProps {
  readonly answers: ReadonlyMap<string, ReviewAnswer>;
}

/** The end of the walk: everything as text, to be taken where people read. */
export function ReviewSummary({ page, session, answers, change, onEnd }: ReviewSummaryProps) {
  const { showFlag } = usePage();
  const words = useWords();
  const nameOf = useKnownNames();
  const { ids, since } = session;
  if (ids.some((id) => !answers.has(id))) return <Spinner label="Gathering the summary" />;
  const objectives = ids.flatMap((id): readonly ReviewedObjective[] => {
    const objective = findObjective(page, id);
    if (objective === undefined) return [];
    const note = [session.decisions[id], session.notes[id]].filter(Boolean).join('\n');
    return [{ objective, review: answers.get(id)?.review ?? null, note }];
  });
  const text = summaryText({ today: page.today, since, words, nameOf, objectives });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      showFlag({ kind: 'success', title: 'Summary copied' });
    } catch {
      // The frame may not be allowed to write the clipboard.
      showFlag({ kind: 'info', title: 'Copy the text by hand: select it and press Ctrl+C' });
    }
  };
  return (
    <div className="okr-review">
      <div className="okr-review-bar">
        <h2 className="okr-review-title">Summary</h2>
        <ButtonRow label="Summary">
          <Button
            onClick={() => {
              change((before) => stepped(before, -1));
            }}
          >
            Back
          </Button>
          <Button onClick={() => void copy()}>Copy summary</Button>
          <Button appearance="primary" onClick={onEnd}>
            Finish review
          </Button>
        </ButtonRow>
      </div>
      <pre className="okr-summary-text" aria-label="Summary of the review">
        {text}
      </pre>
    </div>
  );
}
