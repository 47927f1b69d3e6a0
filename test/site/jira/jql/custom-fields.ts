import type { Field, Issue } from '../model';
import { labelsField } from './entity-fields';
import { epicLinkField } from './issue-fields';
import { bagsIn, isBag, numberOf, textAt, textOf } from './issue-values';
import { type Literal, type Scope, type SearchField, UnmodelledJql } from './jql-scope';
import { userField, usersField } from './people-fields';
import { sprintField, versionField } from './release-fields';
import { dayField, instantField, numberField } from './scalar-fields';
import { fieldText, textField } from './text-fields';
import { tokenField } from './token-field';

/** Texts and ids of the options an issue holds; a cascading option counts with its child. */
function optionsOf(value: unknown): readonly string[] {
  return bagsIn(value).flatMap((option) => {
    const own = [textAt(option, 'value') ?? textAt(option, 'name'), textAt(option, 'id')];
    const inner = isBag(option['child']) ? optionsOf(option['child']) : [];
    return [...own.flatMap((each) => each?.toLowerCase() ?? []), ...inner];
  });
}

/** Options are known by being used, now or in the past: the data holds no option lists. */
function optionExists(field: Field, text: string, scope: Scope): boolean {
  if (field.name === 'Flagged' && text === 'impediment') return true;
  for (const issue of scope.view.issues()) {
    if (optionsOf(issue.fields[field.id]).includes(text)) return true;
  }
  for (const issue of scope.view.issues()) {
    for (const { items } of issue.histories) {
      for (const item of items) {
        if (item.fieldId !== field.id && item.field !== field.name) continue;
        const held = [item.fromString, item.toString, item.from, item.to];
        if (held.some((each) => each?.toLowerCase() === text)) return true;
      }
    }
  }
  return false;
}

function optionField(field: Field): SearchField {
  return tokenField({
    tokensOf: (issue) => optionsOf(issue.fields[field.id]),
    resolve: ({ text }, scope) =>
      optionExists(field, text.toLowerCase(), scope) ? [text.toLowerCase()] : [],
    missing: ({ text }: Literal, name) =>
      `The option '${text}' for field '${name}' does not exist.`,
    sort: {
      key: (issue: Issue) => optionsOf(issue.fields[field.id])[0] ?? null,
      defaultDirection: 'asc',
    },
  });
}

function exactTextField(fieldId: string): SearchField {
  return tokenField({
    tokensOf: (issue) => textOf(issue.fields[fieldId])?.toLowerCase() ?? null,
    resolve: ({ text }) => [text.toLowerCase()],
    sort: { key: (issue) => textOf(issue.fields[fieldId]), defaultDirection: 'asc' },
  });
}

/** Rank orders by its lexicographic value; issues without one keep the order they were made in. */
export function rankField(fieldId: string | null): SearchField {
  return {
    operators: [],
    compile: () => () => false,
    sort: {
      key: (issue) =>
        (fieldId === null ? null : textOf(issue.fields[fieldId])) ??
        `~${issue.id.padStart(12, '0')}`,
      defaultDirection: 'asc',
    },
  };
}

const BY_PLUGIN: Readonly<Record<string, (field: Field) => SearchField>> = {
  'gh-sprint': ({ id }) => sprintField(id),
  'gh-lexo-rank': ({ id }) => rankField(id),
  'gh-epic-link': ({ id }) => epicLinkField(id),
  'gh-epic-label': ({ id }) => textField(fieldText(id), { sorts: true }),
  'jsw-story-points': ({ id }) => numberField((issue) => numberOf(issue.fields[id])),
  url: ({ id }) => exactTextField(id),
};

const BY_TYPE: Readonly<Record<string, (field: Field) => SearchField>> = {
  number: ({ id }) => numberField((issue) => numberOf(issue.fields[id])),
  date: ({ id }) => dayField(id),
  datetime: ({ id }) => instantField(id),
  string: ({ id }) => textField(fieldText(id), { sorts: true }),
  option: optionField,
  'option-with-child': optionField,
  'array of option': optionField,
  user: ({ id }) => userField(id),
  'array of user': ({ id }) => usersField(id),
  'array of string': ({ id }) => labelsField(id),
  'array of version': ({ id }) => versionField(id),
  version: ({ id }) => versionField(id),
};

/** How a custom field searches, read from its schema as Jira's field plugins decide it. */
export function customField(field: Field): SearchField {
  const { schema } = field;
  const plugin = schema?.custom?.split(':').at(-1) ?? '';
  const type = schema?.type === 'array' ? `array of ${schema.items ?? ''}` : (schema?.type ?? '');
  const byPlugin = Object.hasOwn(BY_PLUGIN, plugin) ? BY_PLUGIN[plugin] : undefined;
  const byType = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
  const make = byPlugin ?? byType;
  if (make === undefined) {
    throw new UnmodelledJql(`searching the field '${field.name}' of type '${plugin || type}'`);
  }
  return make(field);
}
