import { toCsv } from '../../../../../static/okr-app/src/features/table/csv';
import { chosenColumns } from '../../../../../static/okr-app/src/features/table/columns';
import { sortingOf, sortRows } from '../../../../../static/okr-app/src/features/table/sort-rows';
import { tableCsv } from '../../../../../static/okr-app/src/features/table/table-csv';
import { flatItems } from '../../../../../static/okr-app/src/features/objective-list/flat-items';
import { objectiveTree } from '../../../../../static/okr-app/src/features/objective-list/objective-tree';
import { parseCsv } from '../../../../../src/domain/transfer/parse-csv';
import { aKeyResult, anObjective, aPage, aProgress, aRollUp } from '../../records';

const BOM = '\uFEFF';

describe('a CSV file', () => {
  it('begins with the mark that Excel needs, and ends every line with CR LF', () => {
    expect(
      toCsv([
        ['a', 'b'],
        [1, null],
      ]),
    ).toBe(`${BOM}a,b\r\n1,\r\n`);
  });

  it.each([
    ['a comma', 'a,b', '"a,b"'],
    ['quotes', 'say "hi"', '"say ""hi"""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['nothing special', 'Über 30 %', 'Über 30 %'],
  ])('quotes a cell with %s as RFC 4180 says', (_what, cell, expected) => {
    expect(toCsv([[cell]])).toBe(`${BOM}${expected}\r\n`);
  });

  it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1'])(
    'keeps %j a text that no spreadsheet runs',
    (formula) => {
      const written = toCsv([[formula]])
        .slice(BOM.length)
        .replace(/^"/, '');
      expect(written.startsWith("'")).toBe(true);
    },
  );

  it('leaves negative numbers numbers', () => {
    expect(toCsv([['-3.5', -3.5, '-2e-7']])).toBe(`${BOM}-3.5,-3.5,-2e-7\r\n`);
  });
});

describe('a row of the table', () => {
  const standing = { kind: 'none' } as const;
  const customers = aKeyResult({
    id: 'kr-1',
    source: { kind: 'manual', unit: 'customers' },
    target: { kind: 'reach', start: 0, target: 80 },
    checkIn: { standing, lastOn: null, confidence: null, isSilent: true },
    progress: aProgress({ value: 60, unit: 'number', status: 'on-track' }),
  });
  const page = {
    ...aPage([anObjective({ id: 'o-1', keyResults: [customers] })]),
    siteRules: { ...aPage([]).siteRules, words: { 'key-result': 'Outcome' } },
  };
  const context = { page, nameOf: () => '' };
  const [, row] = flatItems(objectiveTree(page.objectives));
  const cell = (id: string) => {
    const column = chosenColumns([id]).find((one) => one.id === id);
    return row === undefined ? undefined : column?.text(row, context);
  };

  it('has numbers in the unit that people gave them', () => {
    expect(cell('value')).toBe('60 customers');
    expect(cell('target')).toBe('from 0 to 80 customers');
  });

  it('calls things as the site calls them', () => {
    expect(cell('kind')).toBe('Outcome');
  });

  it('says that an update is overdue in place of a green that nobody vouches for', () => {
    expect(cell('status')).toBe('Update overdue');
  });
});

describe('the table', () => {
  const page = aPage([
    anObjective({
      id: 'o-1',
      title: '=HYPERLINK("http://evil")',
      progress: aRollUp({ progress: 1 / 3 }),
      keyResults: [
        aKeyResult({
          id: 'kr-1',
          title: 'Ship, then "rest"',
          progress: aProgress({ progress: 3 / 11 }),
        }),
        aKeyResult({
          id: 'kr-2',
          title: 'Unknown',
          progress: aProgress({ progress: null, value: null, status: 'no-data' }),
        }),
        aKeyResult({
          id: 'kr-3',
          title: 'Secret',
          progress: aProgress({ visibility: 'withheld', progress: null, value: null }),
        }),
      ],
    }),
  ]);
  const context = { page, nameOf: () => '' };
  const rows = flatItems(objectiveTree(page.objectives));
  const idsBy = (sort: string) =>
    sortRows(rows, sortingOf(sort), context).map(
      ({ objective, keyResult }) => (keyResult ?? objective).id,
    );

  it('exports numbers as they are read and with all their digits', () => {
    const text = tableCsv(rows, chosenColumns(['progress']), context);
    expect(text.slice(BOM.length).split('\r\n')).toEqual([
      'Title,Progress,Progress (exact),Id',
      `"'=HYPERLINK(""http://evil"")",33\u00a0%,${1 / 3},o-1`,
      `"Ship, then ""rest""",27\u00a0%,${3 / 11},kr-1`,
      'Unknown,–,,kr-2',
      'Secret,Withheld,,kr-3',
      '',
    ]);
  });

  it('can be read back by the import', () => {
    const read = parseCsv(tableCsv(rows, chosenColumns(['progress']), context));
    expect(JSON.stringify(read)).toContain('Ship, then \\"rest\\"');
  });

  it('sorts by the exact number, what is unknown last in both directions', () => {
    expect(idsBy('progress')).toEqual(['kr-1', 'o-1', 'kr-2', 'kr-3']);
    expect(idsBy('-progress')).toEqual(['o-1', 'kr-1', 'kr-2', 'kr-3']);
    expect(idsBy('')).toEqual(['o-1', 'kr-1', 'kr-2', 'kr-3']);
  });
});
