import type { KeyResultFields } from '../../../../../src/contract/api';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import { CURVE_NAMES } from '../../../../../src/contract/expectation-wording';
import { formatValue } from '../../../../../src/contract/wording';
import { sourceUnit } from '../../../../../src/domain/metrics/source-unit';
import { dayText } from '../../components/relative-time';
import { EditableField } from '../inline-edit/editable-field';
import type { FieldFrame } from '../inline-edit/shared-fields';
import { unitWords } from '../key-result-form/measure-choice';
import { CurveFields } from './curve-fields';
import {
  chosenCurve,
  chosenZones,
  type CurveDraft,
  curveDraftOf,
  NO_ZONES,
  type ZonesDraft,
  zonesDraftOf,
} from './plan-draft';
import { ZonesFields } from './zones-fields';

interface FrameProps {
  readonly frame: FieldFrame<KeyResultDto, Partial<KeyResultFields>>;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** How progress is expected; each phase with its date and share. */
export function CurveField({ frame: { save, ...common } }: FrameProps) {
  const { effectivePeriod } = common.record;
  return (
    <EditableField<CurveDraft, KeyResultDto>
      {...common}
      label="Expected progress"
      keepsOpen
      valueOf={curveDraftOf}
      isSame={isSame}
      save={(base, draft) => {
        const chosen = chosenCurve(draft, effectivePeriod);
        return save(base, { curve: chosen.ok ? chosen.value : base.curve });
      }}
      check={(draft) => {
        const chosen = chosenCurve(draft, effectivePeriod);
        return chosen.ok ? undefined : chosen.problem;
      }}
      read={(draft) => curveWords(draft)}
      edit={({ value, onChange }) => (
        <CurveFields draft={value} problem={undefined} onChange={onChange} />
      )}
    />
  );
}

function curveWords({ kind, phases }: CurveDraft): string {
  if (kind !== 'phased') return CURVE_NAMES[kind];
  const words = phases.map(({ on, percent }) => `${percent}\u00a0% by ${dayText(on)}`);
  return `${CURVE_NAMES.phased}: ${words.join(', ')}`;
}

/** Commit and stretch; a limit has none. */
export function ZonesField({ frame: { save, ...common } }: FrameProps) {
  const { target, source } = common.record;
  const unit = sourceUnit(source);
  return (
    <EditableField<ZonesDraft, KeyResultDto>
      {...common}
      label="Commit and stretch"
      keepsOpen
      valueOf={zonesDraftOf}
      isSame={isSame}
      save={(base, draft) => {
        const chosen = chosenZones(draft, base.target);
        return save(base, { zones: chosen.ok ? chosen.value : base.zones });
      }}
      check={(draft) => {
        const chosen = chosenZones(draft, target);
        return chosen.ok ? undefined : chosen.problem;
      }}
      read={(draft) =>
        isSame(draft, NO_ZONES)
          ? 'None'
          : [draft.commit, draft.stretch].map((one) => formatValue(Number(one), unit)).join(' and ')
      }
      edit={({ value, onChange }) => (
        <ZonesFields draft={value} unit={unitWords(unit)} problem={undefined} onChange={onChange} />
      )}
    />
  );
}
