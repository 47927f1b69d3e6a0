import type { CheckInCalls } from '../../src/contract/check-ins/calls';
import type { CommentCalls } from '../../src/contract/comments/calls';
import type { CallExample, Fixture } from './call-examples';

const about = ({ keyResultId }: Fixture) => ({ kind: 'key-result', id: keyResultId }) as const;

export const checkInExamples: {
  readonly [Name in keyof (CheckInCalls & CommentCalls)]: CallExample<Name>;
} = {
  listCheckIns: {
    needs: 'browse',
    input: (fixture) => ({ subject: about(fixture), cursor: null }),
  },
  prepareCheckIn: { needs: 'manage', input: (fixture) => ({ subject: about(fixture) }) },
  recordCheckIn: {
    needs: 'manage',
    input: (fixture) => ({
      subject: about(fixture),
      content: { on: '2026-02-14', value: null, status: null, confidence: 7, comment: 'Fine' },
    }),
  },
  updateCheckIn: {
    needs: 'manage',
    input: ({ checkInId }) => ({ checkInId, version: 1, change: { confidence: 3 } }),
  },
  setCheckInDeleted: {
    needs: 'manage',
    input: ({ checkInId }) => ({ checkInId, version: 1, isDeleted: true }),
  },
  getOwed: { needs: 'account', input: () => ({}) },
  markMentionsRead: {
    needs: 'account',
    input: () => ({ mentions: [{ sourceId: 'none', at: '2026-02-14T10:00:00.000Z' }] }),
  },
  getObjectiveReview: {
    needs: 'browse',
    input: ({ objectiveId }) => ({ objectiveId, since: '2026-02-07' }),
  },
  updateCheckInCadence: {
    needs: 'jira-admin',
    input: () => ({ version: 0, cadence: { kind: 'weekly', weekday: 5 } }),
  },
  listComments: {
    needs: 'browse',
    input: (fixture) => ({ subject: about(fixture), cursor: null }),
  },
  addComment: {
    needs: 'browse',
    input: (fixture) => ({ subject: about(fixture), kind: 'comment', text: 'Well done' }),
  },
  updateComment: {
    needs: 'manage',
    input: ({ commentId }) => ({ commentId, version: 1, text: 'Very well done' }),
  },
  setCommentDeleted: {
    needs: 'manage',
    input: ({ commentId }) => ({ commentId, version: 1, isDeleted: true }),
  },
};
