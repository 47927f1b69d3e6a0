import { guessColumns } from '../../../src/domain/transfer/import-columns';
import {
  guessVocabulary,
  importedStatus,
  type StatusVocabulary,
} from '../../../src/domain/transfer/imported-status';
import {
  guessDateOrder,
  importedDate,
  importedNumber,
} from '../../../src/domain/transfer/imported-values';
import { parseCsv } from '../../../src/domain/transfer/parse-csv';
import { planImport } from '../../../src/domain/transfer/plan-import';

const CYCLES = [{ id: 'c-1', name: 'Q1 FY2027' }];

function plan(text: string, vocabulary: StatusVocabulary = 'viva') {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const columns = guessColumns(parsed.value.header);
  return planImport(parsed.value.rows, {
    columns,
    vocabulary,
    dateOrder: 'month-first',
    cycles: CYCLES,
  });
}

describe('columns', () => {
  it('are recognised by their meaning, whatever the tool calls them', () => {
    const header = ['Type', 'Title', 'Owner Email', 'Due Date', 'Metric target', 'Tags', 'Mood'];
    expect(guessColumns(header)).toMatchObject({
      type: 0,
      title: 1,
      owner: 2,
      end: 3,
      targetValue: 4,
      labels: 5,
      jql: null,
    });
  });

  it('are given to one meaning each', () => {
    const columns = guessColumns(['Objective', 'Key result', 'Target', 'Status']);
    expect(columns).toMatchObject({ objective: 0, keyResult: 1, targetValue: 2, title: null });
  });
});

describe('places', () => {
  const objectives = (text: string) =>
    plan(text).items.flatMap((item) => (item.kind === 'objective' ? item : []));

  it.each([
    ['Organization', 'company'],
    ['Company', 'company'],
    ['Department', 'team'],
    ['Individual', 'team'],
    ['Project', 'project'],
    ['', null],
  ])('the level %j is %j here', (text, level) => {
    expect(objectives(`Title,Level\nGrow,${text}`)[0]?.level).toBe(level);
  });

  it('a level nobody knows is not guessed', () => {
    expect(plan('Title,Level\nGrow,Galaxy').problems).toMatchObject([
      { line: 2, field: 'level', reason: 'level-unknown', text: 'Galaxy' },
    ]);
  });

  it('the cycle is found by its name, in any case', () => {
    expect(objectives('Title,Time period\nGrow,q1  fy2027')[0]?.cycleId).toBe('c-1');
  });

  it('a cycle that the site does not have is told, unless the row has dates', () => {
    expect(plan('Title,Cycle\nGrow,Spring').problems).toMatchObject([
      { field: 'cycle', reason: 'cycle-unknown', text: 'Spring' },
    ]);
    const dated = plan('Title,Cycle,Start date,Due date\nGrow,Spring,2026-01-01,2026-03-31');
    expect(dated.problems).toEqual([]);
    expect(dated.items[0]?.period).toEqual({ start: '2026-01-01', end: '2026-03-31' });
  });
});

describe('statuses', () => {
  it.each([
    ['Behind', 'viva', 'behind'],
    ['At Risk', 'viva', 'at-risk'],
    ['At risk', 'atlassian', 'behind'],
    ['Off track', 'atlassian', 'at-risk'],
    ['ON_TRACK', 'atlassian', 'on-track'],
    ['Not started', 'viva', null],
  ] as const)('%s in the words of %s is %s', (label, vocabulary, status) => {
    expect(importedStatus(label, vocabulary)).toEqual({ kind: 'running', status });
  });

  it.each([
    ['Partially achieved', 'partly'],
    ['Missed', 'missed'],
    ['Completed', 'achieved'],
    ['Cancelled', 'cancelled'],
  ])('%s closes it as %s', (label, outcome) => {
    expect(importedStatus(label, 'viva')).toEqual({ kind: 'closed', outcome });
  });

  it('nobody knows are not guessed', () => {
    expect(importedStatus('Turquoise', 'viva')).toBeNull();
  });

  it('tell whose words a file uses, unless they could be anybody’s', () => {
    expect(guessVocabulary(['On track', 'Off track', 'At risk'])).toBe('atlassian');
    expect(guessVocabulary(['On Track', 'Behind', 'At Risk'])).toBe('viva');
    expect(guessVocabulary(['On track', 'At risk'])).toBeNull();
    expect(guessVocabulary(['On track'])).toBe('viva');
  });
});

describe('numbers and dates', () => {
  it.each([
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234', 1234],
    ['1.234.567', 1234567],
    ['3,5', 3.5],
    ['45 %', 45],
    ['$1,000', 1000],
    ['−7', -7],
    ['(12)', -12],
    ['12 EUR', 12],
    ['about 3', null],
    ['-', null],
  ])('%s is %s', (text, value) => {
    expect(importedNumber(text)).toBe(value);
  });

  it.each([
    ['2026-01-31', '2026-01-31'],
    ['2026-01-31T23:59:59Z', '2026-01-31'],
    ['31.01.2026', '2026-01-31'],
    ['1/31/2026', '2026-01-31'],
    ['Jan 31, 2026', '2026-01-31'],
    ['31-Jan-26', '2026-01-31'],
    ['31 January 2026', '2026-01-31'],
    ['31/01/2026', null],
    ['2026-02-30', null],
    ['soon', null],
  ])('%s, month first, is %s', (text, date) => {
    expect(importedDate(text, 'month-first')).toBe(date);
  });

  it('shows its order by a day beyond 12', () => {
    expect(guessDateOrder(['01/02/2026', '31/03/2026'])).toBe('day-first');
    expect(guessDateOrder(['01/02/2026', '03/31/2026'])).toBe('month-first');
    expect(guessDateOrder(['01/02/2026'])).toBeNull();
  });
});

