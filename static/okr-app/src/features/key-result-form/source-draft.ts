import type {
  ChecklistItem,
  MetricSource,
  TypedSource,
} from '../../../../../src/domain/metrics/metric';

export type SourceKind = MetricSource['kind'];

type TypedItem = Pick<ChecklistItem, 'id' | 'text' | 'isDone'>;

/** What the form holds for numbers that do not come from Jira. */
export interface OwnSourceDraft {
  readonly kind: SourceKind;
  readonly unit: string;
  /** To-dos there are already; they are changed in the details. */
  readonly items: readonly TypedItem[];
  /** To-dos to add, one a line. */
  readonly newItems: string;
}

export const NO_OWN_SOURCE: OwnSourceDraft = {
  kind: 'jira-measure',
  unit: '',
  items: [],
  newItems: '',
};

export function ownSourceDraftOf(source: MetricSource): OwnSourceDraft {
  switch (source.kind) {
    case 'jira-measure':
      return NO_OWN_SOURCE;
    case 'manual':
      return { ...NO_OWN_SOURCE, kind: source.kind, unit: source.unit };
    case 'checklist':
      return {
        ...NO_OWN_SOURCE,
        kind: source.kind,
        items: source.items.map(({ id, text, isDone }) => ({ id, text, isDone })),
      };
  }
}

/** `null` for Jira's, which has a draft of its own. */
export function ownSource(draft: OwnSourceDraft): TypedSource | null {
  switch (draft.kind) {
    case 'jira-measure':
      return null;
    case 'manual':
      return { kind: 'manual', unit: draft.unit.trim() };
    case 'checklist':
      return { kind: 'checklist', items: [...draft.items, ...added(draft)] };
  }
}

/** The server keeps these names; they only have to differ from those there are. */
function added({ items, newItems }: OwnSourceDraft): readonly TypedItem[] {
  const taken = new Set(items.map(({ id }) => id));
  let count = 0;
  const nextId = (): string => {
    do count += 1;
    while (taken.has(`item-${String(count)}`));
    return `item-${String(count)}`;
  };
  return newItems
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ id: nextId(), text, isDone: false }));
}
