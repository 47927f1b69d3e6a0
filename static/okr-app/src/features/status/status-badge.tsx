import './status.css';
import { lazy, Suspense, useState } from 'react';
import Lozenge from '@atlaskit/lozenge';
import Popup from '@atlaskit/popup';
import { statusAppearance, statusLabel } from '../../../../../src/contract/wording';
import { useWords } from '../../app/use-words';
import type { StatusFacts } from './status-facts';

const WhyThisStatus = lazy(() => import('./why-this-status'));

/** Status in words and colour; opens to the rule and the numbers behind it. */
export function StatusBadge({ facts, of }: { readonly facts: StatusFacts; readonly of: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const words = useWords();
  const label = statusLabel(facts.status, words);
  const computed = facts.decidedBy === 'person' ? statusLabel(facts.automaticStatus, words) : null;
  const spoken = [
    label,
    ...(computed === null ? [] : [`set by hand, computed ${computed}`]),
    ...(facts.isOverdue ? ['overdue'] : []),
  ].join(', ');
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
            aria-label={`${spoken}. Why this status?`}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          >
            <Lozenge appearance={statusAppearance(facts.status)}>{label}</Lozenge>
          </button>
        )}
      />
      {computed !== null && <span className="okr-subtle okr-small">Computed: {computed}</span>}
      {facts.isOverdue && <span className="okr-overdue">Overdue</span>}
    </span>
  );
}
