import './target.css';
import Button, { IconButton } from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import CrossIcon from '@atlaskit/icon/core/cross';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import { CURVE_NAMES, curveText } from '../../../../../src/contract/expectation-wording';
import type { ExpectationCurve } from '../../../../../src/domain/okr/expectation-curve';
import { FormField } from '../../components/form-field';
import type { CurveDraft, PhaseDraft } from './plan-draft';

const KINDS: readonly ExpectationCurve['kind'][] = ['linear', 'workingDays', 'atEnd', 'phased'];
const OPTIONS = KINDS.map((value) => ({ value, label: CURVE_NAMES[value] }));
const NEW_PHASE: PhaseDraft = { on: '', percent: '' };

interface CurveFieldsProps {
  readonly draft: CurveDraft;
  readonly problem: string | undefined;
  readonly onChange: (draft: CurveDraft) => void;
}

/** How much is expected by when. */
export function CurveFields({ draft, problem, onChange }: CurveFieldsProps) {
  const chosen: ExpectationCurve =
    draft.kind === 'phased' ? { kind: 'phased', points: [] } : { kind: draft.kind };
  return (
    <div>
      <FormField label="Expected progress" help={curveText(chosen)} problem={problem}>
        {(control) => (
          <Select
            inputId={control.id}
            {...(control['aria-describedby'] !== undefined && {
              descriptionId: control['aria-describedby'],
            })}
            isInvalid={control.isInvalid}
            options={OPTIONS}
            value={OPTIONS.find(({ value }) => value === draft.kind) ?? null}
            onChange={(option) => {
              if (option === null) return;
              const needsOne = option.value === 'phased' && draft.phases.length === 0;
              onChange({ kind: option.value, phases: needsOne ? [NEW_PHASE] : draft.phases });
            }}
          />
        )}
      </FormField>
      {draft.kind === 'phased' && <Phases draft={draft} onChange={onChange} />}
    </div>
  );
}

function Phases({ draft, onChange }: Omit<CurveFieldsProps, 'problem'>) {
  const { phases } = draft;
  const replace = (at: number, change: Partial<PhaseDraft>): void => {
    const next = phases.map((phase, index) => (index === at ? { ...phase, ...change } : phase));
    onChange({ ...draft, phases: next });
  };
  return (
    <div className="okr-phases" role="group" aria-label="Phases">
      {phases.map((phase, at) => (
        <div key={at} className="okr-phase">
          <FormField label={`Phase ${String(at + 1)} by`}>
            {(control) => (
              <Textfield
                {...control}
                type="date"
                value={phase.on}
                onChange={(event) => {
                  replace(at, { on: event.currentTarget.value });
                }}
              />
            )}
          </FormField>
          <FormField label="Expected, %">
            {(control) => (
              <Textfield
                {...control}
                inputMode="decimal"
                value={phase.percent}
                onChange={(event) => {
                  replace(at, { percent: event.currentTarget.value });
                }}
              />
            )}
          </FormField>
          <IconButton
            icon={CrossIcon}
            label={`Remove phase ${String(at + 1)}`}
            appearance="subtle"
            isTooltipDisabled
            onClick={() => {
              onChange({ ...draft, phases: phases.filter((_, index) => index !== at) });
            }}
          />
        </div>
      ))}
      <div>
        <Button
          spacing="compact"
          iconBefore={AddIcon}
          onClick={() => {
            onChange({ ...draft, phases: [...phases, NEW_PHASE] });
          }}
        >
          Add phase
        </Button>
      </div>
    </div>
  );
}
