import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { CheckInContentDto, CheckInDto } from '../../../../../src/contract/check-ins/dto';
import { confidenceText } from '../../../../../src/contract/check-ins/wording';
import {
  formatPercent,
  formatValue,
  statusAppearance,
  statusLabel,
} from '../../../../../src/contract/wording';
import type { MeasureUnit } from '../../../../../src/domain/metrics/measure';
import { useWords } from '../../app/use-words';
import { PersonName } from '../../components/person-name';
import { dayText } from '../../components/relative-time';
import { TimeAgo } from '../../components/time-ago';
import { MentionText } from '../comments/mention-text';
import { CheckInWords } from './check-in-words';

interface CheckInEntryProps {
  readonly checkIn: CheckInDto;
  readonly unit: MeasureUnit;
  readonly onEdit?: () => void;
  readonly onDelete?: () => void;
}

export function CheckInEntry({ checkIn, unit, onEdit, onDelete }: CheckInEntryProps) {
  const words = useWords();
  const { on, status, comment, revisions, canChange } = checkIn;
  return (
    <article className="okr-said-one">
      <div className="okr-said-head">
        <PersonName accountId={checkIn.createdBy} />
        <span>for {dayText(on)}</span>
        {status !== null && (
          <Lozenge appearance={statusAppearance(status)}>{statusLabel(status, words)}</Lozenge>
        )}
        <span className="okr-subtle">{numbersText(checkIn, unit)}</span>
        {canChange && <Change text="Correct" onClick={onEdit} />}
        {canChange && <Change text="Delete" onClick={onDelete} />}
      </div>
      {comment !== '' && <MentionText text={comment} />}
      {revisions.length > 0 && <Trace checkIn={checkIn} unit={unit} />}
    </article>
  );
}

/** "27 % · confidence 7 of 10", and for counts also how far along that is. */
function numbersText({ value, snapshot, confidence }: CheckInDto, unit: MeasureUnit): string {
  const number = value ?? snapshot?.value ?? null;
  const progress = unit === 'percent' ? null : (snapshot?.progress ?? null);
  return [
    ...(number === null ? [] : [formatValue(number, unit)]),
    ...(progress === null ? [] : [`${formatPercent(progress)} of the way`]),
    ...(confidence === null ? [] : [`confidence ${confidenceText(confidence)}`]),
  ].join(' · ');
}

interface ChangeProps {
  readonly text: string;
  readonly onClick: (() => void) | undefined;
}

function Change({ text, onClick }: ChangeProps) {
  if (onClick === undefined) return null;
  return (
    <Button appearance="subtle" spacing="compact" onClick={onClick}>
      {text}
    </Button>
  );
}

/** What stood there before each edit, and what came after. */
function Trace({ checkIn, unit }: { readonly checkIn: CheckInDto; readonly unit: MeasureUnit }) {
  const [isOpen, setIsOpen] = useState(false);
  const { revisions } = checkIn;
  const edits = revisions.length === 1 ? 'once' : `${String(revisions.length)} times`;
  return (
    <div>
      <Button
        appearance="subtle"
        spacing="compact"
        aria-expanded={isOpen}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        {`Corrected ${edits}`}
      </Button>
      {isOpen && (
        <ol className="okr-trace">
          {versions(checkIn).map(({ at, by, before, after }) => (
            <li key={at}>
              <span className="okr-inline">
                <PersonName accountId={by} /> <TimeAgo at={at} />
              </span>
              <dl className="okr-conflict-sides">
                <div>
                  <dt>Before</dt>
                  <dd>
                    <CheckInWords content={before} unit={unit} />
                  </dd>
                </div>
                <div>
                  <dt>After</dt>
                  <dd>
                    <CheckInWords content={after} unit={unit} />
                  </dd>
                </div>
              </dl>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Newest edit first. Each edit keeps only what it replaced, so they are undone one by one. */
function versions({ on, value, status, confidence, comment, revisions }: CheckInDto) {
  let after: CheckInContentDto = { on, value, status, confidence, comment };
  return [...revisions].reverse().map(({ at, by, before: replaced }) => {
    const before = { ...after, ...replaced };
    const edit = { at, by, before, after };
    after = before;
    return edit;
  });
}
