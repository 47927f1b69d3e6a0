import { type ReactNode, useId, useReducer, useState } from 'react';
import InlineEdit from '@atlaskit/inline-edit';
import type { ApiError } from '../../../../../src/contract/api-result';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { useFailureFlag } from '../../app/page-context';
import { FieldProblem } from '../../components/form-field';
import { ConflictNotice } from './conflict-notice';
import { type EditEvent, type EditState, nextEditState } from './edit-state';
import type { SaveOutcome } from './save-outcome';

export interface EditorProps<Value> {
  readonly id: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Saves at once, for controls in which choosing is the whole edit. */
  readonly confirm: (value: Value) => void;
  readonly isInvalid: boolean;
  readonly describedBy: string | undefined;
}

export interface EditableFieldProps<Value, Dto> {
  /** Names the field for people who hear the page, such as "Title". */
  readonly label: string;
  readonly record: Dto;
  readonly valueOf: (record: Dto) => Value;
  readonly save: (base: Dto, value: Value) => Promise<SaveOutcome<Dto>>;
  /** Shows the record as somebody else left it. */
  readonly takeTheirs: (current: Dto) => void;
  readonly canEdit: boolean;
  /** Tells the field from its namesakes in a list, for people who hear the page. */
  readonly speak?: (value: Value) => string;
  readonly read: (value: Value) => ReactNode;
  readonly edit: (editor: EditorProps<Value>) => ReactNode;
  /** A problem that needs no server to see. */
  readonly check?: (value: Value) => string | undefined;
  readonly isSame?: (a: Value, b: Value) => boolean;
  /** For editors of several controls: leaving one of them is not the end of the edit. */
  readonly keepsOpen?: boolean;
}

/** Enter saves, Escape cancels, a click elsewhere saves. Refused text stays in the field. */
export function EditableField<Value, Dto>(props: EditableFieldProps<Value, Dto>) {
  const { label, record, valueOf, canEdit, read, edit, check, speak, keepsOpen = false } = props;
  const value = valueOf(record);
  const { state, dispatch, submit, keepMine } = useEdit(props);
  const messageId = useId();
  const [isTouched, setIsTouched] = useState(false);

  if (!canEdit) return <div className="okr-read-only">{read(value)}</div>;
  const spokenLabel = speak === undefined ? label : `${label}: ${speak(value)}`;
  if (!isTouched) {
    return (
      <ReadView
        label={spokenLabel}
        onEdit={() => {
          setIsTouched(true);
          dispatch({ type: 'opened', value });
        }}
      >
        {read(value)}
      </ReadView>
    );
  }
  const draft = state.phase === 'editing' ? state.draft : value;
  const problem = state.phase === 'editing' ? state.problem : null;
  return (
    <div className="okr-editable">
      <InlineEdit<Value>
        defaultValue={draft}
        isEditing={state.phase === 'editing'}
        editButtonLabel={spokenLabel}
        keepEditViewOpenOnBlur={keepsOpen || problem !== null}
        readViewFitContainerWidth
        validate={(next: Value) => check?.(next)}
        onEdit={() => {
          dispatch({ type: 'opened', value });
        }}
        onCancel={() => {
          dispatch({ type: 'cancelled' });
        }}
        onConfirm={(next: Value) => {
          void submit(record, next);
        }}
        readView={() => read(state.phase === 'saving' ? state.draft : value)}
        editView={({ id, value: typed, onChange, isInvalid, errorMessage }) => (
          <>
            {edit({
              id,
              value: typed,
              onChange: (next) => {
                onChange(next);
              },
              confirm: (next) => {
                void submit(record, next);
              },
              isInvalid: isInvalid || problem !== null,
              describedBy: messageId,
            })}
            <div id={messageId} aria-live="polite">
              <EditProblem text={errorMessage ?? problem} />
            </div>
          </>
        )}
      />
      {state.phase === 'conflict' && (
        <ConflictNotice
          field={label}
          mine={read(state.draft)}
          theirs={read(valueOf(state.current))}
          onKeepMine={keepMine}
          onTakeTheirs={() => {
            props.takeTheirs(state.current);
            dispatch({ type: 'resolved' });
          }}
        />
      )}
    </div>
  );
}

interface ReadViewProps {
  readonly label: string;
  readonly onEdit: () => void;
  readonly children: ReactNode;
}

/** Looks and speaks as Atlaskit's does, which costs a form each: too much for long lists. */
function ReadView({ label, onEdit, children }: ReadViewProps) {
  return (
    <div className="okr-editable okr-read-view">
      <button
        type="button"
        className="okr-read-button"
        aria-label={`${label}, edit`}
        onClick={onEdit}
      />
      {children}
    </div>
  );
}

function EditProblem({ text }: { readonly text: string | null }) {
  return text === null || text === '' ? null : <FieldProblem text={text} />;
}

function useEdit<Value, Dto>(props: EditableFieldProps<Value, Dto>) {
  const { label, save, valueOf, takeTheirs, isSame = Object.is } = props;
  const [state, dispatch] = useReducer(
    (before: EditState<Value, Dto>, event: EditEvent<Value, Dto>) => nextEditState(before, event),
    { phase: 'reading' },
  );
  const flagFailure = useFailureFlag();

  const submit = async (base: Dto, draft: Value): Promise<void> => {
    if (isSame(draft, valueOf(base))) {
      dispatch({ type: 'cancelled' });
      return;
    }
    dispatch({ type: 'confirmed', draft });
    const outcome = await save(base, draft);
    if (outcome.kind === 'saved') dispatch({ type: 'saved' });
    else if (outcome.kind === 'conflict')
      dispatch({ type: 'conflicted', current: outcome.current });
    else {
      flagFailure(`${label} was not saved`, outcome.error);
      dispatch({ type: 'refused', problem: problemText(outcome.error) });
    }
  };
  const keepMine = (): void => {
    if (state.phase !== 'conflict') return;
    takeTheirs(state.current);
    void submit(state.current, state.draft);
  };
  return { state, dispatch, submit, keepMine };
}

/** Jira's own words about a query come after ours. */
function problemText(error: ApiError): string {
  return [sentenceFor(error), ...(error.jiraMessages ?? [])].join(' ');
}
