import { measureChecklist, measureTyped } from '../../domain/metrics/own-measurement';
import { measureLater } from '../okr/measure-definition';
import { recordOwnValue } from '../okr/record-own-value';
import { isMeasuredInJira } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import type { KeyResultCopy } from './carry-over';

/** First values of key results that were copied: from Jira soon, of people's numbers at once. */
export async function startMeasuring(
  ports: Ports,
  copies: readonly KeyResultCopy[],
): Promise<void> {
  for (const { keyResult, stored, value } of copies) {
    const { source } = stored.metric;
    if (source.kind === 'checklist') {
      const measurement = measureChecklist(source.items);
      await recordOwnValue(ports, { keyResult, stored, measurement });
    } else if (source.kind === 'manual' && value !== null) {
      await recordOwnValue(ports, { keyResult, stored, measurement: measureTyped(value) });
    }
  }
  const inJira = copies.filter(({ stored }) => isMeasuredInJira(stored));
  await measureLater(
    ports,
    inJira.map(({ keyResult }) => keyResult.id),
  );
}
