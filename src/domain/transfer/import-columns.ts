/**
 * What a column of an imported table can mean. Names differ from tool to tool, so they are
 * recognised by a table of synonyms and the person has the last word.
 */
export const IMPORT_FIELDS = [
  'type',
  'id',
  'title',
  'objective',
  'keyResult',
  'parent',
  'description',
  'owner',
  'project',
  'level',
  'cycle',
  'start',
  'end',
  'startValue',
  'targetValue',
  'currentValue',
  'unit',
  'progress',
  'weight',
  'status',
  'labels',
  'jql',
] as const;

export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Which column, counted from 0, holds a field; `null` when none does. */
export type ColumnMapping = Readonly<Record<ImportField, number | null>>;

/** In lower case, without punctuation. The first names are the likeliest. */
const SYNONYMS: Readonly<Record<ImportField, readonly string[]>> = {
  type: ['type', 'okr type', 'item type', 'objective type', 'record type', 'entity type', 'kind'],
  id: ['id', 'okr id', 'objective id', 'goal id', 'item id', 'key', 'goal key', 'external id'],
  title: ['title', 'name', 'okr title', 'okr', 'goal', 'goal name', 'summary', 'okr name'],
  objective: ['objective', 'objective title', 'objective name', 'parent objective title'],
  keyResult: ['key result', 'key result title', 'key result name', 'kr', 'kr title', 'kr name'],
  parent: [
    'parent',
    'parent id',
    'parent okr id',
    'parent objective',
    'parent objective id',
    'parent title',
    'parent goal',
    'aligned to',
    'alignment',
    'aligned with',
    'contributes to',
  ],
  description: ['description', 'details', 'notes', 'okr description', 'why'],
  owner: [
    'owner',
    'owner email',
    'owner e mail',
    'okr owner',
    'owner name',
    'assignee',
    'owned by',
    'responsible',
    'email',
    'lead',
  ],
  project: ['project', 'project key', 'jira project', 'space'],
  level: ['level', 'okr level', 'owner type', 'entity', 'scope', 'team level'],
  cycle: ['cycle', 'time period', 'period', 'quarter', 'time frame', 'timeframe', 'interval'],
  start: ['start date', 'start', 'starts', 'begin', 'begin date', 'from date', 'from'],
  end: ['end date', 'due date', 'end', 'due', 'ends', 'target date', 'deadline', 'to date'],
  startValue: [
    'start value',
    'initial value',
    'metric start',
    'baseline',
    'initial',
    'start metric',
  ],
  targetValue: [
    'target value',
    'target',
    'metric target',
    'goal value',
    'end value',
    'target number',
    'desired value',
  ],
  currentValue: [
    'current value',
    'current',
    'metric current',
    'actual',
    'actual value',
    'latest value',
    'value',
  ],
  unit: [
    'unit',
    'metric',
    'metric name',
    'metric unit',
    'measure',
    'metric type',
    'unit of measure',
  ],
  progress: ['progress', 'progress %', 'percent complete', 'completion', '% complete', 'score'],
  weight: ['weight', 'weightage', 'weighting', 'progress weight'],
  status: ['status', 'current status', 'okr status', 'health', 'state', 'latest status'],
  labels: ['labels', 'tags', 'tag', 'label', 'themes', 'categories'],
  jql: ['jql', 'query', 'jql query', 'jira query', 'jira jql'],
};

/** Fields by the names of their columns; a column is given to one field only. */
export function guessColumns(header: readonly string[]): ColumnMapping {
  const names = header.map(plainName);
  const taken = new Set<number>();
  const found = new Map<ImportField, number>();
  const isFree = (at: number) => !taken.has(at);
  const longest = Math.max(...IMPORT_FIELDS.map((field) => SYNONYMS[field].length));
  // All first choices before all second ones: `objective` is a title only if nothing is called so.
  for (let choice = 0; choice < longest; choice += 1) {
    for (const field of IMPORT_FIELDS) {
      const synonym = SYNONYMS[field][choice];
      if (found.has(field) || synonym === undefined) continue;
      const at = names.findIndex((name, index) => name === synonym && isFree(index));
      if (at < 0) continue;
      taken.add(at);
      found.set(field, at);
    }
  }
  return mapping((field) => found.get(field) ?? null);
}

function mapping(columnOf: (field: ImportField) => number | null): ColumnMapping {
  const entries = IMPORT_FIELDS.map((field) => [field, columnOf(field)] as const);
  return Object.fromEntries(entries) as Record<ImportField, number | null>;
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}
