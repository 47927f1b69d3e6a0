import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import { outcomeLabel, scoreText } from './outcome-words';

/** "Closed · Partly achieved · 0.6" in a list; nothing while it is open. */
export function ClosingTag({ item }: { readonly item: ObjectiveDto | KeyResultDto }) {
  if (item.lifecycle !== 'closed' || item.closing === null) return null;
  const { outcome, score } = item.closing;
  const parts = ['Closed', outcomeLabel(outcome), ...(score === null ? [] : [scoreText(score)])];
  return <span className="okr-tag">{parts.join(' · ')}</span>;
}
