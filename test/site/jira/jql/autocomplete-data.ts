import { RESERVED_WORDS } from '@atlaskit/jql-ast';
import type { Field, SiteView } from '../model';
import { fieldsNamed, SYSTEM_FIELDS } from './field-registry';
import { historyField } from './history-values';
import { JQL_FUNCTIONS } from './jql-functions';
import { type SearchField, UnmodelledJql } from './jql-scope';

type Flag = 'true' | 'false';

interface FieldReference {
  readonly value: string;
  readonly displayName: string;
  readonly orderable: Flag;
  readonly searchable: Flag;
  readonly auto: Flag;
  readonly cfid?: string;
  readonly operators: readonly string[];
  readonly types: readonly string[];
}

interface FunctionReference {
  readonly value: string;
  readonly displayName: string;
  readonly isList?: Flag;
  readonly types: readonly string[];
}

/** The answer of REST `GET /rest/api/3/jql/autocompletedata`. */
interface AutocompleteData {
  readonly visibleFieldNames: readonly FieldReference[];
  readonly visibleFunctionNames: readonly FunctionReference[];
  readonly jqlReservedWords: readonly string[];
}

function flag(value: boolean): Flag {
  return value ? 'true' : 'false';
}

const HISTORY_OPERATORS = ['was', 'was in', 'was not', 'was not in', 'changed'];

function reference(
  field: SearchField,
  names: Pick<FieldReference, 'value' | 'displayName' | 'cfid'>,
): FieldReference {
  const history = historyField(names.value) === null ? [] : HISTORY_OPERATORS;
  return {
    ...names,
    orderable: flag(field.sort !== undefined),
    searchable: flag(field.operators.length > 0),
    auto: flag('spec' in field),
    operators: [...field.operators, ...history],
    types: ['spec' in field ? 'java.lang.Object' : 'java.lang.String'],
  };
}

function quoted(name: string): string {
  return /^[\w.]+$/.test(name) ? name : `"${name}"`;
}

function customReference(field: Field, view: SiteView): readonly FieldReference[] {
  const cfid = `cf[${String(field.schema?.customId ?? field.id.replace(/^customfield_/, ''))}]`;
  try {
    const [found] = fieldsNamed(cfid, view);
    const names = { value: quoted(field.name), displayName: `${field.name} - ${cfid}`, cfid };
    return found === undefined ? [] : [reference(found, names)];
  } catch (error) {
    // A kind of field the site cannot search is not offered.
    if (error instanceof UnmodelledJql) return [];
    throw error;
  }
}

export function autocompleteData(view: SiteView): AutocompleteData {
  const system = SYSTEM_FIELDS.map(({ names: [name = ''], field }) =>
    reference(field, { value: quoted(name), displayName: name }),
  );
  const custom = view.data.fields
    .filter((field) => field.custom)
    .flatMap((field) => customReference(field, view));
  return {
    visibleFieldNames: [...system, ...custom].sort((a, b) =>
      a.displayName.toLowerCase() < b.displayName.toLowerCase() ? -1 : 1,
    ),
    visibleFunctionNames: JQL_FUNCTIONS.filter((each) => each.isModelled).map((each) => ({
      value: each.usage,
      displayName: each.usage,
      ...(each.isList ? { isList: 'true' as const } : {}),
      types: [each.type],
    })),
    jqlReservedWords: [...RESERVED_WORDS].sort(),
  };
}
