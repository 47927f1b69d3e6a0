import type { ReadingProgressDto } from '../../../../../src/contract/metrics/dto';
import { exactTime } from '../../components/relative-time';

type Wait = NonNullable<ReadingProgressDto['wait']>;

interface ReadingProgressProps {
  readonly progress: ReadingProgressDto | null;
}

/** How far the reading is, in a bar and in words, and what holds it up until when. */
export function ReadingProgress({ progress }: ReadingProgressProps) {
  if (progress === null) return <p className="okr-subtle">Asking Jira…</p>;
  const { issuesDone, issuesTotal, wait } = progress;
  return (
    <>
      {wait !== null && <p>{waitText(wait)}</p>}
      {issuesTotal === null ? (
        <p className="okr-subtle">
          Nothing of it is read yet; metrics that were added before have their turn first.
        </p>
      ) : (
        <Bar issuesDone={issuesDone} issuesTotal={issuesTotal} />
      )}
    </>
  );
}

function Bar({ issuesDone, issuesTotal }: { issuesDone: number; issuesTotal: number }) {
  const words = `${issuesDone.toLocaleString('en')} of ${issuesTotal.toLocaleString('en')} issues read`;
  return (
    <>
      <div
        className="okr-bar"
        role="progressbar"
        aria-label="Reading the past"
        aria-valuemin={0}
        aria-valuemax={issuesTotal}
        aria-valuenow={issuesDone}
        aria-valuetext={words}
      >
        <div
          className="okr-metric-bar-fill"
          style={{ width: `${String((100 * issuesDone) / Math.max(1, issuesTotal))}%` }}
        />
      </div>
      <p className="okr-subtle">{words}</p>
    </>
  );
}

const WHY: Readonly<Record<Wait['why'], string>> = {
  share:
    'Jira allows the app so many calls an hour, and this site has used the part of its share that is meant for reading the past.',
  jira: 'Jira asked the app to leave it alone for a while.',
  paused: 'A Jira admin has paused measuring on this site. It goes on once an admin resumes it.',
};

function waitText({ why, until }: Wait): string {
  const more = until === null ? '' : ` It goes on by itself at ${exactTime(until)}.`;
  return `${WHY[why]}${more}`;
}

const SOON_MS = 2_500;
const LATER_MS = 30_000;

/** Often enough to see it move, rarely enough not to ask for nothing. */
export const pollAfter = (progress: ReadingProgressDto | null): number =>
  progress?.wait == null ? SOON_MS : LATER_MS;
