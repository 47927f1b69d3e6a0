import fc from 'fast-check';
import { parseCsv } from '../../../src/domain/transfer/parse-csv';

const cellsOf = (text: string) => {
  const parsed = parseCsv(text);
  return parsed.ok ? [parsed.value.header, ...parsed.value.rows.map(({ cells }) => cells)] : parsed;
};

describe('a CSV file', () => {
  it.each([
    [
      'commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, as German Excel writes',
      'a;b\r\n1;2,5\r\n',
      [
        ['a', 'b'],
        ['1', '2,5'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a byte order mark',
      '\uFEFFa,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'sep= on its first line',
      'sep=;\r\na;b\r\n1,0;2',
      [
        ['a', 'b'],
        ['1,0', '2'],
      ],
    ],
    [
      'quotes in quotes',
      'a,b\n"say ""hi""",2',
      [
        ['a', 'b'],
        ['say "hi"', '2'],
      ],
    ],
    [
      'separators in quotes',
      'a,b\n"1,5",2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'line breaks in quotes',
      'a,b\n"one\ntwo",2',
      [
        ['a', 'b'],
        ['one\ntwo', '2'],
      ],
    ],
    [
      'old Mac line ends',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty rows between',
      'a,b\n\n,\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['short rows', 'a,b\n1', [['a', 'b'], ['1']]],
    [
      'blanks around cells',
      'a , b\n 1 ,"2" ',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ])('with %s is read', (_what, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  it('counts lines as an editor does, also below a cell of three lines', () => {
    const parsed = parseCsv('a,b\n"1\n2\n3",x\n4,y');
    expect(parsed.ok && parsed.value.rows.map(({ line }) => line)).toEqual([2, 5]);
  });

  it('without anything in it says so', () => {
    expect(parseCsv('\n \n')).toEqual({ ok: false, error: { kind: 'empty' } });
  });

  it('with a quote that never closes names the line', () => {
    expect(parseCsv('a,b\n1,2\n"3,4\n5,6')).toEqual({
      ok: false,
      error: { kind: 'open-quote', line: 3 },
    });
  });

  it('gives back what was written per RFC 4180, whatever the cells hold', () => {
    const cell = fc.string().map((text) => `x${text.replaceAll('\r', '')}x`);
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, (rows) => {
        const text = ['a,b,c', ...rows.map((row) => row.map(quoted).join(','))].join('\r\n');
        expect(cellsOf(text)).toEqual([['a', 'b', 'c'], ...rows]);
      }),
    );
  });
});
