import './status.css';
import { lazy, Suspense, useState } from 'react';
import Lozenge from '@atlaskit/lozenge';
import Popup from '@atlaskit/popup';
import {
  shownStatusAppearance,
  shownStatusLabel,
} from '../../../../../src/contract/check-ins/wording';
import { statusLabel } from '../../../../../src/contract/wording';
import type { Words } from '../../../../../src/domain/okr/words';
import { useWords } from '../../app/use-words';
import type { StatusFacts } from './status-facts';

const WhyThisStatus = lazy(() => import('./why-this-status'));

/** Status in words and colour; opens to the rule and the numbers behind it. */
export function StatusBadge({ facts, of }: { readonly facts: StatusFacts; readonly of: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const words = useWords();
  const label = shownStatusLabel(facts, words);
  const besides = besideText(facts, words);
  const spoken = [
    label,
    ...(besides === null ? [] : [besides.spoken]),
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
            <Lozenge appearance={shownStatusAppearance(facts)}>{label}</Lozenge>
          </button>
        )}
      />
      {besides !== null && <span className="okr-subtle okr-small">{besides.text}</span>}
      {facts.confidence !== null && (
        <span className="okr-subtle okr-small okr-nowrap">Confidence {facts.confidence} of 10</span>
      )}
      {facts.isOverdue && <span className="okr-overdue">Overdue</span>}
    </span>
  );
}

/** What stands under the status that is shown: the computed one, wherever it is another. */
function besideText(
  { isSilent, decidedBy, status, automaticStatus }: StatusFacts,
  words: Words,
): { readonly text: string; readonly spoken: string } | null {
  const computed = statusLabel(automaticStatus, words);
  if (isSilent) {
    const hidden = decidedBy === 'person' ? statusLabel(status, words) : computed;
    return { text: `Computed: ${hidden}`, spoken: `computed ${hidden}` };
  }
  if (decidedBy !== 'person') return null;
  return { text: `Computed: ${computed}`, spoken: `set by hand, computed ${computed}` };
}
