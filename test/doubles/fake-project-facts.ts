import type {
  BoardSprint,
  ProjectBoard,
  ProjectFacts,
  ProjectVersion,
  Workflows,
} from '../../src/application/ports/project-facts';
import type { FieldValue } from '../../src/domain/practice/quality-signals';
import type { SignalField } from '../../src/domain/practice/suggest-signals';
import { parseCalendarDate } from '../../src/domain/shared/calendar-date';

/** What the fake Jira knows of every project; a test puts in what it needs. */
export interface FakeFacts {
  workflows: Workflows;
  fields: readonly SignalField[];
  boards: readonly ProjectBoard[];
  sprints: readonly BoardSprint[];
  versions: readonly ProjectVersion[];
  components: readonly FieldValue[];
  readonly values: Map<string, readonly FieldValue[]>;
}

/** A sprint that is over, one that runs; a version that is dated. Enough for every call. */
export function fakeFacts(): FakeFacts {
  return {
    workflows: {
      types: [
        { id: '2', name: 'Story' },
        { id: '3', name: 'Bug' },
      ],
      statuses: [
        { id: '10000', name: 'To Do', category: 'new' },
        { id: '10001', name: 'In Progress', category: 'indeterminate' },
        { id: '10003', name: 'Wartet auf Abnahme', category: 'indeterminate' },
        { id: '10002', name: 'Done', category: 'done' },
      ],
    },
    fields: [
      {
        ...{ id: 'customfield_10031', name: 'Severity', untranslatedName: null, type: 'option' },
        customType: 'com.atlassian.jira.plugin.system.customfieldtypes:select',
      },
    ],
    boards: [{ id: '3', name: 'Payments' }],
    sprints: [
      {
        ...{ id: '7', name: 'Sprint 7', boardName: 'Payments', state: 'active', goal: 'Refunds' },
        startAt: '2026-02-09T09:00:00.000Z',
        endAt: '2026-02-20T17:00:00.000Z',
        completedAt: null,
      },
      {
        ...{ id: '6', name: 'Sprint 6', boardName: 'Payments', state: 'closed', goal: 'Pay once' },
        startAt: '2026-01-26T09:00:00.000Z',
        endAt: '2026-02-06T17:00:00.000Z',
        completedAt: '2026-02-06T17:00:00.000Z',
      },
    ],
    versions: [
      {
        ...{ id: '51', name: '2.0', isReleased: false },
        releaseOn: parseCalendarDate('2026-03-01') ?? null,
      },
    ],
    components: [
      { id: '41', name: 'Checkout' },
      { id: '42', name: 'Ledger' },
    ],
    values: new Map([
      [
        'customfield_10031',
        [
          { id: '1', name: 'Critical' },
          { id: '2', name: 'Minor' },
        ],
      ],
    ]),
  };
}

export function fakeProjectFacts(facts: FakeFacts): ProjectFacts {
  return {
    workflows: async () => Promise.resolve(facts.workflows),
    fields: async () => Promise.resolve(facts.fields),
    boards: async () => Promise.resolve(facts.boards),
    sprints: async () => Promise.resolve(facts.sprints),
    versions: async () => Promise.resolve(facts.versions),
    components: async () => Promise.resolve(facts.components),
    fieldValues: async (_projectId, fieldId) => Promise.resolve(facts.values.get(fieldId) ?? null),
  };
}
