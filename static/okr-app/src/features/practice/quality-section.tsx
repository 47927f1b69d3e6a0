import type { ApiError } from '../../../../../src/contract/api-result';
import { sentenceFor } from '../../../../../src/contract/reasons';
import type { PracticeDto, QualitySignalsDto } from '../../../../../src/contract/practice/calls';
import { usePage } from '../../app/page-context';
import { ChoiceField, ManyField, SuggestionHint } from './choice-fields';
import { FieldLevels } from './field-levels';
import { FoundIn } from './found-in-fields';
import { namesOf, type SignalProps } from './signal-props';
import { Debt } from './debt-fields';
import { Escalation } from './trouble-fields';
import { SaveBar, SaidBy } from './save-bar';
import { type Fresh, useDraft, useSaving } from './use-saving';

interface SectionProps {
  readonly practice: PracticeDto;
  readonly fresh: Fresh<PracticeDto>;
}

/** Which issues are bugs, how bad, found where; what is debt; what says that work is stuck. */
export function QualitySection({ practice, fresh }: SectionProps) {
  const { call } = usePage();
  const { projectId, canManage, quality } = practice;
  const [draft, setDraft] = useDraft<Partial<QualitySignalsDto>>(`${projectId} quality`);
  const { isSaving, error, save } = useSaving(fresh);
  const signals = { ...quality.value, ...draft };
  const props: SignalProps = {
    ...{ practice, signals },
    change: (change) => {
      setDraft({ ...draft, ...change });
    },
  };
  const submit = async (): Promise<void> => {
    const isSaved = await save(() =>
      call('setQualitySignals', { projectId, version: quality.version, signals }),
    );
    if (isSaved) setDraft(null);
  };
  return (
    <>
      <p>
        Bug metrics count nothing until somebody says which issue types are bugs. Names differ from
        site to site, so nothing is taken from them by itself.
      </p>
      <fieldset className="okr-practice-fieldset" disabled={!canManage}>
        <div className="okr-practice-fields">
          <BugTypes {...props} />
          <Severity {...props} />
          <FoundIn {...props} />
          <Debt {...props} problem={debtProblem(error)} />
          <Flagged {...props} />
          <Escalation {...props} />
        </div>
      </fieldset>
      <SaveBar
        isDirty={draft !== null}
        isSaving={isSaving}
        error={error}
        onSave={() => void submit()}
        onDiscard={() => {
          setDraft(null);
        }}
      />
      <SaidBy {...quality} />
    </>
  );
}

/** In Jira’s own words where there are any. */
function debtProblem(error: ApiError | null): string | undefined {
  if (error?.field !== 'signals.debt.jql') return undefined;
  const words = error.jiraMessages ?? [];
  return words.length > 0 ? words.join(' ') : sentenceFor(error);
}

const orNull = <Item,>(items: readonly Item[]): readonly Item[] | null =>
  items.length === 0 ? null : items;

function BugTypes({ practice, signals, change }: SignalProps) {
  const { canManage, types, suggestions } = practice;
  const offered = suggestions.bugTypeIds;
  return (
    <>
      <ManyField
        label="Issue types that are bugs"
        help="Defect density, escape rate, time to restore and severity count these."
        isDisabled={!canManage}
        options={types}
        chosen={signals.bugTypeIds ?? []}
        onChange={(ids) => {
          change({ bugTypeIds: orNull(ids) });
        }}
      />
      {canManage && signals.bugTypeIds === null && offered !== null && (
        <SuggestionHint
          text={`By its name: ${namesOf(types, offered)}`}
          onUse={() => {
            change({ bugTypeIds: offered });
          }}
        />
      )}
    </>
  );
}

const PRIORITY = 'priority';

function Severity({ practice, signals, change }: SignalProps) {
  const { severity } = signals;
  const fieldId = severity?.kind === 'field' ? severity.fieldId : null;
  const suggested = practice.suggestions.severityFieldId;
  return (
    <div className="okr-practice-group">
      <ChoiceField
        label="How severe a bug is"
        help="By Jira’s priority in the order of its scheme, or by a field of your own."
        isDisabled={!practice.canManage}
        options={[
          { id: PRIORITY, name: 'Priority' },
          ...practice.fields.map(({ id, name }) => ({
            id,
            name: id === suggested ? `${name} (suggested)` : name,
          })),
        ]}
        chosen={severity?.kind === 'priority' ? PRIORITY : fieldId}
        onChange={(id) => {
          if (id === null) change({ severity: null });
          else if (id === PRIORITY) change({ severity: { kind: 'priority' } });
          else change({ severity: { kind: 'field', fieldId: id, levels: [] } });
        }}
      />
      {severity?.kind === 'field' && (
        <FieldLevels
          key={severity.fieldId}
          practice={practice}
          fieldId={severity.fieldId}
          levels={severity.levels}
          onChange={(levels) => {
            change({ severity: { ...severity, levels } });
          }}
        />
      )}
    </div>
  );
}

function Flagged({ practice, signals, change }: SignalProps) {
  const { suggestions, fields, canManage } = practice;
  const suggested = fields.find(({ id }) => id === suggestions.flaggedFieldId);
  return (
    <>
      <ChoiceField
        label="Field that flags an issue as blocked"
        help="Blocked time counts flags and blocked statuses, never twice."
        isDisabled={!canManage}
        options={fields}
        chosen={signals.flaggedFieldId}
        onChange={(flaggedFieldId) => {
          change({ flaggedFieldId });
        }}
      />
      {canManage && signals.flaggedFieldId === null && suggested !== undefined && (
        <SuggestionHint
          text={`Jira’s own field: ${suggested.name}`}
          onUse={() => {
            change({ flaggedFieldId: suggested.id });
          }}
        />
      )}
    </>
  );
}
