import { ok } from '../../domain/shared/result';
import type { NumericField } from '../ports/fields';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';

export interface MeasureOptions {
  readonly hasStoryPoints: boolean;
  readonly numericFields: readonly NumericField[];
}

export async function listMeasureOptions(ports: Ports): Promise<Outcome<MeasureOptions>> {
  const [catalogue, settings] = await Promise.all([
    ports.fields.catalogue(),
    ports.settings.load(),
  ]);
  const storyPoints = [
    settings.storyPointFieldId,
    catalogue.companyManagedStoryPoints,
    catalogue.teamManagedStoryPoints,
  ];
  return ok({
    hasStoryPoints: storyPoints.some((field) => field !== null),
    numericFields: catalogue.numeric.filter(({ id }) => id !== settings.storyPointFieldId),
  });
}
