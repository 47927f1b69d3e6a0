import type { MetricFields } from '../../../../../src/contract/metrics/calls';
import type { MetricDto } from '../../../../../src/contract/metrics/dto';
import type { CatalogueMetric } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import type {
  Band,
  CatalogueSource,
  MetricBucket,
} from '../../../../../src/domain/metrics/tracked-metric';
import { parseNumber } from '../inline-edit/checks';
import {
  parameterDraftOf,
  type ParameterDraft,
  parametersOf,
  parameterProblems,
} from './parameter-draft';
import { EMPTY_SCOPE, type ScopeDraft, scopeDraftOf, scopeOf, scopeProblem } from './scope-draft';

/** A metric as typed: numbers are still text. */
export interface MetricDraft {
  readonly title: string;
  readonly scope: ScopeDraft;
  readonly parameters: ParameterDraft;
  readonly bucket: MetricBucket;
  readonly target: string;
  readonly lower: string;
  readonly upper: string;
}

/** By field: `title`, `scope`, `bucket`, `target`, `lower`, `upper`, and `parameters.<key>`. */
export type MetricProblems = Readonly<Record<string, string>>;

const LONGEST_TITLE = 255;
const NOT_A_NUMBER = 'Write a number, such as 20 or 7.5, or leave it empty.';

export function emptyDraft(about: CatalogueMetric, home: string | null): MetricDraft {
  return {
    title: about.name,
    scope: { ...EMPTY_SCOPE, kind: usualScope(about, home) },
    parameters: parameterDraftOf(about.parameters, {}),
    bucket: usualBucket(about),
    target: '',
    lower: '',
    upper: '',
  };
}

export function draftOf(about: CatalogueMetric, metric: MetricDto): MetricDraft {
  const text = (value: number | null | undefined) => (value == null ? '' : String(value));
  return {
    title: metric.title,
    scope: scopeDraftOf(metric.source.scope),
    parameters: parameterDraftOf(about.parameters, metric.source.parameters),
    bucket: metric.bucket,
    target: text(metric.target),
    lower: text(metric.band?.lower),
    upper: text(metric.band?.upper),
  };
}

/** Sprints belong to a board; without a project there is only a query. */
function usualScope({ buckets, key }: CatalogueMetric, home: string | null): ScopeDraft['kind'] {
  if (key === 'epic-progress') return 'epic';
  if (home === null) return 'jql';
  return buckets.every((bucket) => bucket === 'sprint') ? 'board' : 'project';
}

const usualBucket = ({ buckets }: CatalogueMetric): MetricBucket =>
  buckets.includes('week') ? 'week' : (buckets[0] ?? 'week');

/** What would be computed; `null` while the scope or a parameter is not complete. */
export function sourceOf(
  { scope: scopeDraft, parameters }: MetricDraft,
  about: CatalogueMetric,
  home: string | null,
): CatalogueSource | null {
  const scope = scopeOf(scopeDraft, home);
  const isFit = Object.keys(parameterProblems(about.parameters, parameters)).length === 0;
  if (scope === null || !isFit) return null;
  return {
    kind: 'catalogue',
    catalogueKey: about.key,
    scope,
    parameters: parametersOf(about.parameters, parameters),
  };
}

export type CheckedDraft =
  | { readonly ok: true; readonly fields: MetricFields }
  | { readonly ok: false; readonly problems: MetricProblems };

export function checkDraft(
  draft: MetricDraft,
  about: CatalogueMetric,
  home: string | null,
): CheckedDraft {
  const source = sourceOf(draft, about, home);
  const problems = {
    ...titleProblem(draft),
    ...(scopeOf(draft.scope, home) === null && { scope: scopeProblem(draft.scope) }),
    ...parameterProblems(about.parameters, draft.parameters),
    ...numberProblems(draft),
  };
  if (source === null || Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    fields: {
      title: draft.title.trim(),
      source,
      bucket: draft.bucket,
      target: numberOrNull(draft.target),
      band: bandOf(draft),
    },
  };
}

function titleProblem({ title }: MetricDraft): MetricProblems {
  const { length } = title.trim();
  if (length === 0) return { title: 'Give the metric a title.' };
  return length > LONGEST_TITLE ? { title: 'A title can have at most 255 characters.' } : {};
}

function numberProblems(draft: MetricDraft): MetricProblems {
  const fields = ['target', 'lower', 'upper'] as const;
  const wrong = fields.filter((name) => !isNumberOrEmpty(draft[name]));
  if (wrong.length > 0) return Object.fromEntries(wrong.map((name) => [name, NOT_A_NUMBER]));
  const { lower, upper } = bandOf(draft) ?? { lower: null, upper: null };
  return lower !== null && upper !== null && lower > upper
    ? { upper: 'The upper limit must not be below the lower one.' }
    : {};
}

function bandOf({ lower, upper }: MetricDraft): Band | null {
  const band = { lower: numberOrNull(lower), upper: numberOrNull(upper) };
  return band.lower === null && band.upper === null ? null : band;
}

const isNumberOrEmpty = (text: string): boolean => text.trim() === '' || parseNumber(text) !== null;

const numberOrNull = (text: string): number | null =>
  text.trim() === '' ? null : parseNumber(text);
