import { addDays, type CalendarDate } from '../../domain/shared/calendar-date';
import type { KeyResultDraft, ObjectiveDraft } from '../okr/okr-drafts';
import type { Project } from '../ports/projects';

const LABEL = 'demo';
const WEEKS_BACK = 28;
const WEEKS_AHEAD = 63;

/** Labelled and worded so that nobody takes it for a real one. */
export function demoObjective({ name }: Project, today: CalendarDate): ObjectiveDraft {
  return {
    title: `Demo: ${name} delivers what it promised`,
    description:
      'An example that measures the real issues of this project. A Jira admin can remove it, with everything below it, under Backup and switches.',
    ownerId: null,
    period: { start: addDays(today, -WEEKS_BACK), end: addDays(today, WEEKS_AHEAD) },
    weight: 1,
    parentId: null,
    labels: [LABEL],
  };
}

const described = { description: '', ownerId: null, period: null, weight: 1, labels: [LABEL] };
const measured = {
  kind: 'jira-measure',
  measure: { kind: 'count' },
  doneOnly: true,
  timeRollup: 'self',
  untracked: 'exclude',
} as const;

export function demoKeyResults({ key }: Project): readonly KeyResultDraft[] {
  return [
    {
      ...described,
      title: 'Demo: three quarters of all issues are done',
      target: { kind: 'reach', start: 0, target: 75 },
      source: { ...measured, mode: 'percent', jql: `project = "${key}"` },
    },
    {
      ...described,
      title: 'Demo: finish 50 issues',
      target: { kind: 'reach', start: 0, target: 50 },
      source: { ...measured, mode: 'kpi', jql: `project = "${key}"` },
    },
  ];
}
