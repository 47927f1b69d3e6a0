import type { KeyResultFields } from '../../../../../src/contract/api';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import type { MetricSource } from '../../../../../src/domain/metrics/metric';
import { sourceUnit } from '../../../../../src/domain/metrics/source-unit';
import { targetText, UNKNOWN } from '../../../../../src/contract/wording';
import { useOkrState, usePage } from '../../app/page-context';
import { PersonName } from '../../components/person-name';
import { unitWords } from '../key-result-form/measure-choice';
import { TargetFields } from '../key-result-form/target-fields';
import { chosenTarget, targetDraftOf } from '../key-result-form/target-draft';
import { choiceOf } from '../period/period-choice';
import { isSamePeriod, periodText } from '../period/quarter';
import { checkTitle, checkWeight, parseNumber } from './checks';
import { EditableField } from './editable-field';
import { Lines, OwnerEditor } from './objective-fields';
import { checkPeriod, PeriodEditor, toPeriod } from './period-editor';
import { saveKeyResult } from './save-outcome';
import { LinesEditor, TitleEditor } from './text-editor';

interface KeyResultFieldProps {
  readonly keyResult: KeyResultDto;
  readonly canEdit: boolean;
}

/** What every editable field of a key result shares. */
function useKeyResultField({ keyResult, canEdit }: KeyResultFieldProps) {
  const { store } = usePage();
  return {
    common: { record: keyResult, canEdit, takeTheirs: store.takeKeyResult },
    save: (base: KeyResultDto, change: Partial<KeyResultFields>) =>
      saveKeyResult(store, base, change),
  };
}

export function EditableKeyResultTitle(props: KeyResultFieldProps) {
  const { common, save } = useKeyResultField(props);
  return (
    <EditableField<string, KeyResultDto>
      {...common}
      label="Title"
      speak={(title) => title}
      valueOf={({ title }) => title}
      save={(base, title) => save(base, { title: title.trim() })}
      check={checkTitle}
      read={(title) => <h3 className="okr-key-result-title">{title}</h3>}
      edit={TitleEditor}
    />
  );
}

export function EditableKeyResultDescription(props: KeyResultFieldProps) {
  const { common, save } = useKeyResultField(props);
  return (
    <EditableField<string, KeyResultDto>
      {...common}
      label="Description"
      valueOf={({ description }) => description}
      save={(base, description) => save(base, { description })}
      read={(text) => <Lines text={text} emptyText="Add a description" />}
      edit={(editor) => <LinesEditor editor={editor} />}
    />
  );
}

export function EditableKeyResultOwner(props: KeyResultFieldProps) {
  const { common, save } = useKeyResultField(props);
  return (
    <EditableField<string | null, KeyResultDto>
      {...common}
      label="Owner"
      valueOf={({ ownerId }) => ownerId}
      save={(base, ownerId) => save(base, { ownerId })}
      read={(ownerId) => <PersonName accountId={ownerId} />}
      edit={OwnerEditor}
    />
  );
}

export function EditableKeyResultPeriod(props: KeyResultFieldProps) {
  const { common, save } = useKeyResultField(props);
  const today = useOkrState().page?.today ?? '';
  const { effectivePeriod } = props.keyResult;
  return (
    <EditableField
      {...common}
      label="Period"
      keepsOpen
      valueOf={({ period }: KeyResultDto) => choiceOf(period, today)}
      isSame={(a, b) => isSamePeriod(toPeriod(a), toPeriod(b))}
      save={(base, choice) => save(base, { period: toPeriod(choice) })}
      check={checkPeriod}
      read={(choice) =>
        toPeriod(choice) === null
          ? `${periodText(effectivePeriod)} (as its objective)`
          : periodText(toPeriod(choice))
      }
      edit={(editor) => <PeriodEditor editor={editor} today={today} noneText="As its objective" />}
    />
  );
}

export function EditableKeyResultWeight(props: KeyResultFieldProps) {
  const { common, save } = useKeyResultField(props);
  return (
    <EditableField<string, KeyResultDto>
      {...common}
      label="Weight"
      valueOf={({ weight }) => String(weight)}
      save={(base, weight) => save(base, { weight: parseNumber(weight) ?? base.weight })}
      check={checkWeight}
      read={(weight) => weight}
      edit={TitleEditor}
    />
  );
}

export function EditableQuery(props: KeyResultFieldProps) {
  const { common, save } = useKeyResultField(props);
  return (
    <EditableField<string, KeyResultDto>
      {...common}
      label="Query (JQL)"
      valueOf={({ source }) => (source.kind === 'jira-measure' ? source.jql : '')}
      save={(base, jql) => save(base, { source: withJql(base.source, jql.trim()) })}
      check={(jql) => (jql.trim() === '' ? 'Write a JQL query.' : undefined)}
      read={(jql) => <code className="okr-jql">{jql}</code>}
      edit={(editor) => <LinesEditor editor={editor} isMonospaced />}
    />
  );
}

function withJql(source: MetricSource, jql: string): MetricSource {
  return source.kind === 'jira-measure' ? { ...source, jql } : source;
}

export function EditableTarget(props: KeyResultFieldProps) {
  const { common, save } = useKeyResultField(props);
  const unit = sourceUnit(props.keyResult.source);
  return (
    <EditableField
      {...common}
      label="Target"
      keepsOpen
      valueOf={({ target }: KeyResultDto) => targetDraftOf(target)}
      isSame={(a, b) => JSON.stringify(a) === JSON.stringify(b)}
      save={(base, draft) => {
        const chosen = chosenTarget(draft);
        return save(base, { target: chosen.ok ? chosen.target : base.target });
      }}
      check={(draft) => {
        const chosen = chosenTarget(draft);
        return chosen.ok ? undefined : Object.values(chosen.problems)[0];
      }}
      read={(draft) => {
        const chosen = chosenTarget(draft);
        return chosen.ok ? targetText(chosen.target, unit) : UNKNOWN;
      }}
      edit={({ value, onChange }) => (
        <TargetFields draft={value} unit={unitWords(unit)} problems={{}} onChange={onChange} />
      )}
    />
  );
}
