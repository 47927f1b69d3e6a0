import type { JiraMeasureSource } from '../../domain/metrics/metric';
import { ok } from '../../domain/shared/result';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';

/** The field that a measure adds up exists on this site. */
export async function checkField(
  ports: Pick<Ports, 'fields' | 'settings'>,
  { measure }: JiraMeasureSource,
): Promise<Outcome<true>> {
  if (measure.kind !== 'field' && measure.kind !== 'storyPoints') return ok(true);
  const [catalogue, settings] = await Promise.all([
    ports.fields.catalogue(),
    ports.settings.load(),
  ]);
  if (measure.kind === 'field') {
    const exists = catalogue.storyPointCandidates.some(({ id }) => id === measure.fieldId);
    return exists ? ok(true) : invalid('source.measure', 'field-not-numeric');
  }
  const hasStoryPoints =
    settings.storyPointFieldId !== null ||
    catalogue.companyManagedStoryPoints !== null ||
    catalogue.teamManagedStoryPoints !== null;
  return hasStoryPoints ? ok(true) : invalid('source.measure', 'no-story-point-field');
}
