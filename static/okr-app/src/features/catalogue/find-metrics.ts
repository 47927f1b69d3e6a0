import {
  type CatalogueMetric,
  type Purpose,
  PURPOSES,
} from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import { PURPOSE_WORDS } from './purpose-words';

export interface PurposeGroup {
  readonly purpose: Purpose;
  readonly metrics: readonly CatalogueMetric[];
}

/** Every word has to occur, wherever; by purpose, in the catalogue's order. */
export function findMetrics(
  catalogue: readonly CatalogueMetric[],
  text: string,
  purpose: Purpose | null,
): readonly PurposeGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = catalogue.filter((metric) => {
    const all = searched(metric);
    return words.every((word) => all.includes(word));
  });
  return PURPOSES.filter((one) => purpose === null || one === purpose)
    .map((one) => ({ purpose: one, metrics: found.filter((metric) => metric.purpose === one) }))
    .filter(({ metrics }) => metrics.length > 0);
}

const searched = ({ name, key, definition, purpose, differsFromJira }: CatalogueMetric): string =>
  [
    ...[name, key.replaceAll('-', ' '), definition, differsFromJira],
    ...[PURPOSE_WORDS[purpose].name, PURPOSE_WORDS[purpose].question],
  ]
    .join(' ')
    .toLowerCase();
