/** What is wrong with a data folder, and where. */
export interface DataProblem {
  readonly file: string;
  /** From 1; `null` where the file is not read line by line. */
  readonly line: number | null;
  /** Path of the field, such as `fields.status.id` or `[3].name`; `null` for the whole. */
  readonly field: string | null;
  readonly message: string;
}

export function describeProblem({ file, line, field, message }: DataProblem): string {
  const place = [
    file,
    ...(line === null ? [] : [`line ${line}`]),
    ...(field === null ? [] : [field]),
  ];
  return `${place.join(', ')}: ${message}`;
}

/** Enough to see a pattern; a folder with thousands of bad lines has one cause. */
export const MOST_PROBLEMS = 20;
