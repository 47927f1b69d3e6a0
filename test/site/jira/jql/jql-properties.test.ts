import fc from 'fast-check';
import { searchJql } from './search-jql';
import { ann, smallSite } from './small-site';

const site = smallSite();

function keys(jql: string): string[] {
  const answer = searchJql(jql, site, ann);
  if (!answer.ok) throw new Error(`${jql}: ${answer.messages.join(' | ')}`);
  return answer.issues.map((issue) => issue.key);
}

function sorted(jql: string): string[] {
  return keys(jql).sort();
}

const atom = fc.constantFrom(
  'project = APP',
  'assignee = acc-bob',
  'assignee != acc-ann',
  'labels = payments',
  'labels not in (beta)',
  'priority > Medium',
  'due < "2026-03-01"',
  '"Story Points" >= 4',
  'fixVersion > "1.1"',
  'summary ~ card',
  'description !~ credit',
  'resolution is EMPTY',
  'sprint in openSprints()',
  'status was "In Progress"',
  'status changed by acc-ann',
  'fixVersion was EMPTY before "2026-02-01"',
  'parent = APP-1',
  'created >= -30d',
);

const clause: fc.Arbitrary<string> = fc.letrec<{ clause: string }>((tie) => ({
  clause: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atom,
    tie('clause').map((inner) => `not (${inner})`),
    fc.tuple(tie('clause'), tie('clause')).map(([a, b]) => `(${a} and ${b})`),
    fc.tuple(tie('clause'), tie('clause')).map(([a, b]) => `(${a} or ${b})`),
  ),
})).clause;

describe('whatever the query', () => {
  it('nothing satisfies it and its opposite', () => {
    fc.assert(
      fc.property(clause, (x) => {
        expect(keys(`(${x}) and not (${x})`)).toEqual([]);
      }),
    );
  });

  it('AND is what both find, OR what either finds', () => {
    fc.assert(
      fc.property(clause, clause, (a, b) => {
        const [left, right] = [new Set(keys(a)), new Set(keys(b))];
        const both = [...left].filter((key) => right.has(key)).sort();
        expect(sorted(`(${a}) and (${b})`)).toEqual(both);
        expect(sorted(`(${a}) or (${b})`)).toEqual([...new Set([...left, ...right])].sort());
      }),
    );
  });

  it('saying it twice negated changes nothing', () => {
    fc.assert(
      fc.property(clause, (x) => {
        expect(keys(`not (not (${x}))`)).toEqual(keys(x));
      }),
    );
  });

  it('ORDER BY only rearranges', () => {
    const field = fc.constantFrom('key', 'created', 'due', 'priority', 'assignee', 'summary');
    const way = fc.constantFrom('', ' asc', ' desc');
    fc.assert(
      fc.property(
        clause,
        fc.array(fc.tuple(field, way), { minLength: 1, maxLength: 4 }),
        (x, by) => {
          const order = by.map(([name, direction]) => `${name}${direction}`).join(', ');
          expect(sorted(`${x} order by ${order}`)).toEqual(sorted(x));
        },
      ),
    );
  });

  it('ordering the other way round reverses an order without ties', () => {
    fc.assert(
      fc.property(clause, (x) => {
        expect(keys(`${x} order by key desc`)).toEqual(keys(`${x} order by key asc`).reverse());
      }),
    );
  });
});

describe('IN', () => {
  const values: readonly (readonly [string, readonly string[]])[] = [
    ['assignee', ['acc-ann', 'acc-bob', 'acc-cyd', 'EMPTY']],
    ['labels', ['payments', 'beta', 'EMPTY']],
    ['status', ['"To Do"', '"In Progress"', 'Done']],
    ['fixVersion', ['"1.0"', '"1.1"', '"2.0"', 'EMPTY']],
    ['key', ['APP-1', 'APP-2', 'WEB-1']],
    ['parent', ['APP-1', 'APP-2', 'EMPTY']],
    ['due', ['"2026-02-15"', '"2026-03-10"', 'EMPTY']],
    ['"Story Points"', ['3', '5', 'EMPTY']],
  ];
  const listed = fc
    .constantFrom(...values)
    .chain(([field, known]) =>
      fc.tuple(fc.constant(field), fc.subarray([...known], { minLength: 1 })),
    );

  it('equals the OR of its values, NOT IN the AND of their opposites', () => {
    fc.assert(
      fc.property(listed, ([field, list]) => {
        const either = list.map((value) => `${field} = ${value}`).join(' or ');
        const neither = list.map((value) => `${field} != ${value}`).join(' and ');
        expect(sorted(`${field} in (${list.join(', ')})`)).toEqual(sorted(either));
        expect(sorted(`${field} not in (${list.join(', ')})`)).toEqual(sorted(neither));
      }),
    );
  });
});
