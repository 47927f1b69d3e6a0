import './closing.css';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';
import { PersonName } from '../../components/person-name';
import { dayText } from '../../components/relative-time';
import { outcomeAppearance, outcomeLabel, scoreText } from './outcome-words';
import { reportHref } from './report-link';

interface ClosingSectionProps {
  readonly item: Pick<ObjectiveDto | KeyResultDto, 'closing' | 'lifecycle' | 'title'>;
  /** The cycle it belongs to, for the way to its report. */
  readonly cycleId?: string | null;
  readonly period: ObjectiveDto['effectivePeriod'];
}

/** How it ended, and that its numbers stand still. */
export function ClosingSection({ item, cycleId = null, period }: ClosingSectionProps) {
  const { address } = usePage();
  const { closing, lifecycle, title } = item;
  if (closing === null || lifecycle !== 'closed') return null;
  const { outcome, score, lesson, at, by } = closing;
  const href = reportHref(cycleId, period);
  return (
    <section className="okr-closing" aria-label={`How ${title} ended`}>
      <p className="okr-closing-line">
        <Lozenge appearance={outcomeAppearance(outcome)}>{outcomeLabel(outcome)}</Lozenge>
        <span>
          Score <strong>{scoreText(score)}</strong>
        </span>
        <span className="okr-subtle">
          closed on {dayText(at.slice(0, 10))} by <PersonName accountId={by} />
        </span>
        {href !== null && (
          <Button
            appearance="subtle"
            spacing="compact"
            onClick={() => {
              address.go(href);
            }}
          >
            Period report
          </Button>
        )}
      </p>
      {lesson !== '' && <p className="okr-lines okr-lesson">{lesson}</p>}
      <p className="okr-subtle">
        Its numbers are those of that day. What happens in Jira since does not change them.
      </p>
    </section>
  );
}

/** Where it came from, when it goes on from an earlier cycle. */
export function CarriedOverFrom({ objective }: { readonly objective: ObjectiveDto }) {
  const { address } = usePage();
  const { carriedOverFrom } = objective;
  if (carriedOverFrom === null) return null;
  return (
    <p className="okr-subtle">
      Carried over from{' '}
      <button
        type="button"
        className="okr-plain okr-link"
        onClick={() => {
          address.open({ kind: 'objective', id: carriedOverFrom.id });
        }}
      >
        {carriedOverFrom.title}
      </button>
    </p>
  );
}
