import type { CheckInContentDto } from '../../../../../src/contract/check-ins/dto';
import { confidenceText } from '../../../../../src/contract/check-ins/wording';
import { formatValue, statusLabel } from '../../../../../src/contract/wording';
import type { MeasureUnit } from '../../../../../src/domain/metrics/measure';
import { useWords } from '../../app/use-words';
import { dayText } from '../../components/relative-time';
import { MentionText } from '../comments/mention-text';

interface CheckInWordsProps {
  readonly content: CheckInContentDto;
  readonly unit: MeasureUnit;
}

/** A check-in in full, for two that are compared. */
export function CheckInWords({ content, unit }: CheckInWordsProps) {
  const words = useWords();
  const facts = [
    dayText(content.on),
    ...(content.value === null ? [] : [formatValue(content.value, unit)]),
    ...(content.status === null ? [] : [statusLabel(content.status, words)]),
    ...(content.confidence === null ? [] : [`confidence ${confidenceText(content.confidence)}`]),
  ];
  return (
    <>
      <p className="okr-subtle">{facts.join(' · ')}</p>
      <MentionText text={content.comment} />
    </>
  );
}
