import type { MetricNoteDto } from '../../../../../src/contract/metric-notes/calls';

export const aNote = (
  on: string,
  words: string,
  change: Partial<MetricNoteDto> = {},
): MetricNoteDto => ({
  ...{ id: `n-${on}`, version: 1, about: 'metric', on, words },
  ...{ createdAt: `${on}T10:00:00.000Z`, createdBy: 'ada', editedAt: null, editedBy: null },
  ...change,
});
