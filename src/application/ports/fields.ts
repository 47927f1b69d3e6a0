export interface NumericField {
  readonly id: string;
  readonly name: string;
}

/** Where story points stand. The override is the admin's choice and wins on every issue. */
export interface StoryPointFields {
  readonly override: string | null;
  readonly companyManaged: string | null;
  readonly teamManaged: string | null;
}

export interface FieldCatalogue {
  /** Numeric custom fields, story-point fields excluded. */
  readonly numeric: readonly NumericField[];
  readonly storyPointCandidates: readonly NumericField[];
  readonly companyManagedStoryPoints: NumericField | null;
  readonly teamManagedStoryPoints: NumericField | null;
}

export type DetectedStoryPoints = Omit<StoryPointFields, 'override'>;

export interface Fields {
  /** Asked of Jira anew. */
  catalogue(): Promise<FieldCatalogue>;
  /** Remembered for a day: every run needs it, and it hardly ever changes. */
  storyPoints(): Promise<DetectedStoryPoints>;
}
