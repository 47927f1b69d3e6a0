import { autocompleteData } from './autocomplete-data';
import { isBounded, parseJql } from './parse-jql';
import { ann, smallSite } from './small-site';

type Validation = 'strict' | 'warn' | 'none';
function parse(jql: string, validation: Validation = 'strict') {
  return parseJql(jql, smallSite(), ann, validation);
}

describe('parsing a query', () => {
  it('answers the example of the REST documentation', () => {
    const jql =
      'summary ~ test AND (labels in (urgent, blocker) OR reporter = currentUser()) AND status CHANGED AFTER startOfMonth(-1M) ORDER BY updated DESC';
    const field = (name: string) => ({ name, encodedName: name });
    expect(parse(jql)).toEqual({
      query: jql,
      structure: {
        where: {
          operator: 'and',
          clauses: [
            {
              field: field('summary'),
              operator: '~',
              operand: { value: 'test', encodedValue: 'test' },
            },
            {
              operator: 'or',
              clauses: [
                {
                  field: field('labels'),
                  operator: 'in',
                  operand: {
                    encodedOperand: '(urgent, blocker)',
                    values: [
                      { value: 'urgent', encodedValue: 'urgent' },
                      { value: 'blocker', encodedValue: 'blocker' },
                    ],
                  },
                },
                {
                  field: field('reporter'),
                  operator: '=',
                  operand: {
                    function: 'currentUser',
                    arguments: [],
                    encodedOperand: 'currentUser()',
                  },
                },
              ],
            },
            {
              field: field('status'),
              operator: 'changed',
              predicates: [
                {
                  operator: 'after',
                  operand: {
                    function: 'startOfMonth',
                    arguments: ['-1M'],
                    encodedOperand: 'startOfMonth(-1M)',
                  },
                },
              ],
            },
          ],
        },
        orderBy: { fields: [{ field: field('updated'), direction: 'desc' }] },
      },
    });
  });

  it('names an entity property apart', () => {
    const jql = 'issue.property["spaces here"].value in ("Service requests", Incidents)';
    expect(parse(jql).structure?.where).toEqual({
      field: {
        name: 'issue.property[spaces here].value',
        encodedName: 'issue.property["spaces here"].value',
        property: [{ entity: 'issue', key: 'spaces here', path: 'value' }],
      },
      operator: 'in',
      operand: {
        encodedOperand: '("Service requests", Incidents)',
        values: [
          { value: 'Service requests', encodedValue: '"Service requests"' },
          { value: 'Incidents', encodedValue: 'Incidents' },
        ],
      },
    });
  });

  it('keeps NOT, EMPTY, WAS and what must be quoted', () => {
    expect(parse('not (assignee was not in (EMPTY, "acc-bob") by acc-ann)').structure).toEqual({
      where: {
        operator: 'not',
        clauses: [
          {
            field: { name: 'assignee', encodedName: 'assignee' },
            operator: 'was not in',
            operand: {
              encodedOperand: '(EMPTY, acc-bob)',
              values: [{ keyword: 'empty' }, { value: 'acc-bob', encodedValue: 'acc-bob' }],
            },
            predicates: [
              { operator: 'by', operand: { value: 'acc-ann', encodedValue: 'acc-ann' } },
            ],
          },
        ],
      },
    });
    expect(parse('labels = "say \\"select\\""').structure?.where).toMatchObject({
      operand: { value: 'say "select"', encodedValue: '"say \\"select\\""' },
    });
    expect(parse('labels = "order"').structure?.where).toMatchObject({
      operand: { value: 'order', encodedValue: '"order"' },
    });
  });

  it('gives errors and no structure when strict', () => {
    expect(parse('universe = 42')).toEqual({
      query: 'universe = 42',
      errors: ["Field 'universe' does not exist or you do not have permission to view it."],
    });
    expect(parse('summary in test').errors).toEqual([
      "Operator 'in' does not support the non-list value '\"test\"' for field 'summary'.",
    ]);
    expect(parse('invalid query')).toMatchObject({ errors: [expect.any(String)] });
  });

  it('warns of a value that does not exist', () => {
    expect(parse('project = INVALID')).toEqual({
      query: 'project = INVALID',
      warnings: ["The value 'INVALID' does not exist for the field 'project'."],
    });
  });

  it('gives both when asked to warn, and only the structure when not validating', () => {
    const field = { name: 'universe', encodedName: 'universe' };
    const where = { field, operator: '=', operand: { value: '42', encodedValue: '42' } };
    expect(parse('universe = 42', 'warn')).toMatchObject({
      structure: { where },
      errors: [expect.any(String)],
    });
    expect(parse('universe = 42', 'none')).toEqual({
      query: 'universe = 42',
      structure: { where },
    });
    expect(parse('universe =', 'none').errors).toHaveLength(1);
  });

  it('accepts valid JQL that the site cannot evaluate', () => {
    expect(parse('watcher = currentUser()').errors).toBeUndefined();
  });

  it('tells a restriction from a mere order', () => {
    expect(isBounded(parse('project = APP order by key'))).toBe(true);
    expect(isBounded(parse('order by key'))).toBe(false);
    expect(isBounded(parse(''))).toBe(false);
  });
});

describe('autocomplete data', () => {
  const reference = autocompleteData(smallSite());
  const fieldNamed = (name: string) =>
    reference.visibleFieldNames.find(({ displayName }) => displayName === name);

  it('lists system and custom fields with what they support', () => {
    expect(fieldNamed('status')).toMatchObject({
      value: 'status',
      orderable: 'true',
    });
    expect(fieldNamed('status')?.operators).toEqual(
      expect.arrayContaining(['=', 'not in', 'was', 'changed']),
    );
    expect(fieldNamed('Story Points - cf[10016]')).toMatchObject({
      value: '"Story Points"',
      cfid: 'cf[10016]',
    });
    expect(fieldNamed('Story Points - cf[10016]')?.operators).toEqual(
      expect.arrayContaining(['>', '<=', 'is not']),
    );
    expect(fieldNamed('Git branches - cf[10036]')).toBeUndefined();
  });

  it('lists functions and reserved words', () => {
    const functions = reference.visibleFunctionNames.map(({ value }) => value);
    expect(functions).toEqual(expect.arrayContaining(['openSprints()', 'startOfDay()']));
    expect(reference.jqlReservedWords).toEqual(expect.arrayContaining(['select', 'order']));
  });
});
