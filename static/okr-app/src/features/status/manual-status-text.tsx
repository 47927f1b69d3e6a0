import { statusLabel } from '../../../../../src/contract/wording';
import type { ManualStatus } from '../../../../../src/domain/okr/manual-status';
import { useWords } from '../../app/use-words';
import { PersonName } from '../../components/person-name';
import { TimeAgo } from '../../components/time-ago';
import type { StatusFacts } from './status-facts';

const ENDS: Readonly<Record<ManualStatus['until'], string>> = {
  'next-update': 'It holds until the value changes by itself.',
  resumed: 'It holds until somebody resumes the computed status.',
};

/** Who set the status, when and why, and what the rule says meanwhile. */
export function ManualStatusText({
  facts,
  manual,
}: {
  readonly facts: StatusFacts;
  readonly manual: ManualStatus;
}) {
  const words = useWords();
  const [set, computed] = [manual.status, facts.automaticStatus].map((one) =>
    statusLabel(one, words),
  );
  const isHolding = facts.decidedBy === 'person';
  return (
    <div className="okr-manual">
      <div>
        <strong>{set}</strong> set by <PersonName accountId={manual.by} />{' '}
        <TimeAgo at={manual.at} />.{' '}
        {isHolding ? ENDS[manual.until] : 'It held until the value changed.'}
      </div>
      {manual.note !== '' && <p className="okr-quote">{manual.note}</p>}
      <p>
        Computed by the rule: <strong>{computed}</strong>.
      </p>
    </div>
  );
}
