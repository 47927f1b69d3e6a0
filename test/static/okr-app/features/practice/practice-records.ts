import type { PracticeDto } from '../../../../../src/contract/practice/calls';
import { NO_QUALITY_SIGNALS } from '../../../../../src/domain/practice/quality-signals';
import { NO_TEAMS } from '../../../../../src/domain/practice/teams';

export const unsaid = { version: 0, updatedAt: null, updatedBy: null };
const status = (id: string, name: string, suggestion: 'active' | 'wait' | null) => ({
  ...{ id, name, suggestion, category: 'indeterminate' as const, canHaveKind: true, kind: null },
});

/** Nothing is said yet. */
export const practice: PracticeDto = {
  ...{ projectId: '10000', canManage: true, mayDecideAboutPeople: true },
  statuses: {
    ...unsaid,
    value: {
      statuses: [
        { ...status('1', 'To Do', null), category: 'new', canHaveKind: false },
        status('2', 'In Arbeit', 'active'),
        status('3', 'Wartet', 'wait'),
        status('4', 'Zwischenlager', null),
      ],
      former: [],
    },
  },
  quality: { ...unsaid, value: NO_QUALITY_SIGNALS },
  teams: { ...unsaid, value: NO_TEAMS },
  types: [{ id: '3', name: 'Bug' }],
  components: [{ id: '41', name: 'Checkout' }],
  fields: [],
  suggestions: {
    ...{ bugTypeIds: ['3'], flaggedFieldId: null, severityFieldId: null, foundInFieldId: null },
    debt: { labels: ['tech-debt'], typeIds: [], componentIds: [], jql: null },
  },
};

const NOT_COMPLETE = { completeOn: null, arePushesComplete: false };

/** Nobody has said up to when what was told is complete, and nothing was pushed. */
export const NOTHING_TOLD = {
  told: { ...unsaid, value: { deployment: NOT_COMPLETE, incident: NOT_COMPLETE } },
  pushedAt: null,
};
