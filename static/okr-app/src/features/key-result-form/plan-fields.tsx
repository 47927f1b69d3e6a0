import { useState } from 'react';
import { CurveFields } from '../target/curve-fields';
import { ZonesFields } from '../target/zones-fields';
import type { DraftProblems, KeyResultDraft } from './key-result-draft';
import { unitOf, unitWords } from './measure-choice';

interface PlanFieldsProps {
  readonly draft: KeyResultDraft;
  readonly problems: DraftProblems;
  readonly onChange: (change: Partial<KeyResultDraft>) => void;
}

/** What is expected by when, and the marks on the way; folded, since the usual fits most. */
export function PlanFields({ draft, problems, onChange }: PlanFieldsProps) {
  const [isOpen, setIsOpen] = useState(() => isUnusual(draft));
  const isReach = draft.target.kind === 'reach';
  // A limit is kept or not on each day; there is no way to go.
  if (!isReach) return null;
  const hasProblem = problems.zones !== undefined || problems.curve !== undefined;
  return (
    <details
      className="okr-plan"
      open={isOpen || hasProblem}
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>Expected progress, commit and stretch</summary>
      <CurveFields
        draft={draft.curve}
        problem={problems.curve}
        onChange={(curve) => {
          onChange({ curve });
        }}
      />
      <ZonesFields
        draft={draft.zones}
        unit={unitWords(unitOf(draft.measure, draft.mode))}
        problem={problems.zones}
        onChange={(zones) => {
          onChange({ zones });
        }}
      />
    </details>
  );
}

const isUnusual = ({ curve, zones }: KeyResultDraft) =>
  curve.kind === 'phased' || zones.commit !== '' || zones.stretch !== '';
