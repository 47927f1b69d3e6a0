import type { Issue } from '../model';
import { bagAt, bagsIn, plainText } from './issue-values';
import {
  isNegative,
  refuse,
  type Scope,
  type SearchField,
  type Test,
  TEXTUAL,
  type ValueClause,
  type ValueOperator,
} from './jql-scope';
import { compileTextQuery } from './text-query';

type ReadTexts = (issue: Issue, scope: Scope) => readonly string[];

function compileText(read: ReadTexts, clause: ValueClause, scope: Scope): Test {
  const isHeld = (issue: Issue) => read(issue, scope).some((text) => text.trim() !== '');
  const [value] = clause.values;
  const negative = isNegative(clause.operator);
  if (value === undefined || value.kind === 'empty') {
    return (issue) => isHeld(issue) === negative;
  }
  if (value.kind === 'call') {
    refuse(
      scope,
      `A value provided by the function '${value.name}' is invalid for the field '${clause.name}'.`,
    );
    return () => false;
  }
  if (value.text.trim() === '') {
    refuse(scope, `The field '${clause.name}' does not support searching for an empty string.`);
    return () => false;
  }
  const test = compileTextQuery(value.text);
  if (test === null) {
    refuse(scope, `Unable to parse the text '${value.text}' for field '${clause.name}'.`);
    return () => false;
  }
  return negative
    ? (issue) => isHeld(issue) && !read(issue, scope).some(test)
    : (issue) => read(issue, scope).some(test);
}

export function textField(
  read: ReadTexts,
  options: { readonly operators?: readonly ValueOperator[]; readonly sorts?: boolean } = {},
): SearchField {
  return {
    operators: options.operators ?? TEXTUAL,
    compile: (clause, scope) => compileText(read, clause, scope),
    ...(options.sorts === true
      ? {
          sort: {
            key: (issue, scope) => read(issue, scope)[0]?.toLowerCase() ?? null,
            defaultDirection: 'asc',
          },
        }
      : {}),
  };
}

export function fieldText(fieldId: string): ReadTexts {
  return (issue) => {
    const text = plainText(issue.fields[fieldId]);
    return text === '' ? [] : [text];
  };
}

function commentTexts(issue: Issue): readonly string[] {
  return bagsIn(bagAt(issue, 'comment')?.['comments']).map((each) => plainText(each['body']));
}

/** `text` looks in every text the issue has, custom text fields included. */
function allTexts(issue: Issue, scope: Scope): readonly string[] {
  const custom = scope.view.data.fields
    .filter((field) => field.custom && field.schema?.type === 'string')
    .flatMap((field) => fieldText(field.id)(issue, scope));
  const system = ['summary', 'description', 'environment'].flatMap((id) =>
    fieldText(id)(issue, scope),
  );
  return [...system, ...commentTexts(issue), ...custom];
}

export const TEXT_FIELDS: Readonly<Record<string, SearchField>> = {
  summary: textField(fieldText('summary'), { sorts: true }),
  description: textField(fieldText('description'), { sorts: true }),
  environment: textField(fieldText('environment'), { sorts: true }),
  comment: textField(commentTexts, { operators: ['~', '!~'] }),
  text: textField(allTexts, { operators: ['~'] }),
};
