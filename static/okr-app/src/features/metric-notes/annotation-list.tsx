import './metric-notes.css';
import { lazy, Suspense, useState } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { MetricNoteDto } from '../../../../../src/contract/metric-notes/calls';
import { Failed } from '../../components/failed';
import { PersonName } from '../../components/person-name';
import { dayText } from '../../components/relative-time';
import { TimeAgo } from '../../components/time-ago';
import { type Annotation, KIND_NAMES } from './annotations';
import { placeName } from './place-name';
import type { Notes } from './use-notes';

const NoteForm = lazy(() => import('./note-form'));

interface AnnotationListProps {
  /** Of the days that are shown, oldest first. */
  readonly annotations: readonly Annotation[];
  /** How many notes lie on other days. */
  readonly elsewhere: number;
  readonly notes: Notes;
  readonly projectId: string | null;
  /** The day a new note is about unless another is chosen. */
  readonly on: string;
}

/** More stand behind a button. */
const LISTED = 8;

/** What happened beside the values, newest first; whoever may change the metric writes here. */
export function AnnotationList(props: AnnotationListProps) {
  const { annotations, elsewhere, notes, projectId, on } = props;
  const [isOpen, setIsOpen] = useState<MetricNoteDto | 'new' | null>(null);
  const [areAllListed, setAreAllListed] = useState(false);
  const newest = annotations.toReversed();
  const listed = areAllListed ? newest : newest.slice(0, LISTED);
  return (
    <div className="okr-notes" role="group" aria-label="Notes and changes">
      <div className="okr-section-head">
        <h4 className="okr-section-title">Notes and changes</h4>
        {notes.canManage && (
          <Button
            spacing="compact"
            onClick={() => {
              setIsOpen('new');
            }}
          >
            Add a note
          </Button>
        )}
      </div>
      {notes.error !== null && (
        <Failed
          headingLevel="h4"
          title="The notes could not be loaded"
          error={notes.error}
          onRetry={notes.reload}
        />
      )}
      {annotations.length === 0 && notes.error === null && <Nothing canManage={notes.canManage} />}
      <ol className="okr-notes-list">
        {listed.map((annotation) => (
          <Entry key={annotation.key} {...{ annotation, notes, projectId }} onEdit={setIsOpen} />
        ))}
      </ol>
      {listed.length < newest.length && (
        <Button
          appearance="subtle"
          spacing="compact"
          onClick={() => {
            setAreAllListed(true);
          }}
        >
          {`Show all ${String(newest.length)}`}
        </Button>
      )}
      {elsewhere > 0 && <p className="okr-subtle">{elsewhereText(elsewhere)}</p>}
      {isOpen !== null && (
        <Suspense fallback={null}>
          <NoteForm
            notes={notes}
            note={isOpen === 'new' ? null : isOpen}
            on={on}
            projectId={projectId}
            onClose={() => {
              setIsOpen(null);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

const elsewhereText = (count: number): string =>
  count === 1
    ? 'One more note lies on a day that is not shown.'
    : `${count.toLocaleString('en')} more notes lie on days that are not shown.`;

function Nothing({ canManage }: { readonly canManage: boolean }) {
  return (
    <p className="okr-subtle">
      {canManage
        ? 'Nothing was noted here. A note on a day, such as a holiday or a new way to work, tells later why the values moved.'
        : 'Nothing was noted here. People who manage OKRs can add notes.'}
    </p>
  );
}

interface EntryProps {
  readonly annotation: Annotation;
  readonly notes: Pick<Notes, 'canManage' | 'remove'>;
  readonly projectId: string | null;
  readonly onEdit: (note: MetricNoteDto) => void;
}

function Entry({ annotation, notes, projectId, onEdit }: EntryProps) {
  const { kind, number, on, words, note } = annotation;
  return (
    <li className="okr-note" data-kind={kind}>
      <span className="okr-note-number">
        {number !== null && (
          <span aria-label={`Number ${String(number)} on the chart`}>{number}</span>
        )}
      </span>
      <div className="okr-note-body">
        <div className="okr-note-head">
          <time dateTime={on}>{dayText(on)}</time>
          <Lozenge appearance={kind === 'note' ? 'inprogress' : 'default'}>
            {KIND_NAMES[kind]}
          </Lozenge>
          {note?.about === 'place' && (
            <span className="okr-subtle">{`on ${placeName(projectId)}`}</span>
          )}
          <Written annotation={annotation} />
        </div>
        {words !== '' && <p className="okr-note-words">{words}</p>}
      </div>
      {note !== null && notes.canManage && (
        <div className="okr-note-actions">
          <Button
            appearance="subtle"
            spacing="compact"
            aria-label={`Edit the note of ${dayText(on)}`}
            onClick={() => {
              onEdit(note);
            }}
          >
            Edit
          </Button>
          <Button
            appearance="subtle"
            spacing="compact"
            aria-label={`Delete the note of ${dayText(on)}`}
            onClick={() => void notes.remove(note)}
          >
            Delete
          </Button>
        </div>
      )}
    </li>
  );
}

/** Who, and when. */
function Written({ annotation: { by, at, note } }: Pick<EntryProps, 'annotation'>) {
  if (by === null || at === null) return null;
  return (
    <div className="okr-note-written okr-subtle">
      <PersonName accountId={by} />
      <TimeAgo at={at} />
      {note?.editedAt != null && (
        <>
          <span>changed by</span>
          <PersonName accountId={note.editedBy} />
          <TimeAgo at={note.editedAt} />
        </>
      )}
    </div>
  );
}
