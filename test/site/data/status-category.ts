import type { Status, StatusCategory } from '../jira/model';

/** Jira has four categories. Their ids and keys are the same on every site; names are translated. */
export const NO_CATEGORY: StatusCategory = {
  id: 1,
  key: 'undefined',
  colorName: 'medium-gray',
  name: 'No Category',
};
const CATEGORIES: readonly StatusCategory[] = [
  NO_CATEGORY,
  { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  { id: 3, key: 'done', colorName: 'green', name: 'Done' },
  { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
];

/**
 * Which category is meant. The id is trusted first: it is fixed in Jira's code, while recorded
 * data is seen with a key or a name that was translated or edited by hand. The name never counts.
 */
export function statusCategory(
  written: { readonly id?: number; readonly key?: string } | null | undefined,
): StatusCategory {
  return (
    CATEGORIES.find(({ id }) => id === written?.id) ??
    CATEGORIES.find(({ key }) => key === written?.key) ??
    NO_CATEGORY
  );
}

/** A status that only an old history entry still names; its category is not known any more. */
export function forgottenStatus(id: string, name: string): Status {
  return { id, name, statusCategory: NO_CATEGORY };
}
