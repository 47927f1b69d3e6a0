import {
  annotationsOf,
  notesElsewhere,
  numbersText,
} from '../../../../../static/okr-app/src/features/metric-notes/annotations';
import { noteText } from '../../../../../static/okr-app/src/features/metric-notes/note-text';
import { aNote } from './a-note';

const bucket = (key: string, start: string, end: string, flags: readonly string[] = []) => ({
  ...{ key, start, end, flags },
});
const change = (on: string, ...fields: readonly string[]) => ({
  ...{ at: `${on}T09:00:00.000Z`, on, by: 'ada', fields },
});
const told = (found: ReturnType<typeof annotationsOf>) =>
  found.map(({ number, kind, words, pointKey }) => [number, kind, words, pointKey]);

const FEBRUARY = [
  bucket('w6', '2026-02-02', '2026-02-09'),
  bucket('w7', '2026-02-09', '2026-02-16', ['bulk']),
  bucket('w8', '2026-02-16', '2026-02-23'),
];

describe('what is told beside the values', () => {
  it('is by day, notes and changes together, numbered in the order of their days', () => {
    const notes = [aNote('2026-02-15', 'On leave'), aNote('2026-02-02', 'New board')];
    const changes = [
      change('2026-02-10', 'target', 'title'),
      change('2026-02-16', 'parameters', 'target'),
    ];
    expect(told(annotationsOf({ notes, changes }, FEBRUARY))).toEqual([
      [1, 'note', 'New board', 'w6'],
      [null, 'bulk', 'Many issues changed their status in the same minute.', 'w7'],
      [2, 'target', '', 'w7'],
      [3, 'note', 'On leave', 'w7'],
      [4, 'definition', 'Parameters, Target', 'w8'],
    ]);
  });

  it('leaves out what only changed the looks, and what lies on other days', () => {
    const notes = [aNote('2026-02-01', 'Before'), aNote('2026-02-23', 'After')];
    const changes = [change('2026-02-10', 'title', 'bucket'), change('2026-01-10', 'scope')];
    const points = FEBRUARY.map((one) => ({ ...one, flags: [] }));
    expect(annotationsOf({ notes, changes }, points)).toEqual([]);
    expect(notesElsewhere(notes, points)).toBe(2);
  });

  it.each([
    ['a day', [bucket('2026-02-10', '2026-02-10', '2026-02-11')], '2026-02-10'],
    ['a month', [bucket('2026-02-01', '2026-02-01', '2026-03-01')], '2026-02-01'],
    ['a quarter', [bucket('2026-01-01', '2026-01-01', '2026-04-01')], '2026-01-01'],
    [
      'the sprint that began first, where two overlap',
      [bucket('7', '2026-02-02', '2026-02-12'), bucket('9', '2026-02-09', '2026-02-20')],
      '7',
    ],
    [
      'no bucket between two sprints',
      [bucket('7', '2026-01-26', '2026-02-08'), bucket('9', '2026-02-12', '2026-02-20')],
      null,
    ],
  ])('stands in %s that holds the day', (_name, points, key) => {
    const [only] = annotationsOf({ notes: [aNote('2026-02-10', 'x')], changes: [] }, points);
    expect(only?.pointKey).toBe(key);
    expect(only?.number).toBe(key === null ? null : 1);
  });

  it('is named by its numbers, one or from the first to the last', () => {
    expect(numbersText([4])).toBe('4');
    expect(numbersText([4, 5, 6])).toBe('4–6');
  });

  it('is written into files with its day and its author', () => {
    const note = { on: '2026-02-10', kind: 'note', words: 'On leave', by: 'ada' } as const;
    expect(noteText(note, () => 'Ada')).toBe('2026-02-10 note: On leave (Ada)');
    expect(noteText({ ...note, kind: 'bulk', by: null }, () => '')).toBe('2026-02-10 bulk change');
  });
});
