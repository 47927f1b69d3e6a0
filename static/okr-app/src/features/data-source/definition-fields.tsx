import type { KeyResultFields } from '../../../../../src/contract/api';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import { measureText } from '../../../../../src/contract/data-source/measure-text';
import { useOkrState } from '../../app/page-context';
import { useFieldName } from '../detail/use-field-name';
import { EditableField, type EditorProps } from '../inline-edit/editable-field';
import type { FieldFrame } from '../inline-edit/shared-fields';
import { draftOf, type KeyResultDraft, sourceOf } from '../key-result-form/key-result-draft';
import { unitOf, unitWords } from '../key-result-form/measure-choice';
import { MeasureFields } from '../key-result-form/measure-fields';
import { QueryPreview } from '../key-result-form/query-preview';
import { chosenTarget } from '../key-result-form/target-draft';
import { TargetFields } from '../key-result-form/target-fields';
import { queryProblem, useQueryPreview } from '../key-result-form/use-query-preview';
import { QuerySource } from './query-source';

interface FrameProps {
  readonly frame: FieldFrame<KeyResultDto, Partial<KeyResultFields>>;
}

/** In a wrapper, because Atlaskit's forms take every value with a `target` for an event. */
interface Edited {
  readonly draft: KeyResultDraft;
}

/** The part of a definition that decides the number; the target goes with it for its unit. */
function useSourceField({ frame: { save, ...common } }: FrameProps) {
  const today = useOkrState().page?.today ?? '';
  const essence = ({ draft }: Edited) => JSON.stringify([sourceOf(draft), draft.target]);
  return {
    ...common,
    valueOf: (record: KeyResultDto): Edited => ({ draft: draftOf(record, today) }),
    isSame: (a: Edited, b: Edited) => essence(a) === essence(b),
    save: (base: KeyResultDto, { draft }: Edited) => {
      const target = chosenTarget(draft.target);
      return save(base, {
        source: sourceOf(draft),
        ...(target.ok && { target: target.target }),
        // Zones of the other mode would be in another unit.
        ...(isOtherMode(base, draft) && { zones: null }),
      });
    },
  };
}

const isOtherMode = ({ source }: KeyResultDto, { mode }: KeyResultDraft): boolean =>
  source.kind === 'jira-measure' && source.mode !== mode;

/** The query with everything that helps to write it; the value is measured again at once. */
export function QueryDefinitionField(props: FrameProps) {
  return (
    <EditableField<Edited, KeyResultDto>
      {...useSourceField(props)}
      label="Query (JQL)"
      keepsOpen
      check={({ draft: { jql } }) => (jql.trim() === '' ? 'Write a JQL query.' : undefined)}
      read={({ draft: { jql } }) => <code className="okr-jql">{jql}</code>}
      edit={(editor) => <QueryEditor editor={editor} />}
    />
  );
}

function QueryEditor({ editor }: { readonly editor: EditorProps<Edited> }) {
  const {
    value: { draft: value },
    onChange,
  } = editor;
  const source = sourceOf(value);
  const { preview, retry } = useQueryPreview(source);
  const change = (jql: string): void => {
    onChange({ draft: { ...value, jql } });
  };
  return (
    <div className="okr-source-editor">
      <QuerySource
        label="Query (JQL)"
        value={value.jql}
        problem={queryProblem(preview)}
        onChange={change}
      />
      <QueryPreview source={source} preview={preview} onRetry={retry} onFix={change} />
    </div>
  );
}

/** Measure, mode and what goes into the sum, with the target in the unit that follows. */
export function MeasureDefinitionField(props: FrameProps) {
  const { source } = props.frame.record;
  const fieldName = useFieldName(source.kind === 'jira-measure' ? source.measure : null);
  return (
    <EditableField<Edited, KeyResultDto>
      {...useSourceField(props)}
      label="Measure"
      keepsOpen
      check={({ draft }) => {
        const target = chosenTarget(draft.target);
        return target.ok ? undefined : Object.values(target.problems)[0];
      }}
      read={({ draft }) => measureText(sourceOf(draft), fieldName)}
      edit={({ value: { draft }, onChange }) => (
        <div className="okr-source-editor">
          <MeasureFields
            draft={draft}
            problem={undefined}
            onChange={(next) => {
              onChange({ draft: next });
            }}
          />
          <TargetFields
            draft={draft.target}
            unit={unitWords(unitOf(draft.measure, draft.mode))}
            problems={{}}
            onChange={(target) => {
              onChange({ draft: { ...draft, target } });
            }}
          />
        </div>
      )}
    />
  );
}
