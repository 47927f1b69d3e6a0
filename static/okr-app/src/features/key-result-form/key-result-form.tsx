import { useState } from 'react';
import SectionMessage from '@atlaskit/section-message';
import Textfield from '@atlaskit/textfield';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { wordOf } from '../../../../../src/domain/okr/words';
import { createKeyResult, updateKeyResult } from '../../app/key-result-changes';
import { useOkrState, usePage } from '../../app/page-context';
import { useWord, useWords } from '../../app/use-words';
import { FormDialog } from '../../components/form-dialog';
import { FormField } from '../../components/form-field';
import { OwnerField } from '../form-fields/form-fields';
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
import { MoreFields } from './more-fields';
import { PlanFields } from './plan-fields';
import { QueryPreview } from './query-preview';
import { fieldOfError } from './server-problem';
import { SourceFields } from './source-fields';
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
  const name = useWord('key-result');
  const { draft, change, problems, error } = form;
  const source = sourceOf(draft);
  const { preview, retry } = useQueryPreview(
    draft.kind === 'jira-measure' ? source : { ...source, jql: '' },
  );
  const today = useOkrState().page?.today ?? '';
  const jqlProblem = problems.jql ?? queryProblem(preview);
  return (
    <FormDialog
      title={keyResult === undefined ? `New ${name}` : `Change ${name}`}
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
          <SectionMessage appearance="error" title={`The ${name} was not saved`}>
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
          <SourceFields draft={draft} problem={problems.source} onChange={change}>
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
          </SourceFields>
          {draft.kind !== 'checklist' && (
            <TargetFields
              draft={draft.target}
              unit={targetUnit(draft)}
              problems={problems}
              onChange={(target) => {
                change({ target });
              }}
            />
          )}
          <PlanFields draft={draft} problems={problems} onChange={change} />
        </div>
        <div>
          {draft.kind === 'jira-measure' && (
            <QueryPreview
              source={source}
              preview={preview}
              onRetry={retry}
              onFix={(jql) => {
                change({ jql });
              }}
            />
          )}
          <OwnerField
            value={draft.ownerId}
            onChange={(ownerId) => {
              change({ ownerId });
            }}
          />
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

function targetUnit({ kind, unit, measure, mode }: KeyResultDraft): string {
  if (kind === 'manual') return unit.trim();
  return kind === 'checklist' ? '%' : unitWords(unitOf(measure, mode));
}

function withoutQueryProblem(problems: DraftProblems): DraftProblems {
  const others = Object.entries(problems).filter(([field]) => field !== 'jql');
  return Object.fromEntries(others);
}

function useKeyResultForm({ objective, keyResult, onClose }: KeyResultFormProps) {
  const { store, site, showFlag } = usePage();
  const { page } = useOkrState();
  const words = useWords();
  const today = page?.today ?? '';
  const [first] = useState(() =>
    keyResult === undefined
      ? emptyDraft(site.accountId, page?.siteRules.defaultCurve)
      : draftOf(keyResult, today),
  );
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState<DraftProblems>({});
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const submit = async (): Promise<void> => {
    const checked = checkDraft(draft, objective.effectivePeriod);
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
      if (keyResult === undefined)
        showFlag({ kind: 'success', title: `${wordOf(words, 'key-result')} created` });
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
