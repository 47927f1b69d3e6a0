/** What is added up over the issues. `field` is the id of any numeric Jira field. */
export type Measure =
  | { readonly kind: 'count' }
  | { readonly kind: 'timeSpent' }
  | { readonly kind: 'originalEstimate' }
  | { readonly kind: 'remainingEstimate' }
  | { readonly kind: 'progress' }
  | { readonly kind: 'storyPoints' }
  | { readonly kind: 'field'; readonly fieldId: string };

export type MeasureKind = Measure['kind'];

/** Unit of a KPI value; percent mode is always `percent`. Time is stored in seconds, shown in hours. */
export type MeasureUnit = 'issue' | 'hour' | 'point' | 'percent' | 'number';
