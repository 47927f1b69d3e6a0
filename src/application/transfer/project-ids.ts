import type { Json } from '../ports/audit';

/** Fields that hold the id of a Jira project, or stand for the whole site. */
const PROJECT_FIELDS: ReadonlySet<string> = new Set(['projectId', 'parentHome', 'home']);
/** What stands in an index for no project. */
const NO_PROJECT: ReadonlySet<string> = new Set(['site', 'none']);

export function projectIdsIn(value: Json): ReadonlySet<string> {
  const found = new Set<string>();
  visit(value, (field, text) => {
    if (PROJECT_FIELDS.has(field) && !NO_PROJECT.has(text)) found.add(text);
  });
  return found;
}

/** The same record in projects of another site. */
export function withProjectIds(value: Json, newIds: ReadonlyMap<string, string>): Json {
  if (isList(value)) return value.map((item) => withProjectIds(item, newIds));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([field, part]): [string, Json] => [
    field,
    PROJECT_FIELDS.has(field) && typeof part === 'string'
      ? (newIds.get(part) ?? part)
      : withProjectIds(part, newIds),
  ]);
  return Object.fromEntries(entries);
}

function visit(value: Json, see: (field: string, text: string) => void): void {
  if (isList(value)) {
    for (const item of value) visit(item, see);
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, part] of Object.entries(value)) {
      if (typeof part === 'string') see(field, part);
      else visit(part, see);
    }
  }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
