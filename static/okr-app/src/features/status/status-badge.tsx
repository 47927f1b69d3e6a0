import { lazy, Suspense, useState } from 'react';
import Lozenge from '@atlaskit/lozenge';
import Popup from '@atlaskit/popup';
import type { PeriodDto } from '../../../../../src/contract/dto';
import { statusAppearance, statusLabel } from '../../../../../src/contract/wording';
import type { ProgressStatus } from '../../../../../src/domain/okr/status';

const WhyThisStatus = lazy(() => import('./why-this-status'));

export interface StatusFacts {
  readonly status: ProgressStatus;
  readonly isOverdue: boolean;
  readonly progress: number | null;
  readonly expected: number | null;
  readonly gap: number | null;
  readonly period: PeriodDto | null;
  /** It holds a limit or range, which has a rule of its own. */
  readonly isLimit: boolean;
}

/** Status in words and colour; opens to the rule and the numbers behind it. */
export function StatusBadge({ facts, of }: { readonly facts: StatusFacts; readonly of: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const label = statusLabel(facts.status);
  return (
    <span className="okr-status">
      <Popup
        isOpen={isOpen}
        placement="bottom-end"
        role="dialog"
        label={`Why is “${of}” ${label.toLowerCase()}?`}
        onClose={() => {
          setIsOpen(false);
        }}
        content={() => (
          <Suspense fallback={<div className="okr-why">Loading…</div>}>
            <WhyThisStatus facts={facts} />
          </Suspense>
        )}
        trigger={({ ref, ...trigger }) => (
          <button
            {...trigger}
            ref={ref}
            type="button"
            className="okr-plain"
            aria-label={`${label}${facts.isOverdue ? ', overdue' : ''}. Why this status?`}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          >
            <Lozenge appearance={statusAppearance(facts.status)}>{label}</Lozenge>
          </button>
        )}
      />
      {facts.isOverdue && <span className="okr-overdue">Overdue</span>}
    </span>
  );
}