describe('an export with one row per item', () => {
  const file = [
    'Id,Type,Title,Parent Id,Owner Email,Start Date,Due Date,Initial Value,Target Value,Current Value,Unit,Status,Tags',
    '1,Objective,Grow,,lea@example.com,1/1/2026,3/31/2026,,,,,On Track,"growth, 2026"',
    '2,Key Result,Revenue,1,,,,100,200,150,k€,At Risk,',
    '3,Objective,Grow abroad,1,,,,,,,,Postponed,',
    '4,Initiative,Hire a team,1,,,,,,,,,',
  ].join('\n');

  it('becomes objectives with their key results', () => {
    const { items, problems, skipped } = plan(file);
    expect(problems).toEqual([]);
    expect(items).toMatchObject([
      {
        kind: 'objective',
        title: 'Grow',
        owner: 'lea@example.com',
        period: { start: '2026-01-01', end: '2026-03-31' },
        labels: ['growth', '2026'],
        parentRef: null,
      },
      { kind: 'objective', title: 'Grow abroad', parentRef: '1', status: { kind: 'postponed' } },
      {
        kind: 'key-result',
        title: 'Revenue',
        objectiveRef: '1',
        target: { kind: 'reach', start: 100, target: 200 },
        current: 150,
        source: { kind: 'manual', unit: 'k€' },
        status: { kind: 'running', status: 'at-risk' },
      },
    ]);
    expect(skipped).toEqual([{ line: 5, type: 'Initiative', title: 'Hire a team' }]);
  });
});

describe('a table with objective and key result side by side', () => {
  it('names each objective once', () => {
    const { items, problems } = plan(
      'Objective,Key result,Target,JQL\nGrow,Sell,10,\nGrow,Ship,20,project = PAY\n',
    );
    expect(problems).toEqual([]);
    expect(items.map(({ kind, title }) => [kind, title])).toEqual([
      ['objective', 'Grow'],
      ['key-result', 'Sell'],
      ['key-result', 'Ship'],
    ]);
    expect(items[2]).toMatchObject({ source: { kind: 'query', jql: 'project = PAY' } });
  });
});

describe('bad rows', () => {
  const header = 'Type,Title,Parent,Start,Due date,Initial value,Target,Weight,Status';
  it.each([
    ['without a title', 'Objective,,,,,,,,', 'title', 'title-missing'],
    ['with a day that is none', 'Objective,A,,2026-02-30,2026-03-31,,,,', 'start', 'not-a-date'],
    [
      'that end before they start',
      'Objective,A,,2026-03-31,2026-01-01,,,,',
      'end',
      'ends-before-it-starts',
    ],
    ['with half a period', 'Objective,A,,,2026-03-31,,,,', 'start', 'end-without-start'],
    ['with a word for a number', 'Key result,B,Top,,,,lots,,', 'targetValue', 'not-a-number'],
    ['whose target is the start', 'Key result,B,Top,,,5,5,,', 'targetValue', 'target-equals-start'],
    ['with a weight of 200', 'Objective,A,,,,,,200,', 'weight', 'weight-out-of-range'],
    ['with an unknown status', 'Objective,A,,,,,,,Turquoise', 'status', 'status-unknown'],
    [
      'below an objective not in the file',
      'Key result,B,Nope,,,,9,,',
      'parent',
      'objective-not-in-file',
    ],
    ['with a parent not in the file', 'Objective,A,Nope,,,,,,', 'parent', 'parent-not-in-file'],
  ])('%s are named with line and column', (_what, row, field, reason) => {
    const { items, problems } = plan([header, 'Objective,Top,,,,,,,', row].join('\n'));
    expect(problems).toMatchObject([{ line: 3, field, reason }]);
    expect(items.map(({ title }) => title)).toEqual(['Top']);
  });

  it('take what hangs on them along, and say so', () => {
    const { items, problems } = plan(
      [header, 'Objective,Top,,,,,,200,', 'Key result,Below,Top,,,,9,,'].join('\n'),
    );
    expect(items).toEqual([]);
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'weight-out-of-range'],
      [3, 'above-refused'],
    ]);
  });

  it('two objectives of one name are refused when something refers to the name', () => {
    const { problems } = plan(
      [header, 'Objective,Top,,,,,,,', 'Objective,Top,,,,,,,', 'Key result,B,Top,,,,9,,'].join(
        '\n',
      ),
    );
    expect(problems.map(({ reason }) => reason)).toContain('name-not-unique');
  });

  it('objectives that wait for each other are refused', () => {
    const { items, problems } = plan(
      [header, 'Objective,A,B,,,,,,', 'Objective,B,A,,,,,,'].join('\n'),
    );
    expect(items).toEqual([]);
    expect(problems.map(({ reason }) => reason)).toEqual(['parent-cycle', 'parent-cycle']);
  });
});
