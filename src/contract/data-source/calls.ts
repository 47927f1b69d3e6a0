import type { MeasureUnit } from '../../domain/metrics/measure';
import type { NoValueReason } from '../../domain/metrics/measurement';
import type { QueryFinding } from '../../domain/metrics/query-finding';
import type { ApiResult } from '../api-result';
import type { IssueRowDto } from '../dto';

/** What a query finds and would measure, in the asking person's permissions. */
export interface QueryPreviewDto {
  /** Jira's estimate where more issues match than were looked at. */
  readonly approximateCount: number;
  /** How many issues the findings rest on. */
  readonly looked: number;
  readonly sample: readonly IssueRowDto[];
  /** The gravest first. */
  readonly findings: readonly QueryFinding[];
  /** `null` when more issues match than were looked at. */
  readonly value: PreviewedValueDto | null;
}

export interface PreviewedValueDto {
  readonly value: number | null;
  readonly unit: MeasureUnit;
  readonly reason: NoValueReason | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly n: number;
  readonly missing: number;
  readonly excluded: number;
}

export interface QueryFieldDto {
  readonly value: string;
  readonly displayName: string;
  readonly cfid: string | null;
  readonly operators: readonly string[];
  readonly types: readonly string[];
  readonly isOrderable: boolean;
  readonly isSearchable: boolean;
  readonly hasSuggestions: boolean;
}

export interface QueryFunctionDto {
  readonly value: string;
  readonly displayName: string;
  readonly isList: boolean;
  readonly types: readonly string[];
}

export interface QueryVocabularyDto {
  readonly fields: readonly QueryFieldDto[];
  readonly functions: readonly QueryFunctionDto[];
}

export interface SuggestedValueDto {
  readonly value: string;
  readonly displayName: string;
}

export interface SavedFilterDto {
  readonly id: string;
  readonly name: string;
  readonly jql: string;
  readonly ownerName: string | null;
  readonly isFavourite: boolean;
}

export interface FoundIssueDto {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly typeName: string;
  readonly statusName: string;
}

/** Help with writing a query. All of it is asked of Jira as the person. */
// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type DataSourceCalls = {
  getQueryVocabulary: (input: Record<string, never>) => ApiResult<QueryVocabularyDto>;
  suggestQueryValues: (input: {
    fieldName: string;
    text: string;
  }) => ApiResult<readonly SuggestedValueDto[]>;
  /** Filters whose name contains the text, favourites first. */
  findFilters: (input: { text: string }) => ApiResult<readonly SavedFilterDto[]>;
  getFilter: (input: { filterId: string }) => ApiResult<SavedFilterDto>;
  /** By key or words of the summary; without words the latest of the project. */
  findIssues: (input: {
    text: string;
    projectKey: string | null;
  }) => ApiResult<readonly FoundIssueDto[]>;
};
