/** A parsed query, flattened to what decides whether a shared number can rest on it. */
export interface JqlFacts {
  /** It restricts the search by anything at all. */
  readonly isBounded: boolean;
  /** Lower case. */
  readonly functions: readonly string[];
  /** Lower case. */
  readonly fields: readonly string[];
  readonly values: readonly string[];
  /** Saved filters that it names, by id or name. */
  readonly filters: readonly string[];
}

type JqlParse =
  | { readonly kind: 'parsed'; readonly facts: JqlFacts }
  | { readonly kind: 'invalid-jql'; readonly messages: readonly string[] };

export type JqlCount =
  | { readonly kind: 'counted'; readonly count: number }
  | { readonly kind: 'invalid-jql'; readonly messages: readonly string[] };

export interface JqlCheck {
  /** With the viewer's permissions and Jira's strict validation. */
  parse(jql: string): Promise<JqlParse>;
  count(jql: string, as: 'viewer' | 'app'): Promise<JqlCount>;
}
