import {
  newSession,
  stepped,
  withDecision,
  without,
  withNote,
} from '../../../../../static/okr-app/src/features/review/review-session';
import { summaryText } from '../../../../../static/okr-app/src/features/review/summary-text';
import { anObjective } from '../../records';

const session = newSession(['a', 'b', 'c'], '2026-02-07');

describe('a review', () => {
  it('ends one stop after the last objective, and begins at the first', () => {
    const last = stepped(stepped(stepped(session, 1), 1), 1);
    expect(last.at).toBe(3);
    expect(stepped(last, 1).at).toBe(3);
    expect(stepped(session, -1).at).toBe(0);
  });

  it('keeps its place when an objective before it disappears', () => {
    const atC = stepped(stepped(session, 1), 1);
    expect(without(atC, (id) => id !== 'a')).toMatchObject({ ids: ['b', 'c'], at: 1 });
  });

  it('keeps a note until it is saved, and every decision', () => {
    const noted = withNote(session, 'a', 'Ship');
    expect(noted.notes).toEqual({ a: 'Ship' });
    const decided = withDecision(noted, 'a', 'Ship');
    expect(decided.notes['a']).toBe('');
    expect(withDecision(decided, 'a', 'Hire').decisions).toEqual({ a: 'Ship\nHire' });
  });
});

it('the summary tells what moved, what was said and what was decided, with people by name', () => {
  const text = summaryText({
    today: '2026-02-14',
    since: '2026-02-07',
    words: {},
    nameOf: (id) => ({ cem: 'Cem C', lea: 'Lea L' })[id] ?? id,
    objectives: [
      {
        objective: anObjective({ title: 'Trust' }),
        note: 'Ask @[lea]\nto help',
        review: {
          objectiveId: 'o-1',
          since: '2026-02-07',
          checkIns: [],
          keyResults: [
            {
              keyResultId: 'kr-1',
              title: 'Ship it',
              ownerId: 'cem',
              unit: 'percent',
              status: 'behind',
              standing: { kind: 'none' },
              progress: 0.36,
              expected: 0.5,
              movement: null,
              confidence: 4,
              confidenceBefore: 6,
              checkIns: [
                {
                  id: 'c-1',
                  version: 1,
                  subject: { kind: 'key-result', id: 'kr-1' },
                  on: '2026-02-13',
                  value: null,
                  status: null,
                  confidence: 4,
                  comment: 'Waiting for\nthe vendor',
                  snapshot: null,
                  revisions: [],
                  createdAt: '2026-02-13T10:00:00.000Z',
                  createdBy: 'cem',
                  canChange: false,
                },
              ],
            },
          ],
        },
      },
    ],
  });
  expect(text.replaceAll('\u00a0', ' ')).toBe(
    [
      'Weekly review of 14 Feb 2026, since 7 Feb 2026',
      '',
      '1. Trust: At risk, 30 %',
      '   - Ship it: Behind, no movement, confidence 4 of 10, was 6',
      '     Cem C: Waiting for / the vendor',
      '   Decision: Ask @Lea L / to help',
    ].join('\n'),
  );
});
