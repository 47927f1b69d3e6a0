/** What a note about the place of a metric stands on. */
export const placeName = (projectId: string | null): string =>
  projectId === null ? 'all metrics of the whole site' : 'all metrics of this project';
