import { useState } from 'react';
import SectionMessage from '@atlaskit/section-message';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { createKeyResult, updateKeyResult } from '../../app/key-result-changes';
import { useOkrState, usePage } from '../../app/page-context';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';
import { PersonSelect } from '../../components/person-select';
import { QuerySource } from '../data-source/query-source';
import { PeriodPicker } from '../period/period-picker';
import {
  checkDraft,
  type DraftProblems,
  draftOf,
  emptyDraft,
  type KeyResultDraft,
  sourceOf,
} from './key-result-draft';
import { MeasureFields } from './measure-fields';
import { unitOf, unitWords } from './measure-choice';
import { QueryPreview } from './query-preview';
import { fieldOfError } from './server-problem';
import { TargetFields } from './target-fields';
import { queryProblem, useQueryPreview } from './use-query-preview';

interface KeyResultFormProps {
  readonly objective: ObjectiveDto;
  /** Changes this one; creates one when missing. */
  readonly keyResult?: KeyResultDto | undefined;
  readonly onClose: () => void;
}

export default function KeyResultForm({ objective, keyResult, onClose }: KeyResultFormProps) {
  const form = useKeyResultForm({ objective, keyResult, onClose });
  const { draft, change, problems, error } = form;
  const source = sourceOf(draft);
  const { preview, retry } = useQueryPreview(source);
  const today = useOkrState().page?.today ?? '';
  const jqlProblem = problems.jql ?? queryProblem(preview);
  return (
    <FormDialog
      title={keyResult === undefined ? 'New key result' : 'Change key result'}
      submitText={keyResult === undefined ? 'Create' : 'Save'}
      isWide
      isSaving={form.isSaving}
      isDirty={form.isDirty}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <p className="okr-subtle">Of the objective “{objective.title}”</p>
      {error !== null && (
        <div role="alert" className="okr-form-error">
          <SectionMessage appearance="error" title="The key result was not saved">
            <p>{sentenceFor(error)}</p>
          </SectionMessage>
        </div>
      )}
      <div className="okr-form-columns">
        <div>
          <FormField label="Title" isRequired problem={problems.title}>
            {(control) => (
              <Textfield
                {...control}
                autoFocus
                placeholder="Such as: Close 20 customer bugs"
                value={draft.title}
                onChange={(event) => {
                  change({ title: event.currentTarget.value });
                }}
              />
            )}
          </FormField>
          <QuerySource
            label="Query (JQL)"
            value={draft.jql}
            problem={jqlProblem}
            help="The issues that are measured. Paste a query or an address of Jira; values follow by themselves."
            onChange={(jql) => {
              change({ jql });
            }}
          />
          <MeasureFields draft={draft} problem={problems.measure} onChange={change} />
          <TargetFields
            draft={draft.target}
            unit={unitWords(unitOf(draft.measure, draft.mode))}
            problems={problems}
            onChange={(target) => {
              change({ target });
            }}
          />
        </div>
        <div>
          <QueryPreview
            source={source}
            preview={preview}
            onRetry={retry}
            onFix={(jql) => {
              change({ jql });
            }}
          />
          <FormField label="Owner">
            {(control) => (
              <PersonSelect
                accountId={draft.ownerId}
                control={control}
                onChange={(ownerId) => {
                  change({ ownerId });
                }}
              />
            )}
          </FormField>
          <FormField label="Period" problem={problems.period}>
            {(control) => (
              <PeriodPicker
                choice={draft.period}
                today={today}
                noneText="As its objective"
                control={control}
                onChange={(period) => {
                  change({ period });
                }}
              />
            )}
          </FormField>
          <MoreFields draft={draft} problems={problems} onChange={change} />
        </div>
      </div>
    </FormDialog>
  );
}

function MoreFields({
  draft,
  problems,
  onChange,
}: {
  readonly draft: KeyResultDraft;
  readonly problems: DraftProblems;
  readonly onChange: (change: Partial<KeyResultDraft>) => void;
}) {
  return (
    <>
      <FormField
        label="Weight"
        problem={problems.weight}
        help="Its share in the objective’s progress. 0 counts for nothing."
      >
        {(control) => (
          <Textfield
            {...control}
            inputMode="decimal"
            width="small"
            value={draft.weight}
            onChange={(event) => {
              onChange({ weight: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <FormField label="Description">
        {(control) => (
          <Textarea
            {...control}
            minimumRows={2}
            resize="smart"
            value={draft.description}
            onChange={(event) => {
              onChange({ description: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
    </>
  );
}

function withoutQueryProblem(problems: DraftProblems): DraftProblems {
  const others = Object.entries(problems).filter(([field]) => field !== 'jql');
  return Object.fromEntries(others);
}

function useKeyResultForm({ objective, keyResult, onClose }: KeyResultFormProps) {
  const { store, site, showFlag } = usePage();
  const today = useOkrState().page?.today ?? '';
  const [first] = useState(() =>
    keyResult === undefined ? emptyDraft(site.accountId) : draftOf(keyResult, today),
  );
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState<DraftProblems>({});
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const submit = async (): Promise<void> => {
    const checked = checkDraft(draft);
    setProblems(checked.ok ? {} : checked.problems);
    setError(null);
    if (!checked.ok) return;
    setIsSaving(true);
    const answer = await store.make(
      keyResult === undefined
        ? createKeyResult(objective.id, checked.fields)
        : updateKeyResult(keyResult, checked.fields),
    );
    setIsSaving(false);
    if (answer.ok) {
      if (keyResult === undefined) showFlag({ kind: 'success', title: 'Key result created' });
      onClose();
      return;
    }
    setProblems(fieldOfError(answer.error));
    setError(answer.error);
  };
  return {
    draft,
    isDirty: draft !== first,
    problems,
    error,
    isSaving,
    submit: () => void submit(),
    change: (part: Partial<KeyResultDraft>) => {
      setDraft((before) => ({ ...before, ...part }));
      // What the server said was about the text before.
      if ('jql' in part) setProblems(withoutQueryProblem);
    },
  };
}
