import type { ColumnMapping } from './import-columns';
import {
  readDescription,
  readerOf,
  readMeasure,
  readPlace,
  readTitle,
  type ImportRules,
  type RowReader,
} from './import-row';
import type {
  ImportedItem,
  ImportedKeyResult,
  ImportedObjective,
  ImportPlan,
  RowProblem,
  SkippedRow,
} from './imported-okrs';
import type { CsvRow } from './parse-csv';

type RowKind = 'objective' | 'key-result' | 'both' | 'other';

const OBJECTIVE = /objective|goal|big rock|^o$|okr$/;
const KEY_RESULT = /key result|^kr|metric|kpi|target|milestone|outcome/;

interface Draft {
  readonly objectives: ImportedObjective[];
  readonly keyResults: ImportedKeyResult[];
  readonly problems: RowProblem[];
  readonly skipped: SkippedRow[];
  /** The key results below a row without a parent belong to the last objective above. */
  lastObjective: string | null;
}

/**
 * What the rows of a table would become, and what stands in their way. Nothing is written: this is
 * the dry run. Understands one row per item with a type, and rows that name an objective and one
 * of its key results side by side.
 */
export function planImport(rows: readonly CsvRow[], rules: ImportRules): ImportPlan {
  const draft: Draft = {
    objectives: [],
    keyResults: [],
    problems: [],
    skipped: [],
    lastObjective: null,
  };
  for (const row of rows) readInto(draft, readerOf(row, rules));
  const refs = objectiveRefs(draft.objectives);
  const objectives = draft.objectives.map((objective) => withParent(draft, objective, refs));
  const keyResults = draft.keyResults.flatMap((keyResult) => withObjective(draft, keyResult, refs));
  refuseCycles(draft, objectives);
  const items = parentsFirst(objectives, keyResults);
  refuseBelowRefused(draft, items);
  const bad = new Set(draft.problems.map(({ line }) => line));
  return {
    items: items.filter(({ line }) => !bad.has(line)),
    problems: [...draft.problems].sort((a, b) => a.line - b.line),
    skipped: draft.skipped,
  };
}

function readInto(draft: Draft, reader: RowReader): void {
  switch (kindOf(reader)) {
    case 'objective':
      addObjective(draft, reader);
      break;
    case 'key-result':
      addKeyResult(draft, reader, parentNamed(reader) ?? draft.lastObjective ?? '');
      break;
    case 'both':
      addBoth(draft, reader);
      break;
    case 'other':
      skip(draft, reader);
  }
  draft.problems.push(...reader.problems);
}

function kindOf(reader: RowReader): RowKind {
  const type = reader.text('type').toLowerCase();
  if (KEY_RESULT.test(type)) return 'key-result';
  if (OBJECTIVE.test(type)) return 'objective';
  if (type !== '') return 'other';
  const hasKeyResult = reader.text('keyResult') !== '';
  const hasObjective = reader.text('objective') !== '';
  if (hasObjective && hasKeyResult) return 'both';
  if (hasKeyResult) return 'key-result';
  return isKeyResultWithoutType(reader.rules.columns, reader) ? 'key-result' : 'objective';
}

/** A target is what makes a key result where no column says so. */
function isKeyResultWithoutType(columns: ColumnMapping, reader: RowReader): boolean {
  const hasTarget = reader.text('targetValue') !== '' || reader.text('jql') !== '';
  return columns.type === null && hasTarget && parentNamed(reader) !== null;
}

function skip(draft: Draft, reader: RowReader): void {
  const title = reader.text('title') || reader.text('keyResult') || reader.text('objective');
  draft.skipped.push({ line: reader.line, type: reader.text('type'), title });
}

function addObjective(draft: Draft, reader: RowReader): void {
  const title = readTitle(reader, ['title', 'objective']);
  const parent = reader.text('parent');
  draft.objectives.push({
    ...readDescription(reader),
    kind: 'objective',
    ref: reader.text('id') || title,
    title,
    parentRef: parent === '' ? null : parent,
    ...readPlace(reader),
  });
  draft.lastObjective = reader.text('id') || title;
}

function addKeyResult(draft: Draft, reader: RowReader, objectiveRef: string): void {
  draft.keyResults.push({
    ...readDescription(reader),
    ...readMeasure(reader),
    kind: 'key-result',
    title: readTitle(reader, ['keyResult', 'title']),
    objectiveRef,
  });
  if (objectiveRef === '') reader.refuse('parent', 'objective-missing');
}

/** The objective is made of its first row; what the row says otherwise is the key result's. */
function addBoth(draft: Draft, reader: RowReader): void {
  const title = reader.text('objective');
  const isKnown = draft.objectives.some(({ ref }) => isSame(ref, title));
  if (!isKnown) {
    draft.objectives.push({
      ...readDescription(reader),
      kind: 'objective',
      ref: title,
      title: readTitle(reader, ['objective']),
      description: '',
      weight: 1,
      status: { kind: 'running', status: null },
      parentRef: null,
      ...readPlace(reader),
    });
    // The key result of the same row says the rest once more.
    const ofObjective = reader.problems.filter(({ field }) => field === 'objective');
    reader.problems.splice(0, reader.problems.length, ...ofObjective);
  }
  addKeyResult(draft, reader, title);
}

