import type { QualitySignalsDto } from '../../../../../src/contract/practice/calls';
import { ChoiceField, ManyField } from './choice-fields';
import { FieldLevels } from './field-levels';
import { LabelField } from './label-field';
import type { SignalProps } from './signal-props';

const WAYS = [
  { id: 'field', name: 'By the value of a field' },
  { id: 'label', name: 'By a label' },
  { id: 'type', name: 'By the issue type' },
  { id: 'released-version', name: 'It affects a version that was released already' },
] as const;

/** How a bug that was found in production is told from others. */
export function FoundIn({ practice, signals, change }: SignalProps) {
  const { foundIn } = signals;
  const { canManage, types, suggestions } = practice;
  return (
    <div className="okr-practice-group">
      <ChoiceField
        label="How a bug found in production is told"
        help="The bug escape rate needs it."
        isDisabled={!canManage}
        options={WAYS}
        chosen={foundIn?.kind ?? null}
        onChange={(id) => {
          const way = WAYS.find((one) => one.id === id)?.id ?? null;
          change({ foundIn: way === null ? null : emptySignal(way, suggestions.foundInFieldId) });
        }}
      />
      {foundIn?.kind === 'field' && (
        <FoundInField practice={practice} foundIn={foundIn} change={change} />
      )}
      {foundIn?.kind === 'label' && (
        <LabelField
          label="Labels of bugs found in production"
          labels={foundIn.labels}
          onChange={(labels) => {
            change({ foundIn: { ...foundIn, labels } });
          }}
        />
      )}
      {foundIn?.kind === 'type' && (
        <ManyField
          label="Issue types of bugs found in production"
          isDisabled={!canManage}
          options={types}
          chosen={foundIn.typeIds}
          onChange={(typeIds) => {
            change({ foundIn: { ...foundIn, typeIds } });
          }}
        />
      )}
    </div>
  );
}

type Way = (typeof WAYS)[number]['id'];

function emptySignal(way: Way, fieldId: string | null): NonNullable<QualitySignalsDto['foundIn']> {
  switch (way) {
    case 'field':
      return { kind: way, fieldId: fieldId ?? '', values: [] };
    case 'label':
      return { kind: way, labels: [] };
    case 'type':
      return { kind: way, typeIds: [] };
    case 'released-version':
      return { kind: way };
  }
}

interface FoundInFieldProps extends Pick<SignalProps, 'practice' | 'change'> {
  readonly foundIn: Extract<QualitySignalsDto['foundIn'], { readonly kind: 'field' }>;
}

function FoundInField({ practice, foundIn, change }: FoundInFieldProps) {
  const { canManage, fields } = practice;
  return (
    <>
      <ChoiceField
        label="Field"
        isDisabled={!canManage}
        options={fields}
        chosen={foundIn.fieldId === '' ? null : foundIn.fieldId}
        onChange={(fieldId) => {
          change({ foundIn: { ...foundIn, fieldId: fieldId ?? '', values: [] } });
        }}
      />
      {foundIn.fieldId !== '' && (
        <FieldLevels
          key={foundIn.fieldId}
          isUnordered
          practice={practice}
          fieldId={foundIn.fieldId}
          levels={foundIn.values}
          onChange={(values) => {
            change({ foundIn: { ...foundIn, values } });
          }}
        />
      )}
    </>
  );
}
