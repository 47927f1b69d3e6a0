/** A field that a query can name, in the words Jira's own editor shows. */
export interface QueryField {
  /** As it stands in a query, quoted where needed. */
  readonly value: string;
  readonly displayName: string;
  /** `cf[10016]` of a custom field. */
  readonly cfid: string | null;
  readonly operators: readonly string[];
  readonly types: readonly string[];
  readonly isOrderable: boolean;
  readonly isSearchable: boolean;
  /** Jira proposes values for it. */
  readonly hasSuggestions: boolean;
}

export interface QueryFunction {
  readonly value: string;
  readonly displayName: string;
  readonly isList: boolean;
  readonly types: readonly string[];
}

export interface QueryVocabulary {
  readonly fields: readonly QueryField[];
  readonly functions: readonly QueryFunction[];
}

export interface SuggestedValue {
  readonly value: string;
  readonly displayName: string;
}

export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly jql: string;
  readonly ownerName: string | null;
  readonly isFavourite: boolean;
}

/** What helps to write a query, as the viewer may see it. */
export interface QueryHelp {
  vocabulary(): Promise<QueryVocabulary>;
  suggestions(fieldName: string, text: string): Promise<readonly SuggestedValue[]>;
  /** Filters whose name contains the text; all that the viewer may see when it is empty. */
  filters(text: string, limit: number): Promise<readonly SavedFilter[]>;
  /** `null`: it does not exist, or the viewer may not see it. */
  filter(id: string): Promise<SavedFilter | null>;
}