function parentNamed(reader: RowReader): string | null {
  const named = reader.text('parent') || reader.text('objective');
  return named === '' ? null : named;
}

/** From ids and titles, in any case, to the one objective they mean; `null` when they mean two. */
type Refs = ReadonlyMap<string, string | null>;

function objectiveRefs(objectives: readonly ImportedObjective[]): Refs {
  const refs = new Map<string, string | null>();
  for (const { title, ref } of objectives) {
    const name = plain(title);
    refs.set(name, refs.has(name) ? null : ref);
  }
  for (const { ref } of objectives) {
    if (!isTitleOfMany(refs, ref)) refs.set(plain(ref), ref);
  }
  return refs;
}

const isTitleOfMany = (refs: Refs, ref: string) => refs.get(plain(ref)) === null;
const plain = (text: string) => text.trim().toLowerCase();
const isSame = (a: string, b: string) => plain(a) === plain(b);

function withParent(draft: Draft, objective: ImportedObjective, refs: Refs): ImportedObjective {
  if (refs.get(plain(objective.ref)) === null) {
    draft.problems.push(problem(objective, 'title', 'name-not-unique'));
  }
  if (objective.parentRef === null) return objective;
  const parentRef = refs.get(plain(objective.parentRef));
  if (parentRef === undefined || parentRef === null) {
    const reason = parentRef === null ? 'name-not-unique' : 'parent-not-in-file';
    draft.problems.push(problem({ ...objective, title: objective.parentRef }, 'parent', reason));
    return { ...objective, parentRef: null };
  }
  return { ...objective, parentRef };
}

function withObjective(
  draft: Draft,
  keyResult: ImportedKeyResult,
  refs: Refs,
): readonly ImportedKeyResult[] {
  if (keyResult.objectiveRef === '') return [keyResult];
  const objectiveRef = refs.get(plain(keyResult.objectiveRef));
  if (objectiveRef !== undefined && objectiveRef !== null) return [{ ...keyResult, objectiveRef }];
  const reason = objectiveRef === null ? 'name-not-unique' : 'objective-not-in-file';
  const named = { ...keyResult, title: keyResult.objectiveRef };
  draft.problems.push(problem(named, 'parent', reason));
  return [];
}

function problem(
  { line, title }: { readonly line: number; readonly title: string },
  field: RowProblem['field'],
  reason: RowProblem['reason'],
): RowProblem {
  return { line, field, reason, text: title };
}

function refuseCycles(draft: Draft, objectives: readonly ImportedObjective[]): void {
  const parentOf = new Map(objectives.map(({ ref, parentRef }) => [ref, parentRef]));
  for (const objective of objectives) {
    const seen = new Set<string>();
    let ancestor: string | null = objective.parentRef;
    while (ancestor !== null && ancestor !== objective.ref && !seen.has(ancestor)) {
      seen.add(ancestor);
      ancestor = parentOf.get(ancestor) ?? null;
    }
    if (ancestor === objective.ref) {
      draft.problems.push(problem(objective, 'parent', 'parent-cycle'));
    }
  }
}

/** What hangs on a row that cannot be imported cannot either. Parents come first in `items`. */
function refuseBelowRefused(draft: Draft, items: readonly ImportedItem[]): void {
  const badLines = new Set(draft.problems.map(({ line }) => line));
  const badRefs = new Set<string>();
  for (const item of items) {
    const above = item.kind === 'objective' ? item.parentRef : item.objectiveRef;
    const isBelow = above !== null && badRefs.has(above);
    if (isBelow && !badLines.has(item.line)) {
      draft.problems.push({
        line: item.line,
        field: 'parent',
        reason: 'above-refused',
        text: above,
      });
    }
    const isBad = isBelow || badLines.has(item.line);
    if (isBad && item.kind === 'objective') badRefs.add(item.ref);
  }
}

/** Top objectives first, then the ones below, then all key results, each in the file's order. */
function parentsFirst(
  objectives: readonly ImportedObjective[],
  keyResults: readonly ImportedKeyResult[],
): readonly ImportedItem[] {
  const parentOf = new Map(objectives.map(({ ref, parentRef }) => [ref, parentRef]));
  const depthOf = (objective: ImportedObjective) => {
    let depth = 0;
    let ancestor = objective.parentRef;
    while (ancestor !== null && depth <= objectives.length) {
      depth += 1;
      ancestor = parentOf.get(ancestor) ?? null;
    }
    return depth;
  };
  const byDepth = objectives.map((objective) => ({ objective, depth: depthOf(objective) }));
  byDepth.sort((a, b) => a.depth - b.depth);
  return [...byDepth.map(({ objective }) => objective), ...keyResults];
}
